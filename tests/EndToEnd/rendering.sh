#!/usr/bin/env bash
# A DAW renders a minute through the server in seconds, twice. Twobus says so, neither measures the audio nor counts it
# as lost, makes no pass of it, and continues afterwards. Arguments: pipewire|jackd twobus-cli rendering-daw
source "$(dirname "$0")/servers.sh"
server=$1 cli=$2 daw=$3

start_with_daw "$server" "$daw" "$cli"
daw=$last
start_meter meter "$cli" --device JACK:daw --channels master_1,master_2
meter=$last
meter_says meter 100 '.secondsMeasured > 2.5' || fail "nothing measured"

for round in 1 2; do
    lost=$(reading meter .lostSeconds)
    kill -USR1 "$daw"
    meter_says meter 50 '.message != null' || fail "round $round: that it renders is not said"
    words=$(reading meter .message)
    measured=$(reading meter .secondsMeasured)
    echo "round $round, said: $words"
    [[ $words == "The DAW is rendering faster than real time, so measuring is paused. Twobus continues when it is done." ]] || fail "round $round: other words"

    meter_says meter 300 '.message == null' || fail "round $round: it does not go on"
    echo "round $round: $(reading meter ".secondsMeasured - $measured") s measured, $(reading meter ".lostSeconds - $lost") s lost meanwhile"
    [[ $(reading meter ".secondsMeasured < $measured + 1") == true ]] || fail "round $round: what was rendered is measured"
    meter_says meter 100 ".secondsMeasured > $measured + 3" || fail "round $round: nothing measured after it"
    kill -0 "$meter" || fail "round $round: twobus-cli is gone"
    near "$(reading meter ".lostSeconds - $lost")" 0 0.05 "round $round: lost" # jackd's dummy device loses a little on a busy machine
done

line=$(last_line meter)
near "$(jq .samplePeakDbfs <<<"$line")" -6.02 0.1 "sample peak over it all"
near "$(jq .rmsWindowDbfs <<<"$line")" -9.03 0.1 "RMS in the end"
[[ $(jq '.longestPassSeconds + 3 < .secondsMeasured' <<<"$line") == true ]] || fail "the passes are joined: $(jq -c '[.longestPassSeconds, .secondsMeasured]' <<<"$line")"
[[ $(jq -r .message <<<"$line") == null ]] || fail "said in the end: $(jq -r .message <<<"$line")"
end "$meter"

exit $((failures > 0))
