#!/usr/bin/env bash
# The metered source goes silent and sounds again: nothing is lost, silence reads as silence, and the programme's
# readings stay. Arguments: twobus-cli
source "$(dirname "$0")/servers.sh"
cli=$1
device=(--device JACK:daw_out --channels monitor_FL,monitor_FR)

start_pipewire
tone 4
start_meter meter "$cli" "${device[@]}"
meter=$last
background people "$cli" meter "${device[@]}"
meter_says meter 50 '.secondsMeasured > 0.5 and .silent and .verdict == "noSignal"' || fail "silence before the programme reads $(reading meter .verdict)"
before=$(unaccounted meter)

# After a player has finished, its output plays silence.
for round in 1 2; do
    pw-play --target daw_out "$work/tone.wav"
    meter_says meter 50 '.momentaryLufs == null and .rmsWindowDbfs == null' || fail "round $round: silence reads $(reading meter .momentaryLufs) LUFS"
    measured=$(reading meter .secondsMeasured)
    meter_says meter 80 ".secondsMeasured > $measured + 4" || fail "round $round: the silence is not measured"
    until_true 50 eval 'last_line people | grep -q "RMS −∞ dBFS  M −∞  S −∞"' || fail "round $round: said: $(tail -n 1 "$work/people.log")"
    kill -0 "$meter" || fail "round $round: twobus-cli is gone"
done

# The decay of the K-weighting filters must not be shown as a reading.
least=$(jq -s '[.[] | .momentaryLufs, .shortTermLufs | values] | min' "$work/meter.log")
[[ $(jq -n "$least > -301") == true ]] || fail "a loudness of $least LUFS was shown"

line=$(last_line meter)
jq -r '"\(.secondsMeasured) s measured, longest pass \(.longestPassSeconds) s, \(.lostSeconds) s lost, \(.verdict)"' <<<"$line"
[[ $(jq -r .message <<<"$line") == null ]] || fail "said: $(jq -r .message <<<"$line")"
[[ $(jq '.verdict == if .lostSecondsOfPass > 0 then "incomplete" else "fineSoFar" end' <<<"$line") == true ]] || fail "the verdict is $(jq -r .verdict <<<"$line")"
near "$(unaccounted meter)" "$before" 0.1 "the clock, less what was measured or counted as lost"
near "$(jq .samplePeakDbfs <<<"$line")" -6.0 0.1 "sample peak over it all"
if [[ $(jq .lostFrames <<<"$line") == 0 ]]; then # otherwise the player was late too
    near "$(jq .longestPassSeconds <<<"$line")" 4.3 0.6 "longest pass" # a player can hesitate
    near "$(jq .integratedLufs <<<"$line")" -6.3 0.4 "integrated" # lower at each end of the tone
fi
end "$meter"

exit $((failures > 0))
