#!/usr/bin/env bash
# The window is killed at each system call that writes its settings: the settings are complete, either the old or the
# new ones, and leftover files do not pile up. No audio server runs here. Arguments: Twobus
command -v strace >/dev/null || { echo "Skipped: there is no strace."; exit 77; }
source "$(dirname "$0")/servers.sh"
app=$1
config=$XDG_CONFIG_HOME/twobus settings=$XDG_CONFIG_HOME/twobus/settings.json
start_display 1280x800

# is_whole: the settings file is complete, and still has the aim that it had before
is_whole() { jq -e '.aimDbtp == -3 and has("page") and has("mini")' "$settings" >/dev/null 2>&1; }
older='{ "stage": "mix", "page": "mix", "theme": "dark", "aimDbtp": -3, "mini": false, "source": { "demo": true } }'
mkdir -m 700 "$config"

# killed_at CALL NUMBER OPTIONS...: changes the page, switches to the mini view and closes the window; false if the
# program ended before it was killed.
killed_at() {
    local call=$1 number=$2 program
    shift 2
    echo "$older" >"$settings"
    rm -f "$work/trace.txt"
    (strace -f -qq -o "$work/trace.txt" -e trace="execve,$call" -e inject="$call:signal=KILL:when=$number" "$@" "$app"; exit $?) >>"$work/killed.log" 2>&1 </dev/null &
    last=$!
    until_true 100 eval 'window=$(xdotool search --onlyvisible --name "^Twobus$" | tail -n 1); [[ -n $window ]] || ! kill -0 $last' || fail "no window"
    program=$(head -n 1 "$work/trace.txt" | cut -d ' ' -f 1)
    xdotool windowfocus "$window" key 3 key 2 key m 2>/dev/null
    until_true 15 eval "! kill -0 $last || grep -q '\"miniWindow\"' '$settings'"
    read -r -t 0.2 <> <(:)
    kill -INT "$program" 2>/dev/null && until_true 50 eval "! kill -0 $last" || kill -KILL "$program" 2>/dev/null
    wait "$last" 2>/dev/null
    (($? >= 128))
}

# Writing a file creates, locks, flushes, renames and flushes again; a temporary file that only tests the place is
# removed. The first writes of a session represent the others.
killed=0 most=0
for call in flock fsync rename unlink; do
    for ((number = 1; number <= 6; ++number)); do
        killed_at $call $number || break
        ((++killed))
        is_whole || fail "killed at $call $number: the settings are neither the older nor newer ones: $(cat "$settings")"
        left=$(find "$config" -name '.twobus-*' | wc -l)
        ((left > most)) && most=$left
    done 2>/dev/null
    echo "killed at $call: $((number - 1)) times"
done
killed_at write 1 -P "$settings" && fail "the settings are written in place"
is_whole || fail "the session that nothing ended left $(cat "$settings")"
jq -e .mini "$settings" >/dev/null || fail "the session that nothing ended kept nothing: $(cat "$settings")"
((killed >= 12)) || fail "the window was killed at $killed calls only"
((most <= 1)) || fail "$most temporary files piled up"
[[ $(ls -A "$config") == settings.json ]] || fail "beside the settings there is $(ls -A "$config")"
echo "the window: killed at $killed calls, settings whole after each; $most temporary file left over at most"
exit $((failures > 0))
