#!/usr/bin/env bash
# DAWs with nine taps come and go beside Twobus. One is killed 50 times, at any moment: nothing of it stays in Twobus,
# which hears the next one. Taps that were there first find Twobus, and find it again when it was killed. Two DAWs with
# copies of one session have taps with ids of their own.
# Arguments: VST3 or LV2, twobus-cli, the recorder of taps, the VST3 and the LV2 bundle
time_limit=900
source "$(dirname "$0")/servers.sh"
source "$(dirname "$0")/tapped_ardour.sh"
format=$1 cli=$2 recorder=$3
has_ardour "$4" "$5"

names=(Band Bass Drums Keys Guitar Choir Strings)
sox -n -r 48000 -c 2 -b 16 "$work/noise.wav" synth 60 whitenoise gain -40
make_song "$work/session" "$work/noise.wav" $(printf -- "--track %s=$work/noise.wav " "${names[@]:1}")
in_ardour insert "$format" "
    open('$work/session')
    for _, name in ipairs({ 'Band'$(printf ", '%s'" "${names[@]:1}") }) do put(track(name), tap(), 0) end
    put(session:master_out(), tap(), 0)
    put(session:master_out(), tap(), -1)
    save() close_session() quit()"
near "$(grep -c 'Twobus Tap' "$work/session/song.ardour")" 9 0 "taps in the session"
cp -r "$work/session" "$work/copy"

# start_daw NAME SESSION: starts Ardour with the session, and waits until it plays. $last is its process.
start_daw() {
    rm -f "$work/$1.log"
    in_ardour "$1" "$format" "open('$work/$2') play_at(0) say('plays') sleep(300) quit()" 2>/dev/null &
    local shell=$!
    until_true 300 grep -q 'DRILL plays' "$work/$1.log" || fail "$1 does not play: $(tail -n 3 "$work/$1.log")"
    last=$(pgrep -P "$shell")
    processes+=("$shell" "$last")
}

# left_in PROCESS: what a process holds that can be left over.
left_in() { echo "$(ls "/proc/$1/fd" | wc -l) descriptors, $(grep -c memfd: "/proc/$1/maps") rings, $(ls "/proc/$1/task" | wc -l) threads, $(ls /dev/shm | grep -ci twobus) files in /dev/shm"; }

tap=Master
[[ $format == LV2 ]] && tap=luasession # LV2 has no track's name
start_meter meter "$cli" --wait --device "TAP:$tap"
meter=$last
until_true 20 grep -q "@$TWOBUS_TAPS" /proc/net/unix || fail "the meter does not listen: $(cat "$work/meter-said.log")"
most=0
for ((i = 0; i < 50; i++)); do
    start_daw daw session
    until_true $((RANDOM % 10)) false
    rings=$(grep -c memfd: "/proc/$meter/maps")
    ((rings > most)) && most=$rings
    end_at_once "$last"
    if ((i == 0)); then # by then the meter has the threads and the memory that it needs to measure
        until_true 30 eval '! grep -q memfd: "/proc/$meter/maps"' || fail "the rings of a killed DAW stay"
        before=$(left_in "$meter") size=$(awk '/VmRSS/ { print $2 }' "/proc/$meter/status")
    fi
done
near "$most" 9 0 "rings at the same time"
until_true 50 eval '[[ $(left_in "$meter") == "$before" ]]' || fail "after the first kill $before, after 50 of them $(left_in "$meter")"
near "$(awk '/VmRSS/ { print $2 }' "/proc/$meter/status")" "$size" 4096 "memory after 50 kills in KB, after the first $size"

start_daw daw session
first=$last
measured=$(reading meter .secondsMeasured)
until_true 100 eval "[[ \$(reading meter '.secondsMeasured > ${measured:-0} + 1') == true ]]" || fail "the next DAW is not measured: $(last_line meter)"
near "$(reading meter .lostFrames)" 0 0 "lost frames"
end "$meter"

# heard NAME: the ids of the taps that the recorder NAME hears.
heard() { grep '^opened' "$work/$1.log" | cut -d ' ' -f 2 | sort -u; }

start_recorder again "$recorder"
until_true 30 eval '[[ $(heard again | wc -l) == 9 ]]' || fail "taps that were there first: $(heard again | wc -l) of 9 found Twobus"
end_at_once "$recording"
start_recorder third "$recorder"
until_true 30 eval '[[ $(heard third | wc -l) == 9 ]]' || fail "after Twobus was killed $(heard third | wc -l) of 9 taps came back"
cmp -s <(heard again) <(heard third) || fail "they came back with other ids"
start_daw other copy
until_true 30 eval '[[ $(heard third | wc -l) == 18 ]]' || fail "two DAWs with one session have $(heard third | wc -l) taps with ids of their own, not 18"
end_at_once "$first" "$last"
until_true 30 eval '[[ $(grep -c ^closed "$work/third.log") == 18 ]]' || fail "after both DAWs were killed $(grep -c ^closed "$work/third.log") of 18 taps are gone"
end_recorder third
exit $((failures > 0))
