#!/usr/bin/env bash
# The metered program ends while twobus-cli meters it, and starts again under the same name, five times. Each time
# Twobus says so, goes on by itself, starts a new pass, and loses nothing in between. Arguments: pipewire|jackd
# twobus-cli
source "$(dirname "$0")/servers.sh"
server=$1 cli=$2

tone 60
if [[ $server == jackd ]]; then
    client=jackplay
    play() { background player sndfile-jackplay -a=system:playback_1 "$work/tone.wav"; }
    is_playing() { jack_lsp | grep -q jackplay; }
    start_jackd
else
    client=pw-play
    play() { background player pw-play --target daw_out "$work/tone.wav"; }
    is_playing() { pw-link -l | grep -q daw_out:playback_FR; }
    start_pipewire
fi

play
player=$last
until_true 100 is_playing || fail "the player is not connected"
start_meter meter "$cli" --device "JACK:$client"
meter=$last
meter_says meter 100 '.secondsMeasured > 2' || fail "nothing measured"

for round in 1 2 3 4 5; do
    measured=$(reading meter .secondsMeasured)
    end_at_once "$player"
    meter_says meter 50 '.message != null' || fail "round $round: that the program left is not said"
    words=$(reading meter .message)
    echo "round $round, said: $words"
    [[ $words == "$client is not there. Twobus continues when it returns." ]] || fail "round $round: other words"

    play
    player=$last
    meter_says meter 100 '.message == null' || fail "round $round: the program that is back is not picked up"
    meter_says meter 50 ".secondsMeasured > $measured + 0.7" || fail "round $round: nothing measured"
    kill -0 "$meter" || fail "round $round: twobus-cli is gone"
done

meter_says meter 50 ".secondsMeasured > $measured + 2.7" || fail "nothing measured in the end"
line=$(last_line meter)
echo "lost: $(jq -r '"\(.lostSeconds) s in \(.interruptions) interruptions; measured \(.secondsMeasured) s, longest pass \(.longestPassSeconds) s"' <<<"$line")"
near "$(jq .lostSeconds <<<"$line")" 0 0.3 "lost" # a player that starts late loses time, and so does jackd's dummy device
[[ $(jq '.longestPassSeconds + 2 < .secondsMeasured' <<<"$line") == true ]] || fail "the passes are joined"
[[ $(jq '.verdict == if .lostSecondsOfPass > 0 then "incomplete" else "listening" end' <<<"$line") == true ]] || fail "the verdict is $(jq -r .verdict <<<"$line")"
near "$(jq .samplePeakDbfs <<<"$line")" -6.0 0.1 "sample peak over it all"
near_cut_tone "$(jq .truePeakDbtp <<<"$line")" "true peak over it all"
near "$(jq .rmsWindowDbfs <<<"$line")" -9.0 0.1 "RMS in the end"
end "$meter"

exit $((failures > 0))
