#!/usr/bin/env bash
# The recording page: its question, its strips, the smallest window, large numbers, a linked pair, and the page's own
# source. No audio server runs here. Arguments: Twobus
source "$(dirname "$0")/servers.sh"
app=$1
settings=$XDG_CONFIG_HOME/twobus/settings.json

start_display
start_window recording "$app" --demo --stage recording
xdotool windowmove "$window" 0 0 windowsize --sync "$window" 1000 640
until_true 15 sees strips 'loudest part|too hot|clip' || fail "the page does not say what to do: $(tr '\n' '|' <"$work/strips.txt")"

xdotool mousemove --window "$window" 500 392 click 1 # between the strips
until_true 15 sees linked 'linked' || fail "no pair is shown: $(tr '\n' '|' <"$work/linked.txt")"
tr -d ' \n' <"$settings" | grep -q '"linkedInputs":\[1\]' || fail "the pair is not kept: $(cat "$settings")"

# The unit is so small that tesseract sometimes reads it as "GBFS" or "c5Fs".
xdotool windowsize --sync "$window" 420 236
until_true 15 sees smallest '-[0-9]+\.[0-9] ?.{1,3}F[Ss]' || fail "the smallest window shows no level: $(tr '\n' '|' <"$work/smallest.txt")"
xdotool windowsize --sync "$window" 1000 640
until_true 20 sees judged 'Down [0-9]+ dB' || fail "no gain is advised: $(tr '\n' '|' <"$work/judged.txt")"
grep -qE -- '-[0-9]+\.[0-9] ?.{1,3}F[Ss]' "$work/judged.txt" && grep -qi '[+-][0-9.]* VU' "$work/judged.txt" || fail "a strip has no units: $(tr '\n' '|' <"$work/judged.txt")"
press l
until_true 15 eval '! sees large "Average"' || fail "L does not show large numbers: $(tr '\n' '|' <"$work/large.txt")"
end "$last"

# The other page's source is the first choice. After that the page's own source is remembered separately.
rm -f "$settings"
start_window mix "$app" --stage mix
xdotool windowsize --sync "$window" 1000 640
until_true 15 sees choice 'Play the demo' || fail "the demo is not offered: $(tr '\n' '|' <"$work/choice.txt")"
click_on choice demo
until_true 15 grep -q '"source"' "$settings" || fail "the source is not kept"
end "$last"
sed -i 's/"source": {/"recordingSource": { "device": { "type": "JACK", "device": "nobody", "channels": ["In 1"] } },\n  "source": {/' "$settings"
start_window pages "$app" --stage mix
xdotool windowmove "$window" 0 0 windowsize --sync "$window" 1000 640
until_true 15 sees own 'Demo mix' || fail "the mix page lost its source: $(tr '\n' '|' <"$work/own.txt")"
press 1
until_true 15 sees other 'nobody' || fail "the recording page does not ask for its own source: $(tr '\n' '|' <"$work/other.txt")"
press 2
until_true 15 sees back 'Demo mix' || fail "the mix page does not go back to its source: $(tr '\n' '|' <"$work/back.txt")"
end "$last"
exit $((failures > 0))
