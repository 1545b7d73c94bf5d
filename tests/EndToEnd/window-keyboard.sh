#!/usr/bin/env bash
# The keyboard alone, from the very first start, under a window manager as on a desktop: the mouse never moves or
# clicks. Covers both questions, Tab on all four pages, the settings, a menu, a dialog that saves, and the mini
# view, which keeps the keyboard but never takes it. No audio server runs here. Arguments: Twobus
command -v openbox >/dev/null || { echo "Skipped: there is no openbox."; exit 77; }
source "$(dirname "$0")/servers.sh"
app=$1
# Each step needs the one before it, so the first failure ends the test.
end_here() { fail "$@"; exit 1; }
settings=$XDG_CONFIG_HOME/twobus/settings.json

start_display 1280x800
background openbox openbox --sm-disable
until_true 100 eval 'xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "# 0x"' || end_here "openbox did not start"
xdotool mousemove 1279 799 # outside the window, where it stays

# Sends a key to the window that has the keyboard, like a real keyboard.
key() { xdotool key "$1"; }
has_keyboard() { [[ $(xdotool getwindowfocus) == "$window" ]]; }
shot() { timeout 20 import -window "$window" "rgb:$work/$1.rgb"; }
differ() { shot "$2" && ! cmp -s "$work/$1.rgb" "$work/$2.rgb"; }
stands_still() { shot still && shot still-later && cmp -s "$work/still.rgb" "$work/still-later.rgb"; }

# tabs NAME COUNT: each of COUNT Tab keys changes the picture, so the focus has moved. Measuring is paused, so nothing
# else moves.
tabs() {
    local name=$1 count=$2 i
    until_true 50 stands_still || end_here "$name does not stand still"
    for ((i = 1; i <= count; ++i)); do
        shot before
        key Tab
        until_true 20 differ before after || end_here "$name: Tab $i marks nothing"
    done
    picture "$name-tabbed"
}

start_window first "$app"
until_true 50 has_keyboard || end_here "the window manager gives the window no keyboard"
bottom=$(xwininfo -id "$window" | awk '/Absolute upper-left Y/ { y = $4 } /Height/ { print y + $2 }')
((bottom <= 800)) || end_here "the window ends at line $bottom of 800"
until_true 15 sees first 'Finished master' || end_here "the stage is not asked for: $(tr '\n' '|' <"$work/first.txt")"

# The session log's switch is below the answers. Flip it twice.
key End
key Return
until_true 50 grep -q '"sessionLog": false' "$settings" || end_here "End and Return do not switch the session log off: $(cat "$settings" 2>&1)"
key Return
until_true 50 grep -q '"sessionLog": true' "$settings" || end_here "Return does not switch the session log on again: $(cat "$settings" 2>&1)"
key Home
key Right
picture first-right
key Return
until_true 50 grep -q '"stage": "mix"' "$settings" || end_here "Right and Return do not choose Mix: $(cat "$settings" 2>&1)"
until_true 15 sees sources 'Look again' || end_here "what to listen to is not asked: $(tr '\n' '|' <"$work/sources.txt")"
key Up
picture sources-up
key Return
until_true 15 sees mix 'TONAL BALANCE' || end_here "Up and Return do not play the demo: $(tr '\n' '|' <"$work/mix.txt")"

key p
until_true 15 sees mix 'Resume|Paused' || end_here "P does not pause: $(tr '\n' '|' <"$work/mix.txt")"
tabs mix 20
until_true 25 eval 'key Tab; sees explained "Click to copy"' || end_here "no reading is explained by keyboard: $(tr '\n' '|' <"$work/explained.txt")"
key 3
until_true 15 sees delivery 'This is a mix' || end_here "the delivery page is not there: $(tr '\n' '|' <"$work/delivery.txt")"
tabs delivery 8
key 4
until_true 15 sees files 'Drop your bounces' || end_here "the files page is not there: $(tr '\n' '|' <"$work/files.txt")"
tabs files 8

key 1
until_true 15 sees tracking 'Loudest part|loudest part' || end_here "the tracking page is not there: $(tr '\n' '|' <"$work/tracking.txt")"
key p
until_true 15 sees tracking 'Resume|Paused' || end_here "P does not pause the recording: $(tr '\n' '|' <"$work/tracking.txt")"
tabs tracking 8

# The settings take the keyboard at once, and keep it however often Tab is pressed.
key 2
until_true 15 sees mix 'TONAL BALANCE' || end_here "2 does not lead to the mix: $(tr '\n' '|' <"$work/mix.txt")"
key ctrl+comma
until_true 15 sees settings 'Loudness bars' || end_here "control-comma shows no settings: $(tr '\n' '|' <"$work/settings.txt")"
key Right
until_true 50 grep -q '"theme": "light"' "$settings" || end_here "the first setting does not have the keyboard: $(cat "$settings")"
tabs settings 25
[[ $(<"$settings") == *'"page": "mix"'* ]] || end_here "the page behind the settings was changed"
key Escape
until_true 15 eval '! sees closed "Loudness bars"' || end_here "Escape does not close the settings: $(tr '\n' '|' <"$work/closed.txt")"

