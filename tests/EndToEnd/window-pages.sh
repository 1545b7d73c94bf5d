#!/usr/bin/env bash
# Every page by keyboard, reset and its undo, files dropped with a real mouse, settings, help, the mini view, and sizes
# from 420 to 2560 at 100 and 150 %. No audio server runs here. Arguments: Twobus, the file dragger
source "$(dirname "$0")/servers.sh"
app=$1 dragger=$2
settings=$XDG_CONFIG_HOME/twobus/settings.json

start_display 2600x1500
start_window pages "$app" --demo --stage mix
twobus=$last
xdotool windowmove "$window" 100 0 windowsize --sync "$window" 1280 800
until_true 20 sees mix 'TONAL BALANCE' || fail "the mix page is not there: $(tr '\n' '|' <"$work/mix.txt")"
press 3
until_true 15 sees delivery 'This is a mix' || fail "delivery judges a mix: $(tr '\n' '|' <"$work/delivery.txt")"
click_on delivery Master
until_true 15 sees master 'Spotify' || fail "delivery shows no services: $(tr '\n' '|' <"$work/master.txt")"
press 1
until_true 15 sees tracking 'Loudest part|loudest part' || fail "the tracking page is not there: $(tr '\n' '|' <"$work/tracking.txt")"

# The mix is measured while another page is shown, and a reset can be undone.
press 2
until_true 15 sees back 'Undo' && fail "Undo is offered before a reset"
press r
until_true 15 sees reset 'Undo' || fail "no undo of a reset is offered: $(tr '\n' '|' <"$work/reset.txt")"
press u
until_true 15 eval '! sees undone Undo' || fail "the reset is not undone"

# A good file, a file without audio and a folder of files: all are shown, and none is fatal.
sox -n -r 48000 -c 2 -b 24 "$work/bounce.wav" synth 35 pinknoise vol 0.2
echo "no audio" >"$work/broken.wav"
mkdir "$work/many"
sox -n -r 8000 -c 1 "$work/many/0.wav" synth 0.05 sine 440
for i in $(seq 1 3000); do ln "$work/many/0.wav" "$work/many/$i.wav"; done
background dragger "$dragger" "$work/bounce.wav" "$work/broken.wav" "$work/many"
until_true 100 xdotool search --onlyvisible --name 'File dragger' || fail "the file dragger did not start"
xdotool mousemove 40 30 mousedown 1
for x in 60 90 150 250 400 600 700; do xdotool mousemove "$x" 400; read -r -t 0.1 <> <(:); done
xdotool mouseup 1
until_true 40 sees files 'bounce.wav' || fail "the dropped file is not shown: $(tr '\n' '|' <"$work/files.txt")"
until_true 100 sees files '300[0-9] files|3,?00[0-9]|300[0-9]' || fail "the dropped folder is not measured: $(tr '\n' '|' <"$work/files.txt")"
grep -q 'broken.wav' "$work/files.txt" || fail "the broken file is not shown: $(tr '\n' '|' <"$work/files.txt")"

press question
until_true 15 sees help 'Keyboard' || fail "? shows no help: $(tr '\n' '|' <"$work/help.txt")"
press Escape
press ctrl+comma
until_true 15 sees settings 'Loudness bars' || fail "control-comma shows no settings: $(tr '\n' '|' <"$work/settings.txt")"
click_on settings Light
until_true 50 grep -q '"theme": "light"' "$settings" || fail "the theme is not kept: $(cat "$settings")"
press Escape

for page in 1 2 3 4; do
    press "$page"
    for size in 2560x1400 1000x640 640x400 420x236; do
        xdotool windowsize --sync "$window" "${size%x*}" "${size#*x}"
        until_true 3 false # until it is drawn at that size
        picture "page-$page-$size"
    done
done
kill -0 "$twobus" || fail "Twobus ended while it was resized"

xdotool windowsize --sync "$window" 1280 800
press 2
press m
until_true 50 grep -q '"mini": true' "$settings" || fail "there is no mini view: $(cat "$settings")"
until_true 50 eval 'window=$(xdotool search --onlyvisible --name Twobus | tail -n 1); [[ $(xdotool getwindowgeometry "$window" | grep Geometry) == *420x236* ]]' || fail "the mini view has another size"
until_true 15 sees mini 'LUFS' || fail "the mini view shows no meters"
until_true 50 eval '[[ $(xdotool getwindowfocus) == "$window" ]]' || fail "the mini view does not keep the keyboard"
background other xlogo -geometry 200x200+0+900
until_true 50 eval 'other=$(xdotool search --onlyvisible --name xlogo | tail -n 1); [[ -n $other ]]' || fail "there is no other window"
xdotool windowfocus --sync "$other"
until_true 50 eval 'xprop -id "$window" WM_HINTS | grep -q "input focus: False"' || fail "the mini view takes the keyboard again: $(xprop -id "$window" WM_HINTS)"

# A click on the mini view leaves the keyboard where it is, dragging moves it, and the recording page's mini view has a
# way back too.
focus=$(xdotool getwindowfocus)
place=$(xdotool getwindowgeometry "$window" | grep Position)
xdotool mousemove --window "$window" 220 120 click 1
[[ $(xdotool getwindowfocus) == "$focus" ]] || fail "a click on the mini view takes the keyboard: $focus, $(xdotool getwindowfocus)"
xdotool mousemove --window "$window" 220 120 mousedown 1 mousemove_relative -- -10 10 mousemove_relative -- -40 60 mouseup 1
until_true 20 eval '[[ $(xdotool getwindowgeometry "$window" | grep Position) != "$place" ]]' || fail "the mini view cannot be moved"
xdotool mousemove --window "$window" 150 18 click 1
until_true 50 grep -q '"mini": false' "$settings" || fail "there is no way back from the mini view"
whole_window() { window=$(xdotool search --onlyvisible --name Twobus | tail -n 1); [[ $(xdotool getwindowgeometry "$window" | grep Geometry) == *1280x800* ]]; }
until_true 50 whole_window || fail "the whole window is not as it was"
press 1
press m
until_true 50 eval 'window=$(xdotool search --onlyvisible --name Twobus | tail -n 1); [[ $(xdotool getwindowgeometry "$window" | grep Geometry) == *420x236* ]]' || fail "there is no mini view while recording"
xdotool mousemove --window "$window" 398 20 click 1
until_true 50 whole_window || fail "there is no way back from the recording page's mini view"
press 2
press m
until_true 50 grep -q '"mini": true' "$settings" || fail "there is no second mini view"
end "$twobus"

# The next start shows the mini view where it was. The one after that uses another scale.
start_window again "$app" --demo
[[ $(xdotool getwindowgeometry "$window" | grep Geometry) == *420x236* ]] || fail "the next start is no mini view"
end "$last"
sed -i 's/"mini": true/"mini": false/; s/"scalePercent": 100/"scalePercent": 150/' "$settings"
start_window scaled "$app" --demo
until_true 20 sees scaled 'READINGS' || fail "at 150 % the readings are not there: $(tr '\n' '|' <"$work/scaled.txt")"
end "$last"
exit $((failures > 0))
