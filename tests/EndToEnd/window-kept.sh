#!/usr/bin/env bash
# The files that the window keeps: a full disk, a read-only home and a missing home stop nothing, harm nothing and are
# reported. Uses small disks that only this test sees. No audio server runs here. Arguments: Twobus
source "$(dirname "$0")/../Support/own-mounts.sh"
source "$(dirname "$0")/servers.sh"
app=$1
config=$XDG_CONFIG_HOME/twobus settings=$XDG_CONFIG_HOME/twobus/settings.json
start_display 1280x800

older='{ "stage": "mix", "page": "mix", "theme": "dark", "aimDbtp": -3, "mini": false, "source": { "demo": true } }'
mkdir -m 700 "$config"

# said NAME WHAT PATTERN: the running window shows the pattern and goes on measuring.
said() {
    until_true 10 sees "$1" "$3" || fail "$2: not said: $(tr '\n' '|' <"$work/$1.txt")"
    echo "$2: $(grep -E "$3" "$work/$1.txt" | head -n 1)"
    until_true 10 sees "$1" 'Fine so far|Hot|Ready' || fail "$2: it does not measure: $(tr '\n' '|' <"$work/$1.txt")"
    kill -0 "$last" || fail "$2: the window is gone"
    end "$last"
}

# A full disk: the older settings stay, and are used.
mount -t tmpfs -o size=16k none "$config"
echo "$older" >"$settings"
cp "$settings" "$work/older"
head -c 20000 /dev/zero >"$config/filler" 2>/dev/null
start_window full "$app"
until_true 10 sees started Demo || fail "a full disk: the window does not start"
press 3
press 2
said full "a full disk" 'No space left'
cmp -s "$settings" "$work/older" || fail "a full disk harmed the settings"
[[ $(ls -A "$config" | tr '\n' ' ') == "filler settings.json " ]] || fail "a full disk is left with $(ls -A "$config")"

# A read-only disk: settings are read but not written. The session log, which is on one too, reports its own problem
# next.
rm "$config/filler"
mount -o remount,ro "$config"
mount -t tmpfs none "$XDG_DATA_HOME"
mount -o remount,ro "$XDG_DATA_HOME"
start_window locked "$app"
until_true 10 sees locked 'Read-only' || fail "a read-only home: $(tr '\n' '|' <"$work/locked.txt")"
until_true 250 sees turn 'session is not written' || fail "the log of a read-only home: $(tr '\n' '|' <"$work/turn.txt")"
said locked "a read-only home, after 20 s" 'Demo'
cmp -s "$settings" "$work/older" || fail "a read-only home was written to"
umount "$config" "$XDG_DATA_HOME"

# A home that is missing, that cannot be made, and that is not named.
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
HOME=$work/none start_window missing "$app" --demo --stage mix
said missing "a missing home" 'Demo'
[[ -d $work/none/.config/twobus ]] || fail "a missing home was not made"
HOME=/dev/null/home start_window impossible "$app" --demo --stage mix
said impossible "an impossible home" 'Settings last until'
unset HOME
start_window homeless "$app" --demo --stage mix
said homeless "no HOME" 'Settings last until.*no home'
exit $((failures > 0))
