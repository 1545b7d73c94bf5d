#!/usr/bin/env bash
# The very first start: named files, the question, the session log's switch, the sources and the demo. The next start
# asks nothing. No audio server runs here. Arguments: Twobus
source "$(dirname "$0")/servers.sh"
app=$1
settings=$XDG_CONFIG_HOME/twobus/settings.json

start_display

# Files need no answer to the question. Their names are relative to the folder where Twobus is started.
mkdir "$work/bounces"
cd "$work/bounces" || exit 1
sox -n -r 48000 -c 2 -b 24 ./-bounce-.wav synth 5 sine 997 gain -8
start_window named "$app" -- -bounce-.wav missing.wav
xdotool windowsize --sync "$window" 1000 640
until_true 15 sees named '2 files: 1 ready.*1 unreadable' || fail "the named files are not opened: $(tr '\n' '|' <"$work/named.txt")"
grep -q 'no such file' "$work/named.txt" || fail "that a file is missing is not said: $(tr '\n' '|' <"$work/named.txt")"
end "$last"
cd / || exit 1
rm -r "$XDG_CONFIG_HOME/twobus" # it remembers their folder; without it the next start is the first again

start_window first "$app"
xdotool windowsize --sync "$window" 1000 640
# A picture can be taken before the window has its size. So wait until two in a row say the same, and everything.
laid_out() { sees first-start '50 logs or 256 MB' && sees first-start-again 'Finished master' && cmp -s "$work/first-start-read.tsv" "$work/first-start-again-read.tsv"; }
until_true 15 laid_out || fail "the question does not stand still, or the session log is not told of: $(tr '\n' '|' <"$work/first-start.txt")"
grep -q 'Finished master' "$work/first-start.txt" || fail "the stage is not asked for: $(tr '\n' '|' <"$work/first-start.txt")"
grep -q 'Recording' "$work/first-start.txt" || fail "Recording is not offered"
grep -q 'Keep a session log' "$work/first-start.txt" || fail "the session log is not told of: $(tr '\n' '|' <"$work/first-start.txt")"
[[ -e $XDG_DATA_HOME/twobus || -e $settings ]] && fail "something is kept before the first answer: $(find "$XDG_DATA_HOME" "$XDG_CONFIG_HOME")"
click_on first-start Keep
until_true 150 grep -q '"sessionLog": false' "$settings" || fail "the session log's switch is not kept: $(cat "$settings"; read_window first-start-after | tr '\n' '|')"
click_on first-start Mix
until_true 8 sees sources 'Play the demo' || fail "the demo is not offered: $(tr '\n' '|' <"$work/sources.txt")"
click_on sources demo
until_true 15 sees demo 'Fine so far|Hot' || fail "the demo is not measured: $(tr '\n' '|' <"$work/demo.txt")"
end "$last"
[[ -z $(find "$XDG_DATA_HOME" -name '*.twobuslog') ]] || fail "a session log was kept though it was switched off"

start_window again "$app"
until_true 15 sees again 'Demo' || fail "the next start does not go on with the demo: $(tr '\n' '|' <"$work/again.txt")"
grep -q 'Finished master' "$work/again.txt" && fail "the next start asks again"
end "$last"

start_window option "$app" --demo --stage master
until_true 15 sees option 'Listening|Fine so far' || fail "--demo is not measured: $(tr '\n' '|' <"$work/option.txt")"
end "$last"

# A broken settings file must not stop the start.
printf '\0{broken' >"$settings"
start_window broken "$app" --demo
until_true 15 sees broken 'Listening|Fine so far|Finished master' || fail "a broken settings file stops the start: $(tr '\n' '|' <"$work/broken.txt")"
end "$last"

"$app" --nonsense >"$work/nonsense.log" 2>&1 </dev/null
[[ $? == 2 ]] && grep -q nonsense "$work/nonsense.log" || fail "an unknown option: $(cat "$work/nonsense.log")"
exit $((failures > 0))
