#!/usr/bin/env bash
# twobus-cli check: other programs read the reports that it writes. JSON is checked against its schema, CSV and HTML by
# Python, cue points by libsndfile and ffprobe, audio by sox. Arguments: the program, the project's folder.
source "$(dirname "$0")/common.sh"

expect_check() { expect "$1" "$2" check "${@:3}"; }

hostile=$'a <script>alert(1)<\nscript> & "b" \U1F3B8.wav'
sox -n -r 48000 -c 2 -b 24 hot.wav synth 5 sine 997 gain -0.4
sox -n -r 44100 -c 1 -b 16 clipped.wav synth 2 sine 440 gain 6 2>/dev/null
sox -n -r 48000 -c 2 -b 24 silent.wav trim 0 3
cp hot.wav "$hostile"
cp hot.wav =1+1.wav
echo words >text.wav

# Every kind of report on every kind of file, at each stage. Reports don't change stdout.
all=(hot.wav clipped.wav silent.wav "$project/Resources/demo.flac" "$hostile" =1+1.wav text.wav none.wav)
for stage in mix master recording; do
    expect_check 2 "Written: $stage.html" --stage "$stage" --html "$stage.html" --csv "$stage.csv" --report-json "$stage.json" -- "${all[@]}"
    "$cli" check --stage "$stage" -- "${all[@]}" >plain.txt 2>/dev/null
    "$cli" check --stage "$stage" --html again.html --csv again.csv -- "${all[@]}" 2>/dev/null | cmp -s - plain.txt || fail "stdout changes with reports, $stage"

    python3 - "$project/Resources/schema/report-1.schema.json" "$stage.json" <<'PYTHON' || fail "the JSON does not keep its schema, $stage"
import json, sys, jsonschema
schema, report = (json.load(open(name)) for name in sys.argv[1:])
jsonschema.Draft202012Validator.check_schema(schema)
errors = list(jsonschema.Draft202012Validator(schema).iter_errors(report))
for error in errors[:10]:
    print(list(error.absolute_path), error.message[:200])

# The schema must reject bad reports, or else the check above proves nothing.
def passes(change):
    other = json.loads(json.dumps(report))
    change(other)
    return jsonschema.Draft202012Validator(schema).is_valid(other)
wrong = [lambda r: r.update(format=2), lambda r: r["files"][0].update(verdict="fine"), lambda r: r["files"][0].pop("truePeakDbtp"),
         lambda r: r["files"][-1].update(error=1), lambda r: r["files"][0]["loudMoments"][0].update(channel="left"), lambda r: r.pop("standard")]
sys.exit(bool(errors) or len(report["files"]) != 8 or any(passes(change) for change in wrong))
PYTHON
    [[ $(jq -r '.files | length' "$stage.json") == 8 ]] || fail "jq reads the JSON, $stage"

    python3 - "$stage.csv" <<'PYTHON' || fail "the CSV, $stage"
import csv, sys
text = open(sys.argv[1], newline="", encoding="utf-8").read()
rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
names = [row[0] for row in rows[1:]]
assert len(rows) == 9 and len({len(row) for row in rows}) == 1, rows
assert text.endswith("\r\n") and "'=1+1.wav" in names and 'a <script>alert(1)<\nscript> & "b" \U0001F3B8.wav' in names, names
assert all(not cell.startswith(("=", "+", "@")) for row in rows for cell in row), rows
peak = rows[0].index("true peak (dBTP)")
assert abs(float(rows[1][peak]) + 0.4) < 0.02 and rows[3][peak] == "-inf" and rows[8][peak] == "", [row[peak] for row in rows]
PYTHON

    python3 - "$stage.html" <<'PYTHON' || fail "the HTML, $stage"
import re, sys, xml.dom.minidom
from html.parser import HTMLParser
text = open(sys.argv[1], encoding="utf-8").read()
class Page(HTMLParser):
    void, stack, ids, links, names = {"meta", "br"}, [], [], [], []
    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        assert tag != "script" and not any(name.startswith("on") or name == "src" for name in attrs), (tag, attrs)
        if "id" in attrs: self.ids.append(attrs["id"])
        if "href" in attrs: self.links.append(attrs["href"])
        if tag not in self.void: self.stack.append(tag)
    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in self.void: self.stack.pop()
    def handle_endtag(self, tag):
        assert self.stack.pop() == tag, tag
    def handle_data(self, data):
        if self.stack and self.stack[-1] == "bdi": self.names.append(data)
