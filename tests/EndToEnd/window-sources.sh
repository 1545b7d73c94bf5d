#!/usr/bin/env bash
# The first question beside PipeWire: the list shows which source carries sound, and follows programs that come and go.
# It listens to no microphone and no idle output, and to nothing once a source is chosen. Arguments: Twobus
source "$(dirname "$0")/servers.sh"
app=$1

# node NAME CLASS
node() {
    pw-cli create-node adapter "{ factory.name=support.null-audio-sink node.name=$1 media.class=$2 object.linger=true audio.position=[FL FR] audio.rate=48000 }" >/dev/null
    until_true 100 eval "pw-link -o | grep -q '^$1:'" || fail "there is no $1"
}

# listened PORT: whether Twobus' client for the sound signs listens to this port
listened() { pw-link -l | awk -v port="$1" '/^[^ ]/ { current = $0 } current == port && /twobus-sound-sign/ { found = 1 } END { exit !found }'; }

start_pipewire
node idle_out Audio/Sink
node microphone Audio/Source/Virtual
start_display
tone 600

start_window window "$app"
xdotool windowsize --sync "$window" 1000 640
until_true 15 sees stage 'Finished master' || fail "the stage is not asked for: $(tr '\n' '|' <"$work/stage.txt")"
click_on stage Mix
until_true 8 sees asked 'Play the demo' || fail "what to listen to is not asked: $(tr '\n' '|' <"$work/asked.txt")"
press End # moves the focus ring off the first row, since tesseract reads the ring as part of the text
until_true 8 sees quiet 'daw_out' || fail "the sources are not listed: $(tr '\n' '|' <"$work/quiet.txt")"
grep -qw sound "$work/quiet.txt" && fail "something carries sound while nothing plays: $(tr '\n' '|' <"$work/quiet.txt")"

background player pw-play --target daw_out "$work/tone.wav"
player=$last
until_true 50 listened daw_out:monitor_FL || fail "the sign does not listen to daw_out"
sounding() { [[ $(read_window playing | grep -cw sound) == 2 ]]; }
until_true 15 sounding || fail "it is not the program and the monitor that carry sound: $(tr '\n' '|' <"$work/playing.txt")"
grep -q 'pw-play' "$work/playing.txt" || fail "a program that came is not listed: $(tr '\n' '|' <"$work/playing.txt")"
listened idle_out:monitor_FL && fail "an idle output was listened to"
listened microphone:capture_FL && fail "a microphone was listened to"

end "$player"
until_true 15 eval '! sees ended "pw-play|\bsound\b"' || fail "the list does not follow: $(tr '\n' '|' <"$work/ended.txt")"

click_on ended demo
until_true 50 eval '! pw-link -o -i | grep -q twobus-sound-sign' || fail "the sign listens although nobody looks"
exit $((failures > 0))
