#!/usr/bin/env bash
# Twobus without a display: it says so and ends with status 2 instead of running unseen, and still does the work that
# needs no window. Arguments: Twobus
source "$(dirname "$0")/servers.sh"
app=$1

# ends NAME STATUS COMMAND...: the command ends with STATUS within 60 s; 124 means that it was still running
ends() {
    local name=$1 wanted=$2 status
    shift 2
    timeout 60 "$@" >"$work/$name.out" 2>"$work/$name.log" </dev/null
    status=$?
    [[ $status == "$wanted" ]] || fail "$name ends with $status, not $wanted"
}

says() { grep -q -- "$2" "$work/$1.log" || fail "$1 does not say \"$2\" but: $(cat "$work/$1.log")"; }

ends none 2 "$app"
says none 'cannot open its window: DISPLAY is not set'
says none 'use twobus-cli'
[[ -s $work/none.out ]] && fail "the reason goes to stdout"

ends empty 2 env DISPLAY= "$app" --demo --stage mix
says empty 'DISPLAY is not set'

# No display server uses this number.
ends silent 2 env DISPLAY=:64999 "$app" --demo
says silent 'the display :64999 does not answer'

[[ -z $(find "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$HOME" -path '*twobus*') ]] || fail "something was kept by a start that was none"

ends help 0 "$app" --help
grep -q -- '--screenshot' "$work/help.out" || fail "--help prints: $(cat "$work/help.out")"
ends version 0 "$app" --version
grep -q '^Twobus [0-9]' "$work/version.out" || fail "--version prints: $(cat "$work/version.out")"
ends nonsense 2 "$app" --nonsense
says nonsense 'nonsense'
ends pictures 0 "$app" --screenshot "$work/pictures"
[[ -s $work/pictures/mix-dark.png && -s $work/pictures/first-start-light.png ]] || fail "--screenshot draws no pictures: $(ls "$work/pictures" 2>&1)"

# Checking for a display must not close it: a server restarts when its last client leaves, and refuses new clients
# during that. So no connection may end before the window's own connection begins.
if command -v strace >/dev/null; then
    start_display
    background traced strace -f -o "$work/trace" -e trace=connect "$app" --demo --stage mix
    until_true 200 eval '[[ -n $(xdotool search --onlyvisible --name "^Twobus$") ]]' || fail "no window on a display that answers"
    twice=$(grep -o 'connect([0-9]*, .*X11-unix' "$work/trace" | cut -d , -f 1 | sort | uniq -d)
    [[ -z $twice ]] || fail "the display is connected to, left and connected to again: $(grep X11-unix "$work/trace")"
fi
exit $((failures > 0))
