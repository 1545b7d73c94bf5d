#!/usr/bin/env bash
# scripts/figures prints every figure, and the README has the same rows between its markers. Arguments: the project's folder,
# twobus-bench, twobus-cli.
set -uo pipefail
for needed in sox ffmpeg; do
    command -v "$needed" >/dev/null || { echo "skipped: $needed is not installed"; exit 77; }
done

failures=0
fail() { echo "FAILED: $*"; failures=$((failures + 1)); }

# The table without its numbers, which differ from machine to machine
shape() { grep '^|' | sed -E 's/[0-9]+(\.[0-9]+)?/0/g'; }

printed=$("$1/scripts/figures" "$2" "$3") || fail "scripts/figures ended with $?"
echo "$printed"
between=$(sed -n '/<!-- figures: begin/,/<!-- figures: end/p' "$1/README.md" | sed '1d;$d')

for text in "$printed" "$between"; do
    [[ $(grep -c '^| .* | .*[0-9] .* | .*: [0-9.]* n\?s | [0-9.]* ([0-9.]* to [0-9.]*) |$' <<<"$text") == 5 ]] || fail "not five rows with figures in: $text"
    head=$(sed '/^|/d' <<<"$text" | tr '\n' ' ')
    [[ $head =~ ^Measured\ on\ 20[0-9]{2}-[0-9]{2}-[0-9]{2}\ at\ commit\ [^:]+:\  ]] || fail "no date or no commit in: $head"
    [[ $head =~ \ [1-9][0-9]*\ cores.*(GCC|Clang)\ [1-9].*Highway\ [1-9].*libsndfile\ [1-9].*libebur128\ [1-9].*ffmpeg\ [1-9] ]] || fail "no machine or a version is missing in: $head"
done

[[ $(shape <<<"$printed" | sed 's/folder of 0/folder/') == "$(shape <<<"$between" | sed 's/folder of 0/folder/')" ]] || fail "the README's rows are not those that scripts/figures prints"

((failures == 0)) && echo "all as expected"
exit $((failures > 0))
