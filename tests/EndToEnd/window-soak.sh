#!/usr/bin/env bash
# The window stays open beside PipeWire while music is played to it again and again: its memory, open files and
# processor load stay as they were after the first minutes. Arguments: Twobus, music, [minutes, 60 by default]
time_limit=$((${3:-60} * 60 + 1200))
source "$(dirname "$0")/servers.sh"
app=$1 music=$2 minutes=${3:-60}

start_pipewire
start_display
play_on() { while pw-play --target daw_out "$music"; do :; done; }
background player play_on
start_window window "$app" --stage mix --device JACK:daw_out --channels monitor_FL,monitor_FR
twobus=$last
xdotool windowsize --sync "$window" 1280 800
until_true 200 sees start 'so far|Hot|Ready' || fail "nothing is metered: $(tr '\n' '|' <"$work/start.txt")"

ticks() { awk '{ print $14 + $15 }' "/proc/$twobus/stat"; }
kilobytes() { awk '/^VmRSS/ { print $2 }' "/proc/$twobus/status"; }
files() { ls "/proc/$twobus/fd" | wc -l; }

memory=() open=() share=()
before=$(ticks)
for ((minute = 1; minute <= minutes; ++minute)); do
    read -r -t 60 <> <(:) # this test needs real time
    kill -0 "$twobus" || { fail "Twobus is gone after $minute minutes"; break; }
    now=$(ticks)
    memory+=("$(kilobytes)") open+=("$(files)") share+=("$((now - before))")
    before=$now
    echo "$minute min: ${memory[-1]} kB, ${open[-1]} files, $(awk -v t="${share[-1]}" -v hz="$(getconf CLK_TCK)" 'BEGIN { printf "%.1f", t / hz / 0.6 }') % of a processor"
done

# Compares the highest value of the last quarter with that of the first, without the first minute, which fills caches.
# The window allocates everything when it starts, but tables of zeros take memory only as they fill over hours, which is
# most of the growth that memory is allowed.
highest() { printf '%s\n' "$@" | sort -n | tail -n 1; }
quarter=$(((minutes + 3) / 4))
first=1; ((minutes > 1)) || first=0
for reading in memory:20 open:0 share:50; do
    declare -n values=${reading%:*}
    early=$(highest "${values[@]:first:quarter}") late=$(highest "${values[@]: -quarter}")
    ((late * 100 <= early * (100 + ${reading#*:}))) || fail "${reading%:*} grew from $early to $late"
done
until_true 20 sees end 'so far|Hot|Ready' || fail "nothing is metered any more: $(tr '\n' '|' <"$work/end.txt")"
end "$twobus"
exit $((failures > 0))
