#!/usr/bin/env bash
# How long the whole program takes, from its start to its exit: twobus-cli check on a 10 min 24-bit WAV beside ffmpeg's
# ebur128 filter with true peak, in turns, and a folder of 8 such files beside the same files one after another.
# Needs sox and ffmpeg, and 1.4 GB in $TMPDIR for a while. Not a test: speed is shown, not asserted.
#   tests/Bench/whole-process.sh [TWOBUS_CLI [MINUTES]]   by default the release build's, or else the dev build's
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
runs=5 minutes=${2:-10} copies=8

cli=${1:-}
for preset in release dev; do
    [[ -z $cli && -x $project/build/$preset/Source/Cli/twobus-cli ]] && cli=$project/build/$preset/Source/Cli/twobus-cli
done
[[ -x $cli ]] || { echo "whole-process: no twobus-cli is built. Run: cmake --preset release && cmake --build --preset release" >&2; exit 2; }
for needed in sox ffmpeg; do
    command -v "$needed" >/dev/null || { echo "whole-process: $needed is not installed. Install it and try again." >&2; exit 2; }
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
length=$((minutes * 60))
sox -n -r 48000 -c 2 -b 24 "$folder/pink.wav" synth "$length" pinknoise pinknoise gain -9
sox -n -r 48000 -c 2 -b 24 "$folder/tones.wav" synth "$length" sine 220 sine 331 gain -20
mkdir "$folder/album"
sox -m "$folder/pink.wav" "$folder/tones.wav" -b 24 "$folder/album/1.wav"
rm "$folder/pink.wav" "$folder/tones.wav"
for ((i = 2; i <= copies; ++i)); do cp "$folder/album/1.wav" "$folder/album/$i.wav"; done
file=$folder/album/1.wav

# A verdict that asks for a fix is status 1, and no failure here.
check() { "$cli" check "$@" >/dev/null || [[ $? == 1 ]]; }
one_by_one() { local name; for name in "$folder"/album/*.wav; do check "$name"; done; }
ebur128() { ffmpeg -nostdin -nostats -i "$file" -af ebur128=peak=true -f null - >/dev/null 2>&1; }

seconds() { # COMMAND...: its wall-clock time
    local start=$EPOCHREALTIME
    "$@"
    awk -v a="${start/,/.}" -v b="${EPOCHREALTIME/,/.}" 'BEGIN { printf "%.3f\n", b - a }'
}

min_and_median() { sort -n "$1" | awk '{ v[NR] = $1 } END { printf "min %7.3f s, median %7.3f s", v[1], NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
ratio() { awk -v a="$(sort -n "$1" | head -n 1)" -v b="$(sort -n "$2" | head -n 1)" 'BEGIN { printf "%.2f", a / b }'; }

compare() { # NAME_A COMMAND_A NAME_B COMMAND_B: in turns, so that neither has the machine's better minutes
    local i
    : >"$folder/a"; : >"$folder/b"
    "${@:2:1}"; "${@:4:1}" # once for the disk's cache
    for ((i = 0; i < runs; ++i)); do
        seconds "${@:2:1}" >>"$folder/a"
        seconds "${@:4:1}" >>"$folder/b"
    done
    printf '%-28s %s\n' "$1" "$(min_and_median "$folder/a")" "$3" "$(min_and_median "$folder/b")"
}

check_file() { check "$file"; }
check_folder() { check "$folder/album"; }

echo "$cli, $minutes min of 24-bit 48 kHz stereo, $runs runs each, $(nproc) cores"
compare "ffmpeg ebur128=peak=true" ebur128 "twobus-cli check" check_file
echo "ratio of the fastest runs    $(ratio "$folder/a" "$folder/b")"
compare "$copies files, one after another" one_by_one "$copies files, as a folder" check_folder
echo "speed-up                     $(ratio "$folder/a" "$folder/b")"
