#!/usr/bin/env bash
# Nine taps in a real Ardour, live and exported: seven on tracks before the fader, on the master before its chain and
# behind the fader, with a latent limiter behind one of the track taps and another in the chain. Every tap's audio is at
# the place on the timeline that its blocks say, to the frame: playing, located, looped, stopped, switched off and on.
# None of it is lost. The tap of a copied track takes an id of its own, and the others keep theirs when the session is
# opened again.
# Arguments: VST3 or LV2, the recorder of taps, the VST3 and the LV2 bundle
source "$(dirname "$0")/servers.sh"
source "$(dirname "$0")/tapped_ardour.sh"
format=$1 recorder=$2
has_ardour "$3" "$4"
[[ -e /usr/lib/ladspa/fast_lookahead_limiter_1913.so ]] || { echo "Skipped: swh-plugins is not installed (scripts/setup --drills)."; exit 77; }

names=(Band Bass Drums Keys Guitar Choir Strings)
tracks=()
for name in "${names[@]}"; do # with -R the noise is always the same, so each file takes another part of it
    sox -R -n -r 48000 -c 2 -b 16 "$work/$name.wav" synth 30 whitenoise gain -30 trim $((${#tracks[@]})) 12
    tracks+=(--track "$name=$work/$name.wav")
done
make_song "$work/session" "$work/Band.wav" "${tracks[@]:2}"
sed -i 's|</Locations>|<Location id="5001" name="Loop" start="a564480000" end="a846720000" flags="IsAutoLoop" locked="0" timestamp="0" cue="0"/></Locations>|' "$work/session/song.ardour"

# at_their_places NAME: whether every tap's audio in the folder NAME is that of the files at the frames that its blocks
# say. Ardour fades at starts, stops and the ends of loops, so the first and the last 85 ms of a stretch don't count. On
# a busy machine Ardour's disk is late for some blocks, which are silent then, so half of the rest is enough: audio at
# another place would be wrong everywhere.
at_their_places() {
    python3 - "$work" "$1" "${names[@]}" <<'PYTHON'
import array, glob, sys, wave
work, folder, *names = sys.argv[1:]
fade = 4096
files = {}
for name in names:
    with wave.open(f"{work}/{name}.wav") as file:
        data = file.readframes(file.getnframes())
    files[name] = [sample / 32768 for sample in array.array("h", data)[::2]]
files["the mix"] = [sum(samples) for samples in zip(*files.values())]
length = len(files["the mix"])

def stretches_of(lines):
    """Where the raw file and the timeline go on together: [first frame in the file, on the timeline, frames]."""
    position, stretches = 0, []
    for line in lines:
        host, playing, _, frames, *_ = line.split()
        frames = int(frames)
        if playing == "1" and host != "-":
            if stretches and stretches[-1][0] + stretches[-1][2] == position and stretches[-1][1] + stretches[-1][2] == int(host):
                stretches[-1][2] += frames
            else:
                stretches.append([position, int(host), frames])
        position += frames
    return stretches

seen, misplaced_stretches = [], []
for path in glob.glob(f"{work}/{folder}/*.blocks"):
    samples = array.array("f")
    with open(path.replace(".blocks", ".raw"), "rb") as raw:
        samples.frombytes(raw.read())
    left = samples[::2]
    places = []
    for at, host, frames in stretches_of(open(path)):
        first, last = max(fade, -host), min(frames - fade, length - host)
        if last > first:
            places.append((at + first, host + first, last - first))
    if not places:
        continue
    def misplaced(file): # the share of each stretch, by every third frame
        return [sum(abs(left[at + i] - file[host + i]) > 1e-5 for i in range(0, frames, 3)) / len(range(0, frames, 3)) for at, host, frames in places]
    shares, name = min(((misplaced(file), name) for name, file in files.items()), key=lambda each: sum(each[0]))
    seen.append(name)
    print(f"{name}: {len(places)} stretches, {sum(frames for _, _, frames in places)} frames, at most {100 * max(shares):.1f} % of one not at their places")
    for (_, host, frames), share in zip(places, shares):
        if share > 0.5:
            misplaced_stretches.append(f"{name}, {frames} frames from {host}: {100 * share:.1f} % not at their places")
if misplaced_stretches:
    sys.exit("\n".join(misplaced_stretches))
if sorted(seen) != sorted([*names, "the mix", "the mix"]):
    sys.exit(f"heard: {seen}")
PYTHON
}

# num_opened NAME: how many taps with different ids have come.
num_opened() { grep '^opened' "$work/$1.log" | cut -d ' ' -f 2 | sort -u | wc -l; }

start_recorder live "$recorder"
in_ardour insert "$format" "
    open('$work/session')
    local looked_at = tap()
    sleep(1.5)
    say('only looked at')
    looked_at = nil
    collectgarbage()
    for _, name in ipairs({ '${names[0]}'$(printf ", '%s'" "${names[@]:1}") }) do put(track(name), tap(), 0) end
    put(track('Bass'), limiter(), 1)
    local master = session:master_out()
    put(master, tap(), 0)
    put(master, limiter(), 1)
    put(master, tap(), -1)
    save() close_session() quit()"
# Ardour sometimes forgets a latency that came while its engine ran. Not so when the session is opened again.
in_ardour play "$format" "
    open('$work/session')
    sleep(1)
    play_at(0) sleep(2)
    stop() sleep(0.5)
    play_at(336000) sleep(1)
    play_at(96000) sleep(1)
    stop() sleep(0.5)
    session:request_play_loop(true, true) session:request_roll(from) sleep(3)
    session:request_play_loop(false, false) stop() sleep(0.5)
    play_at(0) sleep(0.5)
    local band = track('Band'):nth_plugin(0):to_insert()
    band:deactivate() sleep(1.5)
    band:activate() sleep(1)
    stop() sleep(0.5)
    say('played')
    AudioEngine:set_buffer_size(256)
    play_at(48000) sleep(1)
    stop() sleep(0.5)
    track('Band'):remove_processor(band, nil, true)
    band = nil
    collectgarbage()
    sleep(1)
    say('removed')
    close_session() quit()"
grep -q 'DRILL removed' "$work/play.log" || fail "Ardour did not play to the end: $(tail -n 3 "$work/play.log")"
end_recorder live
near "$(num_opened live)" 9 0 "taps heard live (an instance that is only looked at is none)"
near "$(grep -c ^closed "$work/live.log")" 18 0 "taps that went again"
at_their_places live || fail "live"
# Ardour's position of a tap runs past the loop's end by the delay of what comes behind the tap: 0 to 480 frames.
loops=$(grep -l . "$work"/live/*.blocks | while read -r file; do
    awk 'before >= 144000 && before <= 144480 && $1 == before - 48000 { loops = 1 } { before = $1 + $4 } END { print loops + 0 }' "$file"
done | grep -c 1)
near "$loops" 9 0 "taps that are told the loop's end to the frame"

# Ardour copies a track by the same state that it stores in the session.
start_recorder copy "$recorder"
cp -r "$work/session" "$work/copied"
python3 - "$work/copied/song.ardour" "$work/band.template" <<'PYTHON'
import sys, xml.etree.ElementTree as xml
session = xml.parse(sys.argv[1]).getroot()
track = next(each for each in session.iter("Route") if each.get("name") == "Band")
track.set("version", session.get("version"))
xml.ElementTree(track).write(sys.argv[2])
PYTHON
in_ardour copy-track "$format" "
    open('$work/copied')
    play_at(0) sleep(0.5)
    session:new_route_from_template(1, ARDOUR.PresentationInfo.max_order, '$work/band.template', 'Copy', ARDOUR.PlaylistDisposition.SharePlaylist)
    sleep(1)
    say('copied')
    close_session() quit()"
end_recorder copy
near "$(num_opened copy)" 10 0 "taps after a track was copied"
near "$(grep '^opened' "$work/live.log" "$work/copy.log" | cut -d ' ' -f 2 | sort -u | wc -l)" 10 0 "ids, the copied one's too"

# The session as it was saved, exported. Ardour's exporter sometimes crashes, also without taps: one good try of three.
for ((attempt = 0; attempt < 3; attempt++)); do
    rm -rf "$work/export" "$work/export.log"
    start_recorder export "$recorder"
    timeout 120 "$version-export" -b float -o "$work/export.wav" "$work/session" song >"$work/exporter.log" 2>&1
    until_true 20 eval '(($(grep -c ^closed "$work/export.log") >= 9))'
    end_recorder export
    at_their_places export && break
done
((attempt < 3)) || fail "exported"
near "$(num_opened export)" 9 0 "taps heard exporting"
for log in live export; do grep '^opened' "$work/$log.log" | cut -d ' ' -f 2 | sort -u >"$work/$log.ids"; done
cmp -s "$work/live.ids" "$work/export.ids" || fail "the ids are others when the session is opened again"
exit $((failures > 0))
