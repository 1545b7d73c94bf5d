#!/usr/bin/env bash
# A DAW that follows JACK's transport: Twobus gives times on the DAW's timeline, wherever playback starts. A program that
# plays whatever the transport does: it gives none. Arguments: pipewire|jackd twobus-cli song-daw rendering-daw
command -v jack_transport >/dev/null || { echo "Skipped: there is no jack_transport."; exit 77; }
source "$(dirname "$0")/servers.sh"
server=$1 cli=$2 follower=$3 other=$4

transport() { printf '%s\n' "$@" exit | "${run[@]}" jack_transport >>"$work/transport.log" 2>&1; }

start_with_daw "$server" "$follower" "$cli"
daw=$last
start_meter meter "$cli" --device JACK:daw --channels master_1,master_2
meter=$last
meter_says meter 100 '.secondsMeasured > 3' || fail "nothing measured"
[[ $(reading meter .loudestDawSeconds) == null ]] || fail "a transport that stands has a time: $(reading meter .loudestDawSeconds)"

transport "locate 480000" play
meter_says meter 300 '.samplePeakDbfs > -1 and .loudestDawSeconds != null' || fail "nothing loud: $(last_line meter)"
near "$(reading meter .loudestDawSeconds)" 12.05 0.15 "the loudest moment in the DAW's time"
transport stop
end "$meter" "$daw"

# On PipeWire 0.3.65 the second program never gets to the loud place (the cause is not known), so only jackd tries it.
[[ $server == jackd ]] || exit $((failures > 0))

# This one plays all the time, and is loud at the same place.
background other "${run[@]}" "$other"
until_true 100 eval '"$cli" devices 2>/dev/null | grep -qE "(JACK|PipeWire):daw"' || fail "the other program is not listed"
start_meter ignoring "$cli" --device JACK:daw --channels master_1,master_2
meter_says ignoring 100 '.secondsMeasured > 1' || fail "nothing measured of the other program"
transport "locate 480000" play
meter_says ignoring 300 '.samplePeakDbfs > -1' || fail "nothing loud of the other program: $(last_line ignoring)"
[[ $(reading ignoring .loudestDawSeconds) == null ]] || fail "the transport's time is given though the program ignores it: $(reading ignoring .loudestDawSeconds)"
exit $((failures > 0))
