#!/usr/bin/env bash
# The server is killed while twobus-cli meters, and started again, 20 times. Each time Twobus says so, goes on by
# itself, and counts the lost time by the clock. Arguments: pipewire|jackd twobus-cli
source "$(dirname "$0")/servers.sh"
server=$1 cli=$2
rounds=20

if [[ $server == jackd ]]; then
    device=(--device JACK:jackplay) clock_tolerance=1
    start_server() { start_jackd; }
    kill_server() { end_at_once "$jackd"; }
    play() { background player sndfile-jackplay -a=system:playback_1 "$work/tone.wav"; }
    is_playing() { jack_lsp | grep -q jackplay; }
else
    device=(--device JACK:daw_out --channels monitor_FL,monitor_FR) clock_tolerance=0.4 # a block of 21 ms each time, since a new stream delivers its first block late
    start_server() { start_pipewire; }
    kill_server() { end_at_once "$pipewire" "$wireplumber" && rm -f "$XDG_RUNTIME_DIR"/pipewire-0*; }
    play() { background player pw-play --target daw_out "$work/tone.wav"; }
    is_playing() { pw-link -l | grep -q daw_out:playback_FR; }
fi

tone 120
start_server
play
until_true 100 is_playing || fail "the player is not connected"
start_meter meter "$cli" "${device[@]}"
meter=$last
meter_says meter 100 '.secondsMeasured > 2' || fail "nothing measured"
before=$(unaccounted meter)

for ((round = 1; round <= rounds; ++round)); do
    measured=$(reading meter .secondsMeasured) interruptions=$(reading meter .interruptions)
    kill_server
    # At first Twobus may say only that the driver closed the device. A second later it knows why.
    meter_says meter 50 '.message != null and (.message | contains("no JACK or PipeWire server answers"))' || fail "round $round: that the server is gone is not said"
    reading meter .message >>"$work/words"

    start_server
    play
    meter_says meter 200 '.message == null' || fail "round $round: the server that is back is not picked up"
    meter_says meter 50 ".secondsMeasured > $measured + 0.5" || fail "round $round: nothing measured after it"
    meter_says meter 1 ".interruptions > $interruptions" || fail "round $round: no interruption is counted"
    kill -0 "$meter" || fail "round $round: twobus-cli is gone"
done

sort "$work/words" | uniq -c # the messages, and how often each came
[[ $(grep -c 'no JACK or PipeWire server answers' "$work/words") == "$rounds" ]] || fail "it is not said each time that the server is gone"
[[ $(grep -c 'is there again' "$work/meter-said.log") == "$rounds" ]] || fail "it is not said each time that it is there again"

meter_says meter 50 ".secondsMeasured > $measured + 2.5" || fail "nothing measured in the end" # 20 lines since the last gap
line=$(last_line meter)
echo "lost: $(jq -r '"\(.lostSeconds) s in \(.interruptions) interruptions; measured \(.secondsMeasured) s"' <<<"$line")"
# jackd's dummy device itself loses time whenever the machine is busy.
near "$(unaccounted meter)" "$before" "$clock_tolerance" "the clock, less what was measured or counted as lost"
[[ $(jq -r .verdict <<<"$line") == incomplete ]] || fail "the verdict is $(jq -r .verdict <<<"$line")"
near "$(jq .samplePeakDbfs <<<"$line")" -6.0 0.1 "sample peak over it all"
near_cut_tone "$(jq .truePeakDbtp <<<"$line")" "true peak over it all"
near "$(jq .rmsWindowDbfs <<<"$line")" -9.0 0.1 "RMS in the end"
end "$meter"

exit $((failures > 0))
