#!/usr/bin/env bash
# The plug-in "Twobus Tap" inside a real Ardour: its bundle is valid, an export arrives bit for bit in both formats, and its
# readings are those of the exported file.
# Arguments: twobus-cli, the recorder of taps, the VST3 and the LV2 bundle
set -u
source "$(dirname "$0")/servers.sh"
source "$(dirname "$0")/tapped_ardour.sh"
cli=$1 recorder=$2
project=$(cd "$(dirname "$0")/../.." && pwd)
has_ardour "$3" "$4"

lv2ls | grep -qx 'https://twobus.org/tap' || fail "LV2 hosts do not find the tap"

# LV2 descriptions are checked against those of the standard.
if [[ -x $(command -v sord_validate) && -d /usr/lib/lv2/core.lv2 ]]; then
    schemas=$(ls -d /usr/lib/lv2/{atom,buf-size,core,event,instance-access,midi,options,parameters,patch,port-groups,port-props,presets,resize-port,schemas,state,time,ui,units,urid}.lv2/*.ttl)
    sord_validate $schemas "$HOME"/.lv2/*/*.ttl >"$work/lv2.log" 2>&1 || fail "the LV2 description is not valid: $(grep -A 3 error: "$work/lv2.log" | tr '\n' ' ')"
fi

sox "$project/Resources/demo.flac" -r 48000 -b 24 "$work/song.wav"

# make_session FOLDER TYPE: a session whose master has the tap behind its fader
make_session() {
    make_song "$1" "$work/song.wav"
    in_ardour "add-$2" "$2" "open('$1') put(session:master_out(), tap(), -1) save() close_session() quit()"
    grep -q 'Twobus Tap' "$1/song.ardour" || fail "$2: Ardour does not load the tap: $(tail -n 3 "$work/add-$2.log")"
}

# export_song FOLDER FILE: Ardour 7.3's own exporter sometimes crashes when it has finished, also without the tap.
export_song() { timeout 120 "$version-export" -b float -o "$2" "$1" song >"$work/export.log" 2>&1; [[ -s $2 ]]; }

# is_inside FILE RAW: whether the samples of a float WAV are in a raw file, one after the other
is_inside() {
    python3 - "$1" "$2" <<'PYTHON'
import sys
wav, raw = (open(name, "rb").read() for name in sys.argv[1:])
samples = wav[wav.find(b"data") + 8:]
sys.exit(len(samples) < 100000 or raw.find(samples[:len(samples) // 8 * 8]) < 0)
PYTHON
}

for each in "VST3 Master" "LV2 Ardour"; do
    read -r format name <<<"$each"
    make_session "$work/$format" "$format"

    # The same samples. Ardour sometimes spoils its own file, so one good try of three counts.
    right=no
    for ((attempt = 0; attempt < 3; attempt++)); do
        timeout 200 "$recorder" "$name" "$work/$format.raw" >"$work/lost" &
        waits=$!
        export_song "$work/$format" "$work/$format.wav" || fail "$format: Ardour exports nothing: $(tail -n 3 "$work/export.log")"
        wait "$waits" || fail "$format: the tap was not heard"
        [[ $(cat "$work/lost") == 0 ]] || fail "$format: $(cat "$work/lost") frames were lost"
        is_inside "$work/$format.wav" "$work/$format.raw" && { right=yes; break; }
    done
    [[ $right == yes ]] || fail "$format: the exported frames are not what the tap heard"

    # The same readings.
    background "meter-$format" "$cli" meter --json --device "TAP:$name" --wait
    waits=$last
    export_song "$work/$format" "$work/$format.wav"
    until_true 300 eval '[[ $(tail -n 1 "$work/meter-$format.log" | jq .pass.running) == false ]]' || fail "$format: the pass does not end"
    end "$waits"
    grep '^{' "$work/meter-$format.log" >"$work/meter.json"
    line=$(tail -n 1 "$work/meter.json") reference=$("$cli" check --json "$work/$format.wav")
    for reading in samplePeakDbfs truePeakDbtp integratedLufs; do
        near "$(jq .$reading <<<"$line")" "$(jq .$reading <<<"$reference")" 0.0011 "$format: $reading"
    done
    near "$(jq .lostFrames <<<"$line")" 0 0 "$format: lost frames"
    [[ $(jq .pass.render <<<"$line") == true ]] || fail "$format: it is not called a render: $(jq -c .pass <<<"$line")"
done

exit $((failures > 0))
