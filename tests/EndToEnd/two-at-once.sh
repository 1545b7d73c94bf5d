#!/usr/bin/env bash
# Two meters and two windows at once on one output: all read the same, and the others go on when one ends or is killed.
# Arguments: twobus-cli Twobus
source "$(dirname "$0")/servers.sh"
cli=$1 app=$2
device=(--device JACK:daw_out --channels monitor_FL,monitor_FR)

start_pipewire
start_display
tone 300
background player pw-play --target daw_out "$work/tone.wav"
until_true 100 eval 'pw-link -l | grep -q daw_out:playback_FR' || fail "the player is not connected"

start_meter one "$cli" "${device[@]}" --log
one=$last
start_meter two "$cli" "${device[@]}" --log
two=$last
start_window first "$app" --stage mix "${device[@]}"
first=$last first_window=$window
start_window second "$app" --stage mix "${device[@]}"
second=$last second_window=$window

shows_the_tone() {
    read_window "$1" >/dev/null
    grep -q 'daw_out, monitor' "$work/$1.txt" && grep -q -- '-6\.0' "$work/$1.txt"
}
for name in first second; do
    declare -n number=${name}_window
    window=$number
    xdotool windowmove "$window" 0 0 windowsize --sync "$window" 1000 640 windowraise "$window"
    until_true 5 shows_the_tone "$name" || fail "the $name window does not read the tone: $(tr '\n' '|' <"$work/$name.txt")"
done
for name in one two; do
    meter_says "$name" 100 '.secondsMeasured > 3' || fail "$name measures nothing"
    near "$(reading "$name" .samplePeakDbfs)" -6.0 0.1 "$name: sample peak"
    meter_says "$name" 50 '.rmsWindowDbfs | . != null and . > -9.1 and . < -8.9' || fail "$name: the RMS is $(reading "$name" .rmsWindowDbfs)"
done

end_at_once "$one"
end "$first"
measured=$(reading two .secondsMeasured)
meter_says two 50 ".message == null and .secondsMeasured > $measured + 2" || fail "the second is disturbed by the first's end"
echo "after the first's end: $(reading two '"\(.secondsMeasured) s measured, \(.lostSeconds) s lost, \(.verdict)"')"
kill -0 "$two" && kill -0 "$second" || fail "the second went with the first"
until_true 5 shows_the_tone second || fail "the second window reads: $(tr '\n' '|' <"$work/second.txt")"
grep -q 'continues when' "$work/second.txt" && fail "the second window waits for its device"

# Each program has its own log, and the log of the killed one is complete up to the kill.
end "$two" "$second"
"$cli" sessions >"$work/sessions.log" || fail "twobus-cli sessions: status $?"
logs=("$XDG_DATA_HOME"/twobus/sessions/*)
echo "${#logs[@]} logs"
[[ ${#logs[@]} == 4 ]] || fail "not one log for each of four"
for log in "${logs[@]}"; do
    "$cli" sessions export "$log" --csv "$work/log.csv" >>"$work/export.log" 2>&1 && [[ $(wc -l <"$work/log.csv") -gt 20 ]] || fail "$log is not whole: $(tail -n 1 "$work/export.log")"
    rm -f "$work/log.csv"
done

exit $((failures > 0))
