#!/usr/bin/env bash
# twobus-cli is stopped for 10 s, as on a suspended machine, and goes on: the 10 s are lost, reported and counted. JACK
# can throw out a stopped client; then Twobus connects again by itself. Arguments: pipewire|jackd twobus-cli
source "$(dirname "$0")/servers.sh"
server=$1 cli=$2

tone 120
if [[ $server == jackd ]]; then
    device=(--device JACK:jackplay)
    start_jackd
    background player sndfile-jackplay -a=system:playback_1 "$work/tone.wav"
    is_playing() { jack_lsp | grep -q jackplay; }
else
    device=(--device JACK:daw_out --channels monitor_FL,monitor_FR)
    start_pipewire
    background player pw-play --target daw_out "$work/tone.wav"
    is_playing() { pw-link -l | grep -q daw_out:playback_FR; }
fi

until_true 100 is_playing || fail "the player is not connected"
start_meter meter "$cli" "${device[@]}"
meter=$last
background people "$cli" meter "${device[@]}"
people=$last
meter_says meter 100 '.secondsMeasured > 3' || fail "nothing measured"
before=$(unaccounted meter) measured=$(reading meter .secondsMeasured) lost=$(reading meter .lostSeconds)

kill -STOP "$meter" "$people"
stopped=$EPOCHREALTIME
until_true 100 false # 10 s
kill -CONT "$meter" "$people"
seconds=$(jq -n "$EPOCHREALTIME - $stopped")

meter_says meter 200 ".message == null and .lostSeconds > $lost and .secondsMeasured > $measured + 3.2" || fail "it does not go on"
kill -0 "$meter" || fail "twobus-cli is gone"
line=$(last_line meter)
echo "stopped for $seconds s: $(jq -r '"\(.lostSeconds) s lost in \(.interruptions) interruptions, \(.secondsMeasured) s measured, \(.verdict)"' <<<"$line")"
jq -r '.message | values' "$work/meter.log" | uniq -c # the messages, and how often each came
[[ $(jq ".lostSeconds > $lost + $seconds - 1" <<<"$line") == true ]] || fail "the time is not counted as lost"
near "$(unaccounted meter)" "$before" 0.3 "the clock, less what was measured or counted as lost" # jackd's dummy device itself loses time
[[ $(jq -r .verdict <<<"$line") == incomplete ]] || fail "the verdict is $(jq -r .verdict <<<"$line")"
tail -n 1 "$work/people.log" | grep -q 's of audio were lost. The readings are incomplete.' || fail "what was lost is not said: $(tail -n 1 "$work/people.log")"
near "$(jq .samplePeakDbfs <<<"$line")" -6.0 0.1 "sample peak over it all"
near_cut_tone "$(jq .truePeakDbtp <<<"$line")" "true peak over it all"
near "$(jq .rmsWindowDbfs <<<"$line")" -9.0 0.1 "RMS in the end"
end "$meter" "$people"

exit $((failures > 0))
