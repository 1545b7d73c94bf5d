#!/usr/bin/env bash
# PipeWire is killed while twobus-cli meters, and started again: Twobus says so, goes on by itself and counts what it
# lost. Arguments: twobus-cli
source "$(dirname "$0")/servers.sh"
cli=$1

start_dbus
start_pipewire
tone 120
background player pw-play --target daw_out "$work/tone.wav"
background meter "$cli" meter --device JACK:daw_out --channels monitor_FL,monitor_FR --json
meter=$last
until_true 100 eval '[[ $(last_line meter | jq ".secondsMeasured > 2") == true ]]' || fail "nothing measured"
measured=$(last_line meter | jq .secondsMeasured)

for round in 1 2 3; do
    end_at_once "$pipewire" "$wireplumber"
    until_true 50 eval '[[ $(last_line meter | jq .message) != null ]]' || fail "round $round: that the server is gone is not said"
    echo "round $round, said: $(last_line meter | jq -r .message)"

    rm -f "$XDG_RUNTIME_DIR"/pipewire-0*
    start_pipewire
    background player pw-play --target daw_out "$work/tone.wav"
    until_true 200 eval '[[ $(last_line meter | jq .message) == null ]]' || fail "round $round: the server that is back is not picked up"
    until_true 50 eval "[[ \$(last_line meter | jq '.secondsMeasured > $measured + 1') == true ]]" || fail "round $round: nothing measured after it"
    measured=$(last_line meter | jq .secondsMeasured)
    kill -0 "$meter" || fail "round $round: twobus-cli is gone"
done

line=$(last_line meter)
echo "lost: $(jq -r '"\(.lostSeconds) s in \(.interruptions) interruptions; measured \(.secondsMeasured) s"' <<<"$line")"
[[ $(jq '.interruptions >= 3 and .lostSeconds > 0.5' <<<"$line") == true ]] || fail "what was lost is not counted"
[[ $(jq -r .verdict <<<"$line") == incomplete ]] || fail "the verdict is $(jq -r .verdict <<<"$line")"
near "$(jq .samplePeakDbfs <<<"$line")" -6.0 0.1 "sample peak over it all"
near "$(jq .truePeakDbtp <<<"$line")" -6.0 0.1 "true peak over it all"
end "$meter"

exit $((failures > 0))
