#!/usr/bin/env bash
# A player that tells no time plays a song, then loops a part of it, and its volume is pulled down meanwhile. Twobus
# hears that what plays is the loop again: the next pass begins, and tells by how much it is lower. Arguments:
# twobus-cli
cli=$1
command -v mpv >/dev/null || { echo "Skipped: mpv is not installed (scripts/setup --drills)."; exit 77; }
source "$(dirname "$0")/servers.sh"
project=$(cd "$(dirname "$0")/../.." && pwd)

start_pipewire
pw-metadata -n settings 0 clock.force-quantum 2048 >/dev/null # this test is not about latency
background player mpv --no-video --ao=pipewire --no-config --really-quiet --input-ipc-server="$work/mpv.sock" --pause \
    --ab-loop-a=20 --ab-loop-b=31.3 "$project/Resources/demo.flac"
until_true 100 test -S "$work/mpv.sock" || fail "mpv did not start"
player_set() {
    python3 -c 'import socket, sys
player = socket.socket(socket.AF_UNIX)
player.connect(sys.argv[1])
player.sendall(b"set %s %s\n" % (sys.argv[2].encode(), sys.argv[3].encode()))' "$work/mpv.sock" "$@"
}
player_set pause no
until_true 100 eval '"$cli" devices 2>/dev/null | grep -q "PipeWire:mpv"' || fail "mpv is not listed: $("$cli" devices 2>&1)"
start_meter meter "$cli" --device PipeWire:mpv

# Song and loop are one pass: music, too, can repeat itself that often.
meter_says meter 900 '.pass.lengthSeconds > 45' || fail "the song does not play: $(last_line meter)"
[[ $(reading meter .pass.number) == 1 ]] || fail "a loop at the same level began a pass too early: $(last_line meter)"
loud=$(reading meter .pass.truePeakDbtp)

player_set volume 80 # 5.8 dB lower: mpv's volume is cubic
from=$(reading meter .secondsMeasured)
meter_says meter 600 '.pass.number == 2 and .audition == null' || fail "the loop at another level is no pass: $(last_line meter)"
echo "the next pass replaces the verdict $(awk -v now="$(reading meter .secondsMeasured)" -v from="$from" 'BEGIN { printf "%.1f", now - from }') s after the move"
meter_says meter 300 '.followUp.loudnessChangeDb != null' || fail "the passage is not recognised: $(last_line meter)"
near "$(reading meter .followUp.loudnessChangeDb)" -5.8 0.1 "the passage's level"
near "$(reading meter .truePeakDbtp)" "$(awk -v peak="$loud" 'BEGIN { print peak - 5.8 }')" 3 "the peak since"
exit $((failures > 0))
