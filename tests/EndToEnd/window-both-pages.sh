#!/usr/bin/env bash
# The window listens to two sources at once on PipeWire: a DAW's master on the mix page, and an input on the tracking page.
# Each page shows its own, and neither is disturbed. Then both pages listen to the same ports. Arguments: Twobus
source "$(dirname "$0")/servers.sh"
app=$1
settings=$XDG_CONFIG_HOME/twobus/settings.json

start_pipewire
pw-metadata -n settings 0 clock.force-quantum 2048 >/dev/null # this test is about levels, not about latency
pw-cli create-node adapter '{ factory.name=support.null-audio-sink node.name=microphone media.class=Audio/Sink object.linger=true audio.position=[FL FR] audio.rate=48000 }' >/dev/null
until_true 100 eval 'pw-link -o | grep -q "microphone:monitor_FR"' || fail "the second sink has no monitor"

sox -n -r 48000 -c 2 -b 24 "$work/song.wav" synth 300 sine 997 gain -6
sox -n -r 48000 -c 2 -b 24 "$work/voice.wav" synth 300 sine 440 gain -20
background song pw-play --target daw_out "$work/song.wav"
background voice pw-play --target microphone "$work/voice.wav"
# WirePlumber sometimes links a player to the default sink.
linked() { pw-link -l | grep -A3 "^$1:playback_FL" | grep -q '|<-'; }
until_true 100 linked daw_out && until_true 100 linked microphone || fail "nothing plays: $(pw-link -l)"

mkdir -p "${settings%/*}"
echo '{ "version": 1, "recordingSource": { "device": { "type": "JACK", "device": "microphone", "channels": ["monitor_FL", "monitor_FR"] } },
  "source": { "device": { "type": "JACK", "device": "daw_out", "channels": ["monitor_FL", "monitor_FR"] } }, "stage": "mix" }' >"$settings"
start_display
start_window window "$app"
xdotool windowmove "$window" 0 0 windowsize --sync "$window" 1280 800
until_true 30 sees mix '-6\.0 dBTP' || fail "the mix page does not read the song: $(tr '\n' '|' <"$work/mix.txt")"
press 1
until_true 30 sees tracking '-20\.0' || fail "the tracking page does not read the input: $(tr '\n' '|' <"$work/tracking.txt")"
grep -q 'no longer' "$work/tracking.txt" && fail "the input is lost: $(tr '\n' '|' <"$work/tracking.txt")"
press 2
until_true 30 sees again '-6\.0 dBTP' || fail "the mix page hears both: $(tr '\n' '|' <"$work/again.txt")"
grep -q 'no longer' "$work/again.txt" && fail "the song is lost: $(tr '\n' '|' <"$work/again.txt")"
end "$last"

# The same ports on both pages, if the user wants that.
sed -i 's/"microphone"/"daw_out"/' "$settings"
start_window same "$app" --stage mix --device JACK:daw_out --channels monitor_FL,monitor_FR
xdotool windowmove "$window" 0 0 windowsize --sync "$window" 1280 800
until_true 30 sees mix-of-same '-6\.0 dBTP' || fail "the mix page does not read the song: $(tr '\n' '|' <"$work/mix-of-same.txt")"
press 1
until_true 30 sees tracking-of-same '-6\.0' || fail "the tracking page hears nothing: $(tr '\n' '|' <"$work/tracking-of-same.txt")"
press 2
until_true 30 sees back '-6\.0 dBTP' || fail "the mix page hears nothing any more: $(tr '\n' '|' <"$work/back.txt")"
end "$last"

# Without a source of its own the tracking page asks: what the mix page listens to is not what is being recorded.
rm -f "$settings"
start_window asks "$app" --stage mix --device JACK:daw_out --channels monitor_FL,monitor_FR
xdotool windowmove "$window" 0 0 windowsize --sync "$window" 1280 800
until_true 30 sees mix-before '-6\.0 dBTP' || fail "the mix page does not read the song: $(tr '\n' '|' <"$work/mix-before.txt")"
press 1
until_true 30 sees question 'Play the demo' || fail "the tracking page does not ask: $(tr '\n' '|' <"$work/question.txt")"
grep -q 'monitor' "$work/question.txt" && fail "a monitor is offered as an input: $(tr '\n' '|' <"$work/question.txt")"
end "$last"
exit $((failures > 0))
