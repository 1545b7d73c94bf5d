#!/usr/bin/env bash
# Nine taps in a real Ardour, live and exported: seven on tracks before the fader, on the master before its chain and
# behind the fader, with a latent limiter behind one of the track taps and another in the chain. Every tap's audio is at
# the place on the timeline that its blocks say, to the frame: playing, located, looped, stopped, switched off and on.
# None of it is lost, and the taps keep their ids when the session is opened again.
# Arguments: VST3 or LV2, the recorder of taps, the VST3 and the LV2 bundle
source "$(dirname "$0")/servers.sh"
source "$(dirname "$0")/tapped_ardour.sh"
format=$1 recorder=$2
has_ardour "$3" "$4"
[[ -e /usr/lib/ladspa/fast_lookahead_limiter_1913.so ]] || { echo "Skipped: swh-plugins is not installed (scripts/setup --drills)."; exit 77; }

names=(Band Bass Drums Keys Guitar Choir Strings)
tracks=()
for name in "${names[@]}"; do # the noise is always the same, so each file takes another part of it
    sox -n -r 48000 -c 2 -b 16 "$work/$name.wav" synth 30 whitenoise gain -30 trim ${#tracks[@]} 12
    [[ $name == Band ]] || tracks+=(--track "$name=$work/$name.wav")
done
make_song "$work/session" "$work/Band.wav" "${tracks[@]}"
sed -i 's|</Locations>|<Location id="5001" name="Loop" start="a564480000" end="a846720000" flags="IsAutoLoop" locked="0" timestamp="0" cue="0"/></Locations>|' "$work/session/song.ardour"

# at_their_places NAME PERCENT: whether every tap's audio in the folder NAME is that of the files at the frames that its
# blocks say. Ardour's fades, and the silence before delayed tracks, at a start and a locate are up to PERCENT of them.
at_their_places() {
    python3 - "$work" "$1" "$2" "${names[@]}" <<'PYTHON'
import array, glob, sys, wave
work, folder, percent, *names = sys.argv[1:]
files = {}
for name in names:
    with wave.open(f"{work}/{name}.wav") as file:
        data = file.readframes(file.getnframes())
    files[name] = [sample / 32768 for sample in array.array("h", data)[::2]]
files["the mix"] = [sum(samples) for samples in zip(*files.values())]
seen = []
for path in glob.glob(f"{work}/{folder}/*.blocks"):
    samples = array.array("f")
    with open(path.replace(".blocks", ".raw"), "rb") as raw:
        samples.frombytes(raw.read())
    left, position, places = samples[::2], 0, []
    for line in open(path):
        host, playing, _, frames, *_ = line.split()
        if playing == "1" and host != "-" and 0 <= int(host) <= len(files["the mix"]) - int(frames):
            places.append((position, int(host), int(frames)))
        position += int(frames)
    if not places:
        continue
    def misplaced(file): # of every third frame
        return [host + i for at, host, frames in places for i in range(0, frames, 3) if abs(left[at + i] - file[host + i]) > 1e-5]
    wrong, name = min(((misplaced(file), name) for name, file in files.items()), key=lambda each: len(each[0]))
    total = sum(len(range(0, frames, 3)) for _, _, frames in places)
    seen.append(name)
    print(f"{name}: {3 * total} frames, {100 * len(wrong) / total:.2f} % not at their places")
    if 100 * len(wrong) > float(percent) * total:
        sys.exit(f"{path}: not at their places: {wrong[:40:4]} ... {wrong[::len(wrong) // 40 + 1]}")
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
at_their_places live 50 || fail "live"
loops=$(cat "$work"/live/*.blocks | awk '$1 == 96000 && before == 144000 { loops++ } { before = $1 + $4 } END { print loops + 0 }')
((loops >= 9)) || fail "the loop's ends are not told to the frame: $loops"

# The session as it was saved, exported. Ardour's exporter sometimes crashes, also without taps: one good try of three.
for ((attempt = 0; attempt < 3; attempt++)); do
    rm -rf "$work/export" "$work/export.log"
    start_recorder export "$recorder"
    timeout 120 "$version-export" -b float -o "$work/export.wav" "$work/session" song >"$work/exporter.log" 2>&1
    until_true 20 eval '(($(grep -c ^closed "$work/export.log") >= 9))'
    end_recorder export
    at_their_places export 1 && break
done
((attempt < 3)) || fail "exported"
near "$(num_opened export)" 9 0 "taps heard exporting"
for log in live export; do grep '^opened' "$work/$log.log" | cut -d ' ' -f 2 | sort -u >"$work/$log.ids"; done
cmp -s "$work/live.ids" "$work/export.ids" || fail "the ids are others when the session is opened again"
exit $((failures > 0))
