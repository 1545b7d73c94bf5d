#!/usr/bin/env bash
# What the window keeps: killed at each system call that writes its settings they are whole, the older or the newer ones; a full
# disk, a read-only home and one that is missing stop nothing and are said. No audio server runs here. Arguments: Twobus
if [[ -z ${TWOBUS_OWN_MOUNTS:-} ]]; then
    command -v strace >/dev/null || { echo "Skipped: there is no strace."; exit 77; }
    for own in -m -rm; do
        unshare $own mount -t tmpfs none /mnt 2>/dev/null && TWOBUS_OWN_MOUNTS=yes exec unshare $own bash "$0" "$@"
    done
    echo "Skipped: mounting is not allowed here."
    exit 77
fi
source "$(dirname "$0")/servers.sh"
app=$1
config=$XDG_CONFIG_HOME/twobus settings=$XDG_CONFIG_HOME/twobus/settings.json
start_display 1280x800

# is_whole: settings of Twobus from the first to the last letter, with the aim that was there before any change
is_whole() { jq -e '.aimDbtp == -3 and has("page") and has("mini")' "$settings" >/dev/null 2>&1; }
older='{ "stage": "mix", "page": "mix", "theme": "dark", "aimDbtp": -3, "mini": false, "source": { "demo": true } }'
mkdir -m 700 "$config"

# killed_at CALL NUMBER OPTIONS...: changes the page and to the mini view, and closes; false where it ended by itself.
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
    wait "$last"
    (($? >= 128))
}

# A writing is made, locked, flushed, named and flushed again; a temporary file that only tries the place is removed.
killed=0 most=0
for call in flock fsync rename unlink; do
    for ((number = 1; number <= 12; ++number)); do
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

# said NAME WHAT PATTERN: the running window says it and measures on.
said() {
    until_true 10 sees "$1" "$3" || fail "$2: not said: $(tr '\n' '|' <"$work/$1.txt")"
    until_true 10 sees "$1" 'Fine so far|Hot|Ready' || fail "$2: it does not measure: $(tr '\n' '|' <"$work/$1.txt")"
    echo "$2: $(grep -E "$3" "$work/$1.txt" | head -n 1)"
    kill -0 "$last" || fail "$2: the window is gone"
    end "$last"
}

# A full disk. The older settings stay, and are used.
mount -t tmpfs -o size=16k none "$config"
echo "$older" >"$settings"
cp "$settings" "$work/older"
head -c 20000 /dev/zero >"$config/filler" 2>/dev/null
start_window full "$app"
press 2
press 3
press 2
said full "a full disk" 'Settings last until.*No space left'
cmp -s "$settings" "$work/older" || fail "a full disk harmed the settings"
[[ $(ls -A "$config" | tr '\n' ' ') == "filler settings.json " ]] || fail "a full disk is left with $(ls -A "$config")"

# Read-only: settings are read, none written. The session log, which is there too, says its own in turn.
rm "$config/filler"
mount -o remount,ro "$config"
mount -t tmpfs none "$XDG_DATA_HOME"
mount -o remount,ro "$XDG_DATA_HOME"
start_window locked "$app"
until_true 10 sees locked 'Settings last until.*Read-only' || fail "a read-only home: $(tr '\n' '|' <"$work/locked.txt")"
until_true 250 sees turn 'session is not written' || fail "the log of a read-only home: $(tr '\n' '|' <"$work/turn.txt")"
said locked "a read-only home, after 20 s" 'Demo'
cmp -s "$settings" "$work/older" || fail "a read-only home was written to"
umount "$config" "$XDG_DATA_HOME"

# A home that is missing, that cannot be, that is not named.
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
HOME=$work/none start_window missing "$app" --demo --stage mix
said missing "a missing home" 'Demo'
[[ -d $work/none/.config/twobus ]] || fail "a missing home was not made"
HOME=/dev/null/home start_window impossible "$app" --demo --stage mix
said impossible "an impossible home" 'Settings last until.*(folder|cannot be made)'
unset HOME
start_window homeless "$app" --demo --stage mix
said homeless "no HOME" 'Settings last until.*names no home'
exit $((failures > 0))
