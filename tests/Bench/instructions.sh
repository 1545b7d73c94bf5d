#!/usr/bin/env bash
# Counts the instructions that MeterBank and `twobus-cli check` take for each sample, and fails if they have grown by more
# than 5 % since they were recorded in instructions.tsv. valgrind counts them: the same on every machine, however busy.
# It knows AVX2, not AVX-512, so this is about AVX2. Arguments: twobus-counted twobus-cli [--record]
set -euo pipefail
counted=$1 cli=$2 mode=${3:-}
recorded=$(dirname "$0")/instructions.tsv
for needed in valgrind sox; do
    command -v "$needed" >/dev/null || { echo "skipped: $needed is not installed"; exit 77; }
done
grep -qw avx2 /proc/cpuinfo || { echo "skipped: this processor has no AVX2"; exit 77; }

compiler=$("$counted" --compiler)
if [[ $mode != --record && $compiler != "$(sed -n 's/^compiler\t//p' "$recorded")" ]]; then
    echo "skipped: the figures were recorded for $(sed -n 's/^compiler\t//p' "$recorded"), and this is $compiler"
    exit 77
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# instructions COMMAND...: how many instructions the command executes.
instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>"$work/log" >/dev/null || { cat "$work/log" >&2; return 1; }
    sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$work/log"
}

# The difference of a long and a short run is without what starting takes. Both have the same share of loud moments.
short=4 long=12
per_sample() { awk -v short="$1" -v long="$2" -v seconds=$((long - short)) 'BEGIN { printf "%.2f", (long - short) / (seconds * 96000) }'; }

for seconds in $short $long; do
    sox -R -n -r 48000 -c 2 -b 24 "$work/$seconds.wav" synth "$seconds" pinknoise gain -6
done
{
    for programme in noise worst spectrum; do
        printf '%s\t%s\n' "$programme" "$(per_sample "$(instructions "$counted" $programme $short)" "$(instructions "$counted" $programme $long)")"
    done
    printf 'check\t%s\n' "$(per_sample "$(instructions "$cli" check "$work/$short.wav")" "$(instructions "$cli" check "$work/$long.wav")")"
} >"$work/measured"

if [[ $mode == --record ]]; then
    { printf 'compiler\t%s\n' "$compiler"; cat "$work/measured"; } >"$recorded"
    cat "$recorded"
    exit
fi

status=0
while IFS=$'\t' read -r name now; do
    before=$(awk -F '\t' -v name="$name" '$1 == name { print $2 }' "$recorded")
    growth=$(awk -v now="$now" -v before="$before" 'BEGIN { printf "%+.1f", 100 * (now / before - 1) }')
    echo "$name: $now instructions a sample, $before recorded: $growth %"
    awk -v growth="$growth" 'BEGIN { exit !(growth > 5) }' || continue
    status=1
    echo "FAILED: $name takes more than before. valgrind --tool=callgrind $counted $name 10 shows where. If it is worth it, or" \
        "if the compiler changed, run tests/Bench/instructions.sh $counted $cli --record and say why in the commit."
done <"$work/measured"
exit "$status"
