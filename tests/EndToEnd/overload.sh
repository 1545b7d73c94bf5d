#!/usr/bin/env bash
# A machine that does not keep up. First the meter thread starves but the device's thread does not, so our FIFO
# overflows: that loss is counted exactly. Then all of twobus-cli stops for a while, several times, so the device loses
# audio too: that loss is counted by the clock. Arguments: twobus-cli
source "$(dirname "$0")/servers.sh"
cli=$1
period=1024
device=(--device JACK:daw_out --channels monitor_FL,monitor_FR)

start_pipewire
tone 120
background player pw-play --target daw_out "$work/tone.wav"
until_true 100 eval 'pw-link -l | grep -q daw_out:playback_FR' || fail "the player is not connected"
start_meter meter "$cli" "${device[@]}"
meter=$last
background people "$cli" meter "${device[@]}"
people=$last
meter_says meter 100 '.secondsMeasured > 3' || fail "nothing measured"
before=$(unaccounted meter)

# The tolerance against the clock covers a period, and the time that a line takes to arrive here.
check() {
    local line measured
    measured=$(reading meter .secondsMeasured)
    meter_says meter 200 ".secondsMeasured > $measured + 3.5" || fail "$1: it does not go on" # long enough for 20 more lines and the next look at the clock
    kill -0 "$meter" || fail "$1: twobus-cli is gone"
    line=$(last_line meter)
    echo "$1: $(jq -r '"\(.lostFrames) frames, \(.lostSeconds) s lost in \(.interruptions) interruptions, \(.secondsMeasured) s measured, \(.verdict)"' <<<"$line")"
    near "$(unaccounted meter)" "$before" 0.05 "$1: the clock, less what was measured or counted as lost"
    [[ $(jq -r .verdict <<<"$line") == incomplete ]] || fail "$1: the verdict is $(jq -r .verdict <<<"$line")"
    near "$(jq .samplePeakDbfs <<<"$line")" -6.0 0.1 "$1: sample peak over it all"
    near_cut_tone "$(jq .truePeakDbtp <<<"$line")" "$1: true peak over it all"
    meter_says meter 50 '.rmsWindowDbfs | . != null and . > -9.1 and . < -8.9' || fail "$1: the RMS is $(reading meter .rmsWindowDbfs)"
}

# The meter thread polls 200 times a second, and no other thread sleeps as often. With idle priority on one processor
# with four programs that never sleep, it gets almost no time.
most=0
for task in "/proc/$meter/task"/*; do
    rests=$(awk '/^voluntary/ { print $2 }' "$task/status")
    ((rests > most)) && most=$rests thread=${task##*/}
done
lost=$(reading meter .lostFrames)
for ((i = 0; i < 4; ++i)); do
    background busy taskset -c 0 bash -c 'while :; do :; done'
    busy+=("$last")
done
taskset -p -c 0 "$thread" >/dev/null && chrt -i -p 0 "$thread" || fail "the thread cannot be starved"
# The starving thread reports nothing for 20 s and more, so the device's side must report the loss.
meter_says meter 50 ".lostFrames > $lost + 10 * $period" || fail "what the FIFO loses is not said within 5 s"
end "${busy[@]}"
chrt -o -p 0 "$thread" && taskset -p -c "0-$(($(nproc --all) - 1))" "$thread" >/dev/null
check "FIFO"
[[ $(reading meter "(.lostFrames - $lost) % $period") == 0 ]] || fail "the FIFO's losses are not whole periods: $(reading meter ".lostFrames - $lost") frames"

lost=$(reading meter .lostSeconds) stopped=0
for ((i = 0; i < 4; ++i)); do
    kill -STOP "$meter" "$people"
    since=$EPOCHREALTIME
    until_true 7 false # 0.7 s
    kill -CONT "$meter" "$people"
    stopped=$(jq -n "$stopped + $EPOCHREALTIME - $since")
    until_true 15 false # 1.5 s, so that the next loss is a separate one
done
check "device"
[[ $(reading meter ".lostSeconds > $lost + $stopped - 4 * 0.1") == true ]] || fail "stopped for $stopped s, and $(reading meter ".lostSeconds - $lost") s are counted"
echo "stopped for $stopped s, counted: $(reading meter ".lostSeconds - $lost") s"
until_true 20 eval 'last_line people | grep -q "of audio were lost. The readings are incomplete."' || fail "it is not said: $(last_line people)"
end "$meter" "$people"

exit $((failures > 0))
