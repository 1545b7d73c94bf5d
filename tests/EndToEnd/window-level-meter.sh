#!/usr/bin/env bash
# Choosing a level meter: the menu in the panel's title, the meter that is then drawn, and the choice kept for the next
# start. No audio server runs here. Arguments: Twobus
source "$(dirname "$0")/servers.sh"
app=$1

start_display
start_window before "$app" --demo --stage mix
xdotool windowmove "$window" 0 0 windowsize --sync "$window" 1000 640
until_true 15 sees before 'clear peaks' || fail "peak and RMS are not the first meter: $(tr '\n' '|' <"$work/before.txt")"

xdotool mousemove --window "$window" 350 80 click 1 # the title of the panel
until_true 20 eval '(($(xdotool search --onlyvisible --pid '"$last"' 2>/dev/null | wc -l) > 1))' || fail "no menu opens"
xdotool mousemove_relative 20 56 sleep 0.2 click 1 # the second item
until_true 15 sees vu '^VU$' || fail "VU is not shown: $(tr '\n' '|' <"$work/vu.txt")"
grep -q '"levelMeter": "vu"' "$XDG_CONFIG_HOME/twobus/settings.json" || fail "the choice is not kept"
end "$last"

start_window again "$app" --demo --stage mix
xdotool windowsize --sync "$window" 1000 640
until_true 15 sees again '^VU$' || fail "the next start has another meter: $(tr '\n' '|' <"$work/again.txt")"
end "$last"
exit $((failures > 0))
