#!/usr/bin/env bash
# A DAW that uses JACK's transport: Twobus gives times on the DAW's timeline, wherever playback starts, and in the
# pass's own time while the transport is stopped. Arguments: pipewire|jackd twobus-cli rendering-daw
command -v jack_transport >/dev/null || { echo "Skipped: there is no jack_transport."; exit 77; }
source "$(dirname "$0")/servers.sh"
server=$1 cli=$2 daw=$3

start_with_daw "$server" "$daw" "$cli"
start_meter meter "$cli" --device JACK:daw --channels master_1,master_2
meter_says meter 100 '.secondsMeasured > 1' || fail "nothing measured"
[[ $(reading meter .loudestDawSeconds) == null ]] || fail "a transport that stands has a time: $(reading meter .loudestDawSeconds)"

transport() { printf '%s\n' "$@" exit | "${run[@]}" jack_transport >>"$work/transport.log" 2>&1; }

transport "locate 480000" play
meter_says meter 300 '.samplePeakDbfs > -1 and .loudestDawSeconds != null' || fail "nothing loud: $(last_line meter)"
near "$(reading meter .loudestDawSeconds)" 12.05 0.15 "the loudest moment in the DAW's time"
exit $((failures > 0))