page = Page()
page.feed(text)
page.close()
assert not page.stack and len(page.ids) == len(set(page.ids)), "open tags or ids twice"
assert all(link[0] == "#" and link[1:] in page.ids for link in page.links), page.links
assert not re.search(r"https?:|url\(|@import", text), "it refers to the network"
assert 'a <script>alert(1)<\u240ascript> & "b" \U0001F3B8.wav' in page.names, page.names
xml.dom.minidom.parseString(text.replace("<!DOCTYPE html>", "")) # strictly well-formed
PYTHON
done
grep -q "What each service will do" master.html || fail "the master's page has no services"
grep -q "What each service will do" mix.html && fail "the mix's page has services"
# Read whole (--memory): else xmllint 2.9 takes a long attribute for a broken one if its buffer ends there.
xmllint --memory --html --noout --recover mix.html 2>&1 | grep -av "Tag .* invalid" | grep -aq "error" && fail "xmllint: $(xmllint --memory --html --noout mix.html 2>&1 | grep -av "Tag" | head -3)"

# Markers
mkdir marks
expect_check 1 "Written: marks/hot-markers.csv" --markers reaper,audacity,cue --marker-folder marks hot.wav
grep -qxE 'M[0-9]+,[0-9]+: -0.4 dBTP [^,]*,0:00:0[0-9]\.[0-9]{3},,' marks/hot-markers.csv || fail "REAPER: $(head -3 marks/hot-markers.csv)"
grep -qxP '\d+\.\d{6}\t\d+\.\d{6}\t\d+: -0.4 dBTP .*' marks/hot-markers.txt || fail "Audacity: $(head -3 marks/hot-markers.txt)"
expect_check 1 "Written: marks/hot-markers (2).wav" --markers cue --marker-folder marks hot.wav
expect_check 1 "Written: hot-markers.csv" --markers reaper hot.wav

# sox and ffmpeg read the same audio from the copy as from the original, and libsndfile and ffprobe find its cue points.
cmp -s <(sox hot.wav -t raw -) <(sox marks/hot-markers.wav -t raw -) || fail "sox reads other audio in the copy"
cmp -s <(ffmpeg -v error -i hot.wav -f s32le -) <(ffmpeg -v error -i marks/hot-markers.wav -f s32le -) || fail "ffmpeg reads other audio in the copy"
sndfile-info marks/hot-markers.wav | grep -qi "cue" || fail "sndfile-info sees no cue points"
sndfile-info marks/hot-markers.wav | grep -qi "error\|should be" && fail "sndfile-info finds a fault: $(sndfile-info marks/hot-markers.wav)"
ffprobe -v error -show_chapters -of json marks/hot-markers.wav >/dev/null || fail "ffprobe cannot read the copy"

# BWF and RF64 keep their chunks.
sndfile-metadata-set --bext-description "The take" --bext-originator "Somebody" hot.wav bwf.wav 2>/dev/null
ffmpeg -v error -y -i hot.wav -c:a pcm_s24le -rf64 always rf64.wav
expect_check 1 "Written: bwf-markers.wav" --markers cue bwf.wav
expect_check 1 "Written: rf64-markers.wav" --markers cue rf64.wav
[[ $(sndfile-metadata-get --bext-description bwf-markers.wav) == *"The take"* ]] || fail "the broadcast extension is not in the copy"
[[ $(head -c 4 rf64-markers.wav) == RF64 ]] || fail "the copy of RF64 is no RF64"
cmp -s <(ffmpeg -v error -i rf64.wav -f s32le -) <(ffmpeg -v error -i rf64-markers.wav -f s32le -) || fail "ffmpeg reads other audio in the copy of RF64"

# A report can go to stdout, like the readings.
[[ $("$cli" check --csv /dev/stdout hot.wav 2>/dev/null | grep -c "^hot.wav") == 2 ]] || fail "the CSV is not on stdout"

# Impossible requests get a sentence and status 2, and existing files stay unchanged.
cp hot.wav keep.wav
expect_check 2 "the name of an audio file" --html keep.wav hot.wav
cmp -s keep.wav hot.wav || fail "a report replaced audio"
expect_check 2 "Make its folder first" --csv none/r.csv hot.wav
expect_check 2 "No space left on device" --csv /dev/full hot.wav
expect_check 2 "not a WAV file" --markers cue --marker-folder marks "$project/Resources/demo.flac"
expect_check 2 "markers must be for reaper, audacity or cue" --markers ardour hot.wav
expect_check 2 "--marker-folder" --marker-folder marks hot.wav
find . -name '.twobus-*' | grep -q . && fail "temporary files stay: $(find . -name '.twobus-*')"

finish
