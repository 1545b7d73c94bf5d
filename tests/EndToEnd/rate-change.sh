#!/usr/bin/env bash
# The sample rate changes from 44.1 to 96 kHz and back while twobus-cli meters. PipeWire does this while it runs; jackd
# is ended and started again. Each time a new measurement begins and Twobus says so. Arguments: pipewire|jackd
# twobus-cli
source "$(dirname "$0")/servers.sh"
server=$1 cli=$2

if [[ $server == jackd ]]; then
    device=(--device JACK:jackplay)
    set_rate() {
        [[ -n ${jackd:-} ]] && end "$jackd"
        start_jackd -r "$1"
        background player sndfile-jackplay -a=system:playback_1 "$work/tone.wav"
    }
    is_playing() { jack_lsp | grep -q jackplay; }
else
    device=(--device JACK:daw_out --channels monitor_FL,monitor_FR)
    set_rate() { pw-metadata -n settings 0 clock.force-rate "$1" >/dev/null; }
    is_playing() { pw-link -l | grep -q daw_out:playback_FR; }
    start_pipewire
fi

tone 120
set_rate 44100
[[ $server == pipewire ]] && background player pw-play --target daw_out "$work/tone.wav"
until_true 100 is_playing || fail "the player is not connected"
start_meter meter "$cli" "${device[@]}"
meter=$last
meter_says meter 100 '.sampleRate == 44100 and .secondsMeasured > 2' || fail "nothing measured at 44.1 kHz"
[[ $(reading meter .message) == null ]] || fail "said while all is well: $(reading meter .message)"

# changes_to RATE WORDS
changes_to() {
    local line changed=$EPOCHREALTIME
    set_rate "$1"
    meter_says meter 200 ".sampleRate == $1 and .secondsMeasured > 1" || fail "$1 Hz: nothing measured"
    line=$(last_line meter)
    echo "$1 Hz: $(jq -r '"\(.message) \(.secondsMeasured) s, \(.lostSeconds) s lost, \(.verdict)"' <<<"$line")"
    [[ $(jq -r .message <<<"$line") == *"$2, so a new measurement began"* ]] || fail "$1 Hz: the change is not said"
    [[ $(jq ".secondsMeasured + .lostSeconds < .at - $changed + 0.1" <<<"$line") == true ]] || fail "$1 Hz: more is measured or lost than there was since"
    [[ $(jq -r .verdict <<<"$line") == listening || $(jq '.lostSeconds > 0' <<<"$line") == true ]] || fail "$1 Hz: the verdict is $(jq -r .verdict <<<"$line")"
    meter_says meter 100 '.rmsWindowDbfs | . != null and . > -9.1 and . < -8.9' || fail "$1 Hz: the RMS is $(reading meter .rmsWindowDbfs)"
    near_cut_tone "$(jq .truePeakDbtp <<<"$line")" "$1 Hz: true peak"
    kill -0 "$meter" || fail "$1 Hz: twobus-cli is gone"
}

changes_to 96000 "from 44.1 kHz to 96 kHz"
changes_to 44100 "from 96 kHz to 44.1 kHz"
end "$meter"

exit $((failures > 0))
