#!/usr/bin/env bash
# How long the whole program takes, from its start to its exit: twobus-cli check on a 10 min 24-bit WAV beside ffmpeg's
# ebur128 filter with true peak, in turns, and a folder of 8 such files beside the same files one after another.
# Needs sox and ffmpeg, and 1.4 GB in $TMPDIR for a while. Not a test: speed is shown, not asserted.
#   tests/Bench/whole-process.sh [--tsv] [TWOBUS_CLI [MINUTES]]   by default the release build's, or else the dev build's
# With --tsv, for scripts: two lines, the file and the folder, of tab-separated figures: what took longer, its median seconds, the
# other's name and seconds, and how many times as long it took: the median of the runs, the lowest, the highest.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
as_tsv=
if [[ ${1:-} == --tsv ]]; then as_tsv=1; shift; fi
runs=5 minutes=${2:-10} copies=8
if [[ -n ${TWOBUS_BENCH_BRIEF:-} ]]; then runs=1 minutes=1 copies=2; fi

cli=${1:-}
for preset in release dev; do
    [[ -z $cli && -x $project/build/$preset/Source/Cli/twobus-cli ]] && cli=$project/build/$preset/Source/Cli/twobus-cli
done
[[ -x $cli ]] || { echo "whole-process: no twobus-cli is built. Run: scripts/build release twobus_Cli" >&2; exit 2; }
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

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

compare() { # NAME_A COMMAND_A NAME_B COMMAND_B: in turns, so that neither has the machine's better minutes
    local i
    : >"$folder/a"; : >"$folder/b"
    "${@:2:1}"; "${@:4:1}" # once for the disk's cache
    for ((i = 0; i < runs; ++i)); do
        seconds "${@:2:1}" >>"$folder/a"
        seconds "${@:4:1}" >>"$folder/b"
    done
    # Of each round by itself: what slows the machine for a while slows both.
    paste "$folder/a" "$folder/b" | awk '{ print $1 / $2 }' | sort -n >"$folder/ratios"
    local format='%s: %.3f s; %s: %.3f s; ratio %.2f (%.2f to %.2f)\n'
    if [[ -n $as_tsv ]]; then format='%s\t%.3f\t%s\t%.3f\t%.1f\t%.1f\t%.1f\n'; fi
    # shellcheck disable=SC2059
    printf "$format" "$1" "$(median <"$folder/a")" "$3" "$(median <"$folder/b")" "$(median <"$folder/ratios")" \
        "$(head -n 1 "$folder/ratios")" "$(tail -n 1 "$folder/ratios")"
}

check_file() { check "$file"; }
check_folder() { check "$folder/album"; }

[[ -n $as_tsv ]] || echo "$cli, $minutes min of 24-bit 48 kHz stereo, medians of $runs runs, $(nproc) cores"
compare "ffmpeg ebur128=peak=true" ebur128 "twobus-cli check" check_file
compare "$copies files, one after another" one_by_one "$copies files, as a folder" check_folder
