#!/usr/bin/env bash
# Twobus beside a real Ardour, without its window, on PipeWire. Twobus offers Ardour's master, and opening the list
# mutes nothing. The readings equal those of the file, and so does the audio that Ardour plays meanwhile. Stopping,
# playing again and closing Ardour lose nothing. Then the closed loop with Ardour's own master fader, and Ardour's
# export. Arguments: the monitor section (off or on), Twobus, twobus-cli
[[ -x $(command -v ardour7-lua) && -x $(command -v oscsend) ]] || { echo "Skipped: Ardour 7 or liblo-tools is not installed (scripts/setup --drills)."; exit 77; }
source "$(dirname "$0")/servers.sh"
section=$1 app=$2 cli=$3
project=$(cd "$(dirname "$0")/../.." && pwd)

start_pipewire
pw-metadata -n settings 0 clock.force-quantum 2048 >/dev/null # this test is about levels, not about latency

# A song of 45 s with peaks over the limit, so that the fader must come down.
sox "$project/Resources/demo.flac" -b 24 "$work/song.wav"
python3 "$(dirname "$0")/ardour_session.py" "$work/session" "$work/song.wav" $([[ $section == on ]] && echo --monitor-section) || { fail "no session"; exit 1; }

osc() { oscsend localhost 3819 "$@"; }

start_ardour() {
    background ardour env LD_LIBRARY_PATH=/usr/lib/ardour7 ARDOUR_DATA_PATH=/usr/share/ardour7 ARDOUR_CONFIG_PATH=/etc/ardour7 ARDOUR_DLL_PATH=/usr/lib/ardour7 \
        pw-jack /usr/lib/ardour7/hardour-* "$work/session" song
    ardour=$last
    until_true 300 eval 'pw-link -l | grep -A1 "ardour:Master/audio_out 1" | grep -q ">"' || fail "Ardour does not start: $(tail -n 5 "$work/ardour.log")"
    until_true 20 false # Ardour starts OSC last
    osc /transport_stop # without its window, Ardour plays as soon as it has started
    until_true 10 false
}

save_session() {
    touch "$work/before"
    osc /save_state
    until_true 100 eval '[[ $work/session/song.ardour -nt $work/before ]]' || fail "Ardour does not save its session"
}

play_from_start() { osc /locate ii 0 1; }

# song_ends NAME: waits until the meter NAME has heard the song to its end.
song_ends() {
    until_true 60 false
    meter_says "$1" 600 '.truePeakDbtp > -30 and (.momentaryLufs // -200) < -60' || fail "the song does not end"
    until_true 30 false # a pass ends after 2 s
}

# equal_to_file NAME LINE [TOLERANCE]: the peak and loudness in a line of the meter, or in a report, equal those of the
# file.
reference=$("$cli" check --json "$work/song.wav")
equal_to_file() {
    near "$(jq .samplePeakDbfs <<<"$2")" "$(jq .samplePeakDbfs <<<"$reference")" "${3:-0.001}" "$1: sample peak"
    near "$(jq .integratedLufs <<<"$2")" "$(jq .integratedLufs <<<"$reference")" 0.02 "$1: integrated"
}

start_ardour
master=Master
[[ $section == on ]] && master=Monitor
"$cli" devices >"$work/devices.log"
grep -A1 '^PipeWire:ardour  \[DAW\]' "$work/devices.log" | grep -q "$master/audio_out 1,$master/audio_out 2" || fail "Ardour's $master is not offered: $(cat "$work/devices.log")"

# Ardour plays on while the list is open.
start_display
start_window window "$app" --stage mix
xdotool windowsize --sync "$window" 1000 640
until_true 15 sees list 'Play the demo'
press End # moves the focus ring off the first row, since tesseract reads the ring as part of the text
until_true 15 sees list "Ardour, $master" || fail "the window does not offer Ardour's $master: $(tr '\n' '|' <"$work/list.txt")"
[[ $section == off ]] || grep -q 'monitor section' "$work/list.txt" || fail "why it is the monitor section is not said: $(tr '\n' '|' <"$work/list.txt")"
save_session
grep -qi twobus "$work/session/song.ardour" && fail "the open list leaves connections in Ardour's session"
start_meter meter "$cli"
until_true 50 grep -q secondsMeasured "$work/meter.log" || fail "the meter does not choose Ardour: $(cat "$work/meter-said.log")"
background record pw-record -P '{ stream.capture.sink = true }' --target daw_out --rate 48000 --channels 2 --format f32 "$work/heard.wav"
recorder=$last
until_true 10 false
play_from_start
song_ends meter
line=$(last_line meter)
equal_to_file meter "$line"
near "$(jq .lostFrames <<<"$line")" 0 0 "lost frames"
end "$recorder"
# Cut to the first sound, where the meter starts too: the loudness depends a little on where its blocks begin.
sox "$work/heard.wav" "$work/played.wav" silence 1 1s 0%
equal_to_file "what Ardour played" "$("$cli" check --json "$work/played.wav")"

# Stopped in the middle, played again, and closed.
play_from_start
until_true 60 false
osc /transport_stop
until_true 40 false
play_from_start
until_true 60 false
end "$ardour"
until_true 50 eval '[[ $(reading meter .message) != null ]]' || fail "that Ardour has gone is not said"
near "$(reading meter .lostFrames)" 0 0 "lost frames, stopped, played and closed"
echo "said: $(reading meter .message)"
start_ardour
until_true 100 eval '[[ $(reading meter .message) == null ]]' || fail "Ardour is not found again: $(reading meter .message)"
near "$(reading meter .lostFrames)" 0 0 "lost frames, opened again"

# The closed loop: move the master fader as the meter asks, and play again.
end_at_once "$(pgrep -f "^$cli meter --json$" | head -n 1)" 2>/dev/null
start_meter loop "$cli" --log
until_true 50 grep -q secondsMeasured "$work/loop.log" || fail "nothing is metered"
play_from_start
song_ends loop
trim=$(reading loop .trimDb)
near "$trim" -5.6 0.4 "what the fader is asked for"
osc /master/gain f "$trim"
play_from_start
meter_says loop 480 '(.followUp.result // "") | startswith("done")' || fail "the follow-up: $(last_line loop | jq -c .followUp)"
echo "closed loop: $(last_line loop | jq -c .followUp)"
song_ends loop

# Compare Ardour's own export with what was heard. Ardour's monitor section has its own level, which an export lacks.
save_session
end "$ardour"
end "$(pgrep -f "^$cli meter --json --log$" | head -n 1)" 2>/dev/null
# ardour7-export sometimes crashes: after finishing, or before it has written the lengths into the header.
exported() {
    (ardour7-export --bitdepth 24 --output "$work/bounce.wav" "$work/session" song) >>"$work/export.log" 2>&1
    [[ $(soxi -D "$work/bounce.wav") == 45* ]]
}
exported || exported || exported
near "$(soxi -D "$work/bounce.wav")" 45 0.5 "the export's seconds"
near "$("$cli" check --json "$work/bounce.wav" | jq .samplePeakDbfs)" "$(jq ".samplePeakDbfs + $trim" <<<"$reference")" 0.02 "the export's sample peak"
"$cli" verify "$work/bounce.wav" >"$work/verify.log" || fail "verify: status $?"
grep -q 'The same as heard live, and undamaged' "$work/verify.log" || fail "the export is not what was heard: $(tr '\n' '|' <"$work/verify.log")"
cat "$work/verify.log"
exit $((failures > 0))
