#!/usr/bin/env bash
# A DAW whose tracks are connected to its master internally is never disturbed: neither while the list of sources is
# open, nor while sources are chosen and left, 20 times each, in the window and in the terminal. Twobus listens to a
# port that this would mute only after an explicit yes, and leaves a port at once if that becomes true. Under jackd,
# where connections are harmless, nothing is refused. Arguments: pipewire or jackd, Twobus, twobus-cli, the small DAW
source "$(dirname "$0")/servers.sh"
server=$1 app=$2 cli=$3 daw=$4

if [[ $server == pipewire ]]; then
    start_pipewire
    outputs=(daw_out:playback_FL daw_out:playback_FR) prefix=(pw-jack)
    driver=PipeWire
else
    start_jackd
    outputs=(system:playback_1 system:playback_2) prefix=()
    driver=JACK
fi

# start_daw NAME
start_daw() {
    background "$1" "${prefix[@]}" "$daw" "$1" "${outputs[@]}" "$work/$1.txt"
    until_true 100 grep -q ready "$work/$1.txt" || fail "the DAW does not start"
}

# undisturbed NAME: ends the DAW, and checks that its master heard every sample of its track.
undisturbed() {
    pkill -TERM -f "^$daw $1 "
    until_true 50 grep -q faults "$work/$1.txt"
    echo "$1: $(tail -n 1 "$work/$1.txt")"
    grep -qE '^[0-9]{6,} frames, 0 faults' "$work/$1.txt"
}

meter() { "$cli" meter --device "$driver:$1" "${@:2}" >"$work/$1-meter.txt" 2>"$work/$1-said.txt"; }

start_daw small-daw
"$cli" devices >"$work/devices.log"
grep -q "^$driver:small-daw  \[DAW\]" "$work/devices.log" || fail "the DAW is not listed as one: $(cat "$work/devices.log")"
grep -A1 "^$driver:small-daw" "$work/devices.log" | grep -q 'Master/audio_out 1,Master/audio_out 2' || fail "its master is not offered"

start_display
start_window window "$app" --stage mix
xdotool windowsize --sync "$window" 1000 640
until_true 15 sees list 'Play the demo'
press End # moves the focus ring off the first row, since tesseract reads the ring as part of the text
until_true 15 sees list 'small-daw, Master' || fail "the window does not offer the master: $(tr '\n' '|' <"$work/list.txt")"
for ((i = 0; i < 20; ++i)); do meter small-daw --seconds 0.5 || [[ $? == 1 ]] || fail "the master cannot be metered: $(cat "$work/small-daw-said.txt")"; done
press Home
press Return
until_true 15 sees shown 'Listening|Fine so far|Hot|Ready|Over|Incomplete' || fail "the window does not measure: $(tr '\n' '|' <"$work/shown.txt")"

# The menu: the demo comes first, the master below it.
for ((i = 0; i < 20; ++i)); do
    xdotool mousemove --window "$window" 450 24 click 1
    until_true 5 false
    xdotool key Down
    ((i % 2)) && xdotool key Down
    xdotool key Return
    until_true 5 false
done

# The track, behind "1 more": with PipeWire, Twobus asks a question first, and Return answers no.
if [[ $server == pipewire ]]; then
    xdotool mousemove --window "$window" 450 24 click 1
    until_true 5 false
    xdotool key Down Down Down Right
    until_true 3 false
    xdotool key Return
    asks() {
        import -window root "$work/asked.png"
        tesseract "$work/asked.png" - --psm 11 2>/dev/null >"$work/asked.txt"
        grep -q 'would be muted' "$work/asked.txt"
    }
    until_true 10 asks || fail "the window does not ask before it mutes a track: $(tr '\n' '|' <"$work/asked.txt")"
    [[ -n ${TWOBUS_PICTURES:-} ]] && cp "$work/asked.png" "$TWOBUS_PICTURES"
    xdotool key Return
    until_true 5 false
    asks && fail "Return leaves the question open"
fi

if [[ $server == jackd ]]; then
    meter small-daw --channels 'Band/audio_out 1,Band/audio_out 2' --seconds 1 || [[ $? == 1 ]] || fail "a track is refused where it does no harm: $(cat "$work/small-daw-said.txt")"
    end "$last"
    echo "small-daw: $(pkill -TERM -f "^$daw small-daw "; until_true 50 grep -q faults "$work/small-daw.txt"; tail -n 1 "$work/small-daw.txt")"
    exit $((failures > 0))
fi

meter small-daw --channels 'Band/audio_out 1,Band/audio_out 2' --seconds 1
[[ $? == 2 ]] && grep -q 'accept-muting' "$work/small-daw-said.txt" || fail "a track that would be muted is not refused: $(cat "$work/small-daw-said.txt")"
undisturbed small-daw || fail "the DAW was disturbed"

# A window that remembers a port that would be muted does not listen to it by itself.
end "$last"
start_daw remembered
jq '.sources = (.sources // {})' "$XDG_CONFIG_HOME/twobus/settings.json" >/dev/null || fail "the settings are not kept"
start_window track "$app" --stage mix --device "$driver:remembered" --channels 'Band/audio_out 1,Band/audio_out 2'
xdotool windowsize --sync "$window" 1000 640
until_true 15 sees track 'also used inside' || fail "why a track is not listened to is not said: $(tr '\n' '|' <"$work/track.txt")"
undisturbed remembered || fail "the DAW was disturbed by a track that was remembered"
end "$last"

# After an explicit yes, Twobus listens. This also shows that the DAW can be disturbed at all.
start_daw accepted
meter accepted --channels 'Band/audio_out 1,Band/audio_out 2' --seconds 2 --accept-muting || [[ $? == 1 ]] || fail "it is refused after a yes: $(cat "$work/accepted-said.txt")"
undisturbed accepted && fail "listening to a track does not disturb this DAW, so that the test can show nothing"

# The monitor section is switched on while its master is metered.
start_daw section
start_meter metered "$cli" --device "$driver:section"
meter_says metered 100 '.secondsMeasured > 0.5' || fail "the master is not measured"
pkill -USR1 -f "^$daw section "
until_true 20 grep -q 'also used inside' "$work/metered-said.log" || fail "the master is not left when the monitor section is on: $(cat "$work/metered-said.log")"
until_true 10 eval '! pw-link -l | grep -A9 "^section:Master/audio_out 1" | grep -q twobus' || fail "Twobus is still connected"
pkill -USR1 -f "^$daw section "
until_true 50 grep -q 'is there again' "$work/metered-said.log" || fail "the master is not taken again when the monitor section is off"
undisturbed section || fail "the tracks were disturbed"
exit $((failures > 0))
