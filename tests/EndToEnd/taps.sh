#!/usr/bin/env bash
# The plug-in "Twobus Tap" inside a real Ardour: its bundle is valid, an export arrives bit for bit in both formats, and its
# readings are those of the exported file.
# Arguments: twobus-cli, the recorder of taps, the VST3 and the LV2 bundle
set -u
lua=$(command -v ardour8-lua || command -v ardour7-lua) || { echo "Skipped: Ardour is not installed (scripts/setup --drills)."; exit 77; }
[[ -d $3 && -d $4 ]] || { echo "Skipped: the plug-ins are not built (scripts/build dev twobus_Plugins)."; exit 77; }
source "$(dirname "$0")/servers.sh"
cli=$1 recorder=$2 vst3=$3 lv2=$4
project=$(cd "$(dirname "$0")/../.." && pwd)
export HOME=$work/home TWOBUS_TAPS=twobus-taps-drill-$$
mkdir -p "$HOME/.vst3" "$HOME/.lv2"
cp -r "$vst3" "$HOME/.vst3/"
cp -r "$lv2" "$HOME/.lv2/"

lv2ls | grep -qx 'https://twobus.org/tap' || fail "LV2 hosts do not find the tap"

# Ardour reads VST3 plug-ins only from its cache.
version=$(basename "$lua" -lua)
export ARDOUR_DATA_PATH=/usr/share/$version ARDOUR_CONFIG_PATH=/etc/$version ARDOUR_DLL_PATH=/usr/lib/$version LD_LIBRARY_PATH=/usr/lib/$version
"/usr/lib/$version/ardour-vst3-scanner" -q "$HOME/.vst3/$(basename "$vst3")" >/dev/null 2>&1

sox "$project/Resources/demo.flac" -r 48000 -b 24 "$work/song.wav"

# make_session FOLDER ID TYPE: a session whose master has the tap behind its fader
make_session() {
    python3 "$project/tests/EndToEnd/ardour_session.py" "$1" "$work/song.wav"
    cat >"$work/add.lua" <<LUA
        AudioEngine:set_backend("None (Dummy)", "", "")
        local session = load_session("$1", "song")
        local tap = ARDOUR.LuaAPI.new_plugin(session, "$2", ARDOUR.PluginType.$3, "")
        if not tap:isnil() then session:master_out():add_processor_by_index(tap, -1, nil, true) end
        session:save_state("", false, false, false, false, false)
        close_session() quit()
LUA
    timeout 60 "$lua" "$work/add.lua" >"$work/add.log" 2>&1
    grep -q 'Twobus Tap' "$1/song.ardour" || fail "$3: Ardour does not load the tap: $(tail -n 3 "$work/add.log")"
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

for each in "VST3 ABCDEF019182FAEB54776F6254746170 Master" "LV2 https://twobus.org/tap Ardour"; do
    read -r format id name <<<"$each"
    make_session "$work/$format" "$id" "$format"

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
    timeout 60 "$cli" meter --json --device "TAP:$name" --wait --seconds 25 >"$work/meter.json" 2>"$work/meter.log" &
    waits=$!
    export_song "$work/$format" "$work/$format.wav"
    wait "$waits"
    line=$(tail -n 1 "$work/meter.json") reference=$("$cli" check --json "$work/$format.wav")
    for reading in samplePeakDbfs truePeakDbtp integratedLufs; do
        near "$(jq .$reading <<<"$line")" "$(jq .$reading <<<"$reference")" 0.0011 "$format: $reading"
    done
    near "$(jq .lostFrames <<<"$line")" 0 0 "$format: lost frames"
    [[ $(jq .pass.render <<<"$line") == true ]] || fail "$format: it is not called a render: $(jq -c .pass <<<"$line")"
done

exit $((failures > 0))
