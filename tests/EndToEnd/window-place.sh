#!/usr/bin/env bash
# The window under a window manager: each start restores its place and size, also when maximised, at 75 and 150 %, after
# the mini view, and with a busy window manager. No audio server runs here. Arguments: Twobus
command -v openbox >/dev/null || { echo "Skipped: there is no openbox."; exit 77; }
source "$(dirname "$0")/servers.sh"
app=$1
settings=$XDG_CONFIG_HOME/twobus/settings.json

cat >"$work/openbox.xml" <<'XML'
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <keyboard>
    <keybind key="A-F4"><action name="Close"/></keybind>
    <keybind key="A-F10"><action name="ToggleMaximize"/></keybind>
  </keyboard>
</openbox_config>
XML

# place: prints the place of the window's content on the screen as "x y width height".
place() { xwininfo -id "$window" | awk '/Absolute upper-left/ { at = at $NF " " } /^ *Width:/ { w = $NF } /^ *Height:/ { h = $NF } END { print at w, h }'; }

# settled: sets $here once the window has not moved for 0.5 s.
settled() {
    local again
    here=$(place)
    for again in 1 2 3 4 5; do
        until_true 1 false
        [[ $(place) == "$here" ]] || return 1
    done
}

open() {
    start_window "$1" "$app" --demo --stage mix
    until_true 10 settled || fail "$1: the window does not come to rest"
}

key() {
    xdotool windowactivate --sync "$window" key "$1"
}

close_window() {
    key alt+F4
    until_true 100 eval "! kill -0 $last" || fail "the window does not close"
}

# stays NAME PLACE STARTS: closes and opens the window STARTS times; it must stay at PLACE.
stays() {
    local start
    for ((start = 1; start <= $3; ++start)); do
        close_window
        open "$1-$start"
        [[ $here == "$2" ]] || fail "$1, start $start: at $here, not at $2"
    done
    echo "$1: at $here"
}

start_display 2600x1500
background openbox openbox --sm-disable --config-file "$work/openbox.xml"
manager=$last
until_true 100 eval 'xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id"' || fail "openbox did not start"

open first
xdotool windowsize --sync "$window" 1000 640 windowmove "$window" 237 151
until_true 10 settled
usual=$here
[[ $(xprop -id "$window" _NET_FRAME_EXTENTS) == *[1-9]* ]] || fail "the window has no frame"
stays usual "$usual" 5

key alt+F10
until_true 20 eval '[[ $(place) != "$usual" ]] && settled' || fail "the window is not maximised"
maximised=$here
stays maximised "$maximised" 2
key alt+F10
until_true 20 eval '[[ $(place) != "$maximised" ]] && settled'
[[ $here == "$usual" ]] || fail "maximised no more, the window is at $here, not at $usual"
close_window

# At another scale the remembered place is rounded. That must not make the window creep either.
for percent in 150 75; do
    jq ".scalePercent = $percent" "$settings" >"$work/scaled" && cp "$work/scaled" "$settings"
    open "scaled-$percent"
    xdotool windowmove --sync "$window" 201 133
    until_true 10 settled
    close_window
    open "scaled-$percent-again"
    stays "scaled-$percent" "$here" 3
    close_window
done
jq '.scalePercent = 100' "$settings" >"$work/scaled" && cp "$work/scaled" "$settings"

# The mini view keeps its own place. It never has the keyboard, so it is opened from the window and ended from outside.
latest_window() { window=$(xdotool search --onlyvisible --pid "$last" --name Twobus | tail -n 1) && [[ -n $window ]] && settled; }
mini_shown() { latest_window && [[ $here == *" 236" ]]; }
whole_shown() { latest_window && [[ $here == "$whole" ]]; }

open whole
whole=$here
key m
until_true 20 mini_shown || fail "no mini view: at $here"
[[ $here == "2166 14 "* ]] || fail "the first mini view is not in the upper right corner: at $here"
xdotool windowmove --sync "$window" 300 200
until_true 10 settled
mini=$here
xdotool windowfocus "$window" key m # saves where it is
until_true 20 whole_shown || fail "back from the mini view the window is at $here, not at $whole"
for start in 1 2 3; do
    key m
    until_true 20 mini_shown || fail "no mini view: at $here"
    [[ $here == "$mini" ]] || fail "the mini view, $start: at $here, not at $mini"
    end "$last"
    open "mini-$start"
    [[ $here == "$mini" ]] || fail "the mini view, start $start: at $here, not at $mini"
    xdotool windowfocus "$window" key m
    until_true 20 whole_shown || fail "back from the mini view, start $start, the window is at $here, not at $whole"
done
stays after-mini "$whole" 2
echo "mini: at $mini"
close_window

# A busy window manager handles the window's requests late.
kill -STOP "$manager"
background slow "$app" --demo --stage mix
until_true 100 eval 'window=$(xdotool search --pid "$last" --name Twobus | tail -n 1); [[ -n $window ]]' || fail "no window while the window manager is busy"
until_true 10 false
kill -CONT "$manager"
until_true 20 whole_shown || fail "with a window manager that is busy the window is at $here, not at $whole"
echo "busy window manager: at $here"

exit $((failures > 0))
