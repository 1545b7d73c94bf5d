#!/usr/bin/env bash
# The server's buffer size changes while twobus-cli meters: the measurement goes on, and the audio that the change cost
# is counted. Arguments: pipewire|jackd twobus-cli
source "$(dirname "$0")/servers.sh"
server=$1 cli=$2

tone 120
if [[ $server == jackd ]]; then
    device=(--device JACK:jackplay)
    set_size() { jack_bufsize "$1" >/dev/null; }
    is_playing() { jack_lsp | grep -q jackplay; }
    start_jackd
    background player sndfile-jackplay -a=system:playback_1 "$work/tone.wav"
else
    device=(--device JACK:daw_out --channels monitor_FL,monitor_FR)
    set_size() { pw-metadata -n settings 0 clock.force-quantum "$1" >/dev/null; }
    is_playing() { pw-link -l | grep -q daw_out:playback_FR; }
    start_pipewire
    background player pw-play --target daw_out "$work/tone.wav"
fi

until_true 100 is_playing || fail "the player is not connected"
start_meter meter "$cli" "${device[@]}"
meter=$last
meter_says meter 100 '.secondsMeasured > 2' || fail "nothing measured"
before=$(unaccounted meter)

for size in 512 2048 256 1024; do
    measured=$(reading meter .secondsMeasured)
    set_size "$size"
    meter_says meter 100 ".secondsMeasured > $measured + 2.5" || fail "$size frames: the measurement does not go on"
    kill -0 "$meter" || fail "$size frames: twobus-cli is gone"
    [[ $(reading meter .message) == null ]] || fail "$size frames: said: $(reading meter .message)"
    meter_says meter 50 '.rmsWindowDbfs | . != null and . > -9.1 and . < -8.9' || fail "$size frames: the RMS is $(reading meter .rmsWindowDbfs)"
    echo "$size frames: $(reading meter '"\(.secondsMeasured) s measured, \(.lostSeconds) s lost, \(.interruptions) interruptions, \(.verdict)"'), unaccounted $(unaccounted meter)"
done

# The driver's loss is an estimate, exact to within a period each time: 2048 frames here.
near "$(unaccounted meter)" "$before" 0.1 "the clock, less what was measured or counted as lost"
[[ $(reading meter '(.lostSeconds > 0) == (.verdict == "incomplete")') == true ]] || fail "the verdict is $(reading meter '"\(.verdict), \(.lostSeconds) s lost"')"
near "$(reading meter .samplePeakDbfs)" -6.0 0.1 "sample peak over it all"
near_cut_tone "$(reading meter .truePeakDbtp)" "true peak over it all"
end "$meter"

exit $((failures > 0))
