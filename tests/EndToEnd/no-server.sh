#!/usr/bin/env bash
# No sound server and no sound card, as on a bare Debian: window and terminal say what to start or plug in, do not offer
# ALSA's plug-ins that lead nowhere, and blame no other program. A server that starts later is listed without asking.
# Arguments: Twobus, twobus-cli
[[ -e /proc/asound/card0 ]] && { echo "Skipped: this machine has a sound card."; exit 77; }
source "$(dirname "$0")/servers.sh"
app=$1 cli=$2
unset PULSE_SERVER
export JACK_DEFAULT_SERVER=twobus-test-$$ # the server that start_jackd starts

says() { grep -q -- "$2" "$work/$1.log" || fail "$1 does not say \"$2\" but: $(cat "$work/$1.log")"; }

"$cli" devices >"$work/devices.log" || fail "devices ends with $?"
says devices 'No sound server is running, and there is no sound card'
says devices 'Start PipeWire or jackd'
says devices 'plug in an audio interface'
grep -q 'ALSA:' "$work/devices.log" && fail "devices lists what leads nowhere: $(cat "$work/devices.log")"

"$cli" meter >/dev/null 2>"$work/meter.log"
[[ $? == 2 ]] || fail "meter does not end with 2"
says meter 'There is nothing to listen to yet'
says meter 'Start PipeWire or jackd'
"$cli" meter --device 'ALSA:PipeWire Sound Server' >/dev/null 2>"$work/named.log"
[[ $? == 2 ]] || fail "meter of a device does not end with 2"
says named 'Start PipeWire or jackd'
grep -q 'program' "$work/named.log" && fail "another program is blamed: $(cat "$work/named.log")"

start_display
start_window question "$app" --stage mix
xdotool windowsize --sync "$window" 1000 640
until_true 15 sees question 'Play the demo' || fail "the window does not say that there is nothing: $(tr '\n' '|' <"$work/question.txt")"
for words in 'Nothing to listen to yet' 'No sound server is running' 'PipeWire or jackd' 'audio interface' 'Look again'; do
    grep -q "$words" "$work/question.txt" || fail "the window does not say \"$words\": $(tr '\n' '|' <"$work/question.txt")"
done
grep -qE 'ALSA|program' "$work/question.txt" && fail "the window offers what leads nowhere: $(tr '\n' '|' <"$work/question.txt")"
click_on question Look
until_true 15 sees again 'Nothing to listen to yet' && grep -q demo "$work/again.txt" || fail "Look again shows: $(tr '\n' '|' <"$work/again.txt")"

# The picker's menu says the same.
click_on again demo
until_true 15 sees demo 'Demo mix' || fail "the demo is not played: $(tr '\n' '|' <"$work/demo.txt")"
click_on demo Demo
window=root # a menu is a separate window
until_true 15 sees menu 'No sound server is running' || fail "the menu does not say that there is no server: $(tr '\n' '|' <"$work/menu.txt")"
grep -q 'Look again' "$work/menu.txt" || fail "the menu offers no second look: $(tr '\n' '|' <"$work/menu.txt")"
end "$last"

rm "$XDG_CONFIG_HOME/twobus/settings.json"
start_window later "$app" --stage mix
until_true 15 sees later 'Nothing to listen to yet' || fail "the window does not say that there is nothing: $(tr '\n' '|' <"$work/later.txt")"
start_jackd
until_true 20 sees later 'capture_1' || fail "a server that starts is not listed by itself: $(tr '\n' '|' <"$work/later.txt")"
exit $((failures > 0))
