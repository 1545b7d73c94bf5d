#!/usr/bin/env bash
# PipeWire runs, a player plays the tone to an output, and twobus-cli meter reads it at the output's monitor, both when
# Twobus finds PipeWire's JACK library itself and under pw-jack. Arguments: twobus-cli
source "$(dirname "$0")/servers.sh"
cli=$1

start_pipewire
tone 60
background player pw-play --target daw_out "$work/tone.wav"
until_true 100 eval 'pw-link -l | grep -q "daw_out:playback_FR"' || fail "the player is not connected"

expect_tone() {
    local line
    line=$(last_line "$1")
    near "$(jq .samplePeakDbfs <<<"$line")" -6.0 0.1 "$1: sample peak"
    near "$(jq .truePeakDbtp <<<"$line")" -6.0 0.1 "$1: true peak"
    near "$(jq .rmsDbfs <<<"$line")" -9.0 0.1 "$1: RMS"
    near "$(jq .integratedLufs <<<"$line")" -6.0 0.1 "$1: integrated"
    near "$(jq .momentaryLufs <<<"$line")" -6.0 0.1 "$1: momentary"
    near "$(jq .shortTermLufs <<<"$line")" -6.0 0.1 "$1: short-term"
    near "$(jq .lostFrames <<<"$line")" 0 0 "$1: lost frames"
}

# With a recorder running, whose monitor nobody hears.
background recorder pw-record --target daw_out -P '{ stream.capture.sink = true node.name = recorder }' "$work/recorded.wav"
recorder=$last
until_true 100 eval 'pw-link -o | grep -q recorder:monitor_FR' || fail "the recorder has no monitor"
"$cli" devices >"$work/devices.log" || fail "twobus-cli devices: status $?"
grep -q 'PipeWire:daw_out' "$work/devices.log" || fail "the output's monitor is not listed"
grep -q 'recorder' "$work/devices.log" && fail "a recorder's monitor is listed as something to hear"
end "$recorder"

# Three meters at once, since several programs can listen: with the library that Twobus finds, under pw-jack, and on the
# player's own outputs, as with a DAW's master ports.
background plain "$cli" meter --device JACK:daw_out --channels monitor_FL,monitor_FR --json --seconds 5
plain=$last
background pw-jack pw-jack "$cli" meter --device JACK:daw_out --channels monitor_FL,monitor_FR --json --seconds 5
pw_jack=$last
background direct "$cli" meter --device JACK:pw-play --json --seconds 5
direct=$last

wait "$plain" || fail "meter: status $?"
wait "$pw_jack" || fail "meter under pw-jack: status $?"
wait "$direct" || fail "meter of the player's ports: status $?"
expect_tone plain
expect_tone pw-jack
expect_tone direct

# Without --device, Twobus takes only a source that is certainly a programme: here the monitor of the output.
"$cli" meter --json --seconds 1 >"$work/suggested.log" 2>&1
echo "without --device: $(last_line suggested | cut -c1-60)"

"$cli" meter --device JACK:nobody --seconds 1 >"$work/nobody.log" 2>&1
[[ $? == 2 ]] && grep -q nobody "$work/nobody.log" || fail "a device that does not exist: $(cat "$work/nobody.log")"
"$cli" meter --device JACK:daw_out --channels monitor_XX --seconds 1 >"$work/channel.log" 2>&1
[[ $? == 2 ]] && grep -q monitor_XX "$work/channel.log" || fail "a channel that does not exist: $(cat "$work/channel.log")"

# With --wait, Twobus waits for a program that is not there yet.
start_meter waiting "$cli" --device PipeWire:pw-play/late --wait
until_true 50 grep -q 'late is not there.*Twobus waits for it' "$work/waiting-said.log" || fail "it does not say what it waits for: $(cat "$work/waiting-said.log")"
background late pw-play -P '{ node.name = late }' --target daw_out "$work/tone.wav"
meter_says waiting 100 '.secondsMeasured > 0.5 and .samplePeakDbfs > -7' || fail "what came late is not measured: $(last_line waiting)"

exit $((failures > 0))
