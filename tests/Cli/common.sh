# Sourced at the start of each command-line test, with the test's arguments: the program, the project's folder. Gives the test its own
# folder and functions that check a run.
set -u
cli=$1 project=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1

failures=0
fail() { echo "FAILED: $*"; failures=$((failures + 1)); }

# expect STATUS PATTERN_IN_OUTPUT ARGUMENTS...: the pattern can be in stdout or stderr
expect() {
    local status=$1 pattern=$2 output got
    shift 2
    output=$("$cli" "$@" 2>&1 </dev/null); got=$?
    [[ $got == "$status" ]] || fail "twobus-cli $*: exit status $got in place of $status: $output"
    [[ $output == *"$pattern"* ]] || fail "twobus-cli $*: no \"$pattern\" in: $output"
}

# near A B WITHIN NAME: checks that two figures differ by WITHIN at most
near() { awk -v a="$1" -v b="$2" -v within="$3" 'BEGIN { d = a - b; exit !(d <= within && d >= -within) }' || fail "$4: $1, not $2"; }

finish() {
    ((failures == 0)) && echo "all as expected"
    exit $((failures > 0))
}