# Keys that do nothing in the settings do not reach the page behind them.
key ctrl+comma
until_true 15 sees settings 'Loudness bars' || end_here "the settings do not open again: $(tr '\n' '|' <"$work/settings.txt")"
key shift+Tab
key Return # the last one is Close
until_true 15 eval '! sees closed "Loudness bars"' || end_here "shift-Tab and Return do not close the settings: $(tr '\n' '|' <"$work/closed.txt")"

end "$last"

# The next start shows the page at once. The way to the menu by keyboard: page switch, source, Pause, Reset, Menu.
start_window again "$app"
until_true 50 has_keyboard || end_here "the window manager gives the next start no keyboard"
until_true 15 sees again 'TONAL BALANCE' || end_here "the next start does not go on with the mix: $(tr '\n' '|' <"$work/again.txt")"
for i in 1 2 3 4 5; do key Tab; done
key Return
whole=$window window=root # a menu is a separate window
until_true 15 sees open-menu 'About Twobus' || end_here "Return opens no menu: $(tr '\n' '|' <"$work/open-menu.txt")"
window=$whole
for i in 1 2 3 4; do key Down; done
key Return
until_true 15 sees menu 'Loudness bars' || end_here "the menu does not lead to the settings: $(tr '\n' '|' <"$work/menu.txt")"
key Escape
until_true 15 eval '! sees closed "Loudness bars"' || end_here "Escape does not close the menu's settings: $(tr '\n' '|' <"$work/closed.txt")"

# The save dialog that JUCE draws where neither zenity nor kdialog is: typing replaces the name and keeps its ending.
dialog_is_open() { dialog=$(xdotool getwindowfocus) && [[ $(xdotool getwindowname "$dialog") == 'Save the report' ]]; }
if ! command -v zenity kdialog >/dev/null; then
    key ctrl+s
    until_true 50 dialog_is_open || end_here "control-s opens no dialog with the keyboard"
    window=$dialog
    until_true 15 sees dialog 'Save' || end_here "the dialog shows nothing: $(tr '\n' '|' <"$work/dialog.txt")"
    key Escape
    until_true 50 eval '! dialog_is_open' || end_here "Escape does not close the dialog"
    window=$whole
    until_true 50 has_keyboard || end_here "the window has no keyboard after the dialog"
    key ctrl+s
    until_true 50 dialog_is_open || end_here "control-s opens no second dialog"
    xdotool type --delay 30 'my song'
    key Return
    until_true 100 test -s "$HOME/my song.html" || end_here "typing and Return do not save under the name: $(ls -R "$HOME")"
    until_true 50 has_keyboard || end_here "the window has no keyboard after saving"
fi

# M leads to the mini view and back. It keeps the keyboard until another window gets it, and then never takes it again.
is_mini() { grep -q '"mini": true' "$settings" && find_window && [[ $(xdotool getwindowgeometry "$window" | grep Geometry) == *420x236* ]]; }
is_whole() { grep -q '"mini": false' "$settings" && find_window && [[ $(xdotool getwindowgeometry "$window" | grep Geometry) != *420x236* ]]; }
find_window() { window=$(xdotool search --onlyvisible --pid "$last" --name Twobus | tail -n 1); [[ -n $window ]]; }
key m
until_true 50 is_mini || end_here "M leads to no mini view: $(cat "$settings")"
until_true 15 sees mini 'LUFS' || end_here "the mini view shows no meters"
until_true 50 has_keyboard || end_here "the mini view lost the keyboard that the window had"
key m
until_true 50 is_whole || end_here "M does not lead back: $(cat "$settings")"
until_true 50 has_keyboard || end_here "the whole window has no keyboard again"
key m
until_true 50 eval 'is_mini && has_keyboard' || end_here "M leads to no second mini view with the keyboard"

twobus=$last
background other xlogo -geometry 300x300+0+500
last=$twobus
until_true 50 eval '! has_keyboard' || end_here "the other window gets no keyboard"
refuses() { xprop -id "$window" WM_HINTS | grep -q 'input.*False' && ! xprop -id "$window" WM_PROTOCOLS | grep -q TAKE_FOCUS; }
until_true 50 refuses || end_here "the mini view does not refuse the keyboard: $(xprop -id "$window" WM_HINTS WM_PROTOCOLS)"
xdotool windowactivate "$window"
xdotool mousemove --window "$window" 200 200 click 1 # as one who drags it
until_true 5 has_keyboard && fail "the mini view takes the keyboard from another window"
key m
until_true 5 is_whole && fail "a key of another window reaches the mini view"
end "$twobus"

# A start as the mini view takes no keyboard either.
start_window mini-start "$app"
until_true 50 is_mini || end_here "the next start is no mini view"
until_true 5 has_keyboard && fail "the mini view takes the keyboard when it starts"
exit $((failures > 0))
