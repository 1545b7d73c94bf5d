#!/usr/bin/env bash
# A device with 64 channels: all are metered, each under its own name, also after the server has gone and come back.
# Arguments: pipewire|jackd twobus-cli
source "$(dirname "$0")/servers.sh"
server=$1 cli=$2

# This does not test how long it takes to connect all 64 channels, so lost frames are only compared with the verdict.
tone 120
if [[ $server == jackd ]]; then
    client=system # its 64 inputs are silent
    start_server() { start_jackd -C 64; }
    kill_server() { end_at_once "$jackd"; }
    ports() { jack_lsp | grep -c system:capture_; }
    channels=$(printf 'capture_%s,' {1..64})
else
    client=wide
    start_server() {
        start_pipewire
        pw-cli create-node adapter "{ factory.name=support.null-audio-sink node.name=wide media.class=Audio/Sink object.linger=true audio.channels=64 audio.position=[$(printf 'AUX%s ' {0..63})] audio.rate=48000 }" >/dev/null
        until_true 100 eval 'pw-link -o | grep -q wide:monitor_AUX63' || fail "the sink has no 64 monitors"
        background player pw-play --target 0 "$work/tone.wav"
        until_true 100 eval 'pw-link -o | grep -q pw-play:output_FR' || fail "the player has no ports"
        pw-link pw-play:output_FL wide:playback_AUX0
        pw-link pw-play:output_FR wide:playback_AUX63
    }
    kill_server() { end_at_once "$pipewire" "$wireplumber" && rm -f "$XDG_RUNTIME_DIR"/pipewire-0*; }
    ports() { pw-link -o | grep -c wide:monitor_; }
    channels=$(printf 'monitor_AUX%s,' {0..63})
fi

# is_read WHEN: the meter reads the tone in the first and the last channel, and silence in between
is_read() {
    local line
    meter_says meter 50 '.samplePeakDbfsByChannel | length == 64' || fail "$1: not 64 channels"
    line=$(last_line meter)
    if [[ $server == pipewire ]]; then
        near "$(jq '.samplePeakDbfsByChannel[0]' <<<"$line")" -6.0 0.1 "$1: first channel"
        near "$(jq '.samplePeakDbfsByChannel[63]' <<<"$line")" -6.0 0.1 "$1: last channel"
    else
        [[ $(jq .silent <<<"$line") == true ]] || fail "$1: nothing is played, and it is not silent"
    fi
    [[ $(jq '.samplePeakDbfsByChannel[1:63] | map(values) | length' <<<"$line") == 0 ]] || fail "$1: a channel between is not silent"
    echo "$1: $(jq -r '"\(.secondsMeasured) s measured, \(.lostSeconds) s lost in \(.interruptions) interruptions, \(.verdict)"' <<<"$line")"
}

start_server
[[ $(ports) == 64 ]] || fail "the device has $(ports) channels"
"$cli" devices >"$work/devices.log"
grep -qE "(JACK|PipeWire):$client .*\(64 in all\)" "$work/devices.log" || fail "the device is not listed with 64 channels"
start_meter meter "$cli" --device "JACK:$client" --channels "${channels%,}" --stage recording
meter=$last
meter_says meter 200 '.secondsMeasured > 2' || fail "nothing measured: $(tail -n 1 "$work/meter-said.log")"
[[ $(reading meter .channels) == 64 ]] || fail "$(reading meter .channels) channels are metered"
is_read "all 64"

kill_server
meter_says meter 50 '.message != null' || fail "that the server is gone is not said"
echo "said: $(reading meter .message)"
measured=$(reading meter .secondsMeasured)
start_server
meter_says meter 200 ".message == null and .secondsMeasured > $measured + 1" || fail "the server that is back is not picked up"
is_read "after the server's end"
[[ $(reading meter '.lostSeconds > 0.5 and .verdict == "incomplete"') == true ]] || fail "the loss is not counted: $(reading meter '"\(.lostSeconds) s, \(.verdict)"')"
kill -0 "$meter" || fail "twobus-cli is gone"
end "$meter"

exit $((failures > 0))
