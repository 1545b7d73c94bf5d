# What the tests of the command line begin with: a folder of their own, and how a run is judged. Sourced with the arguments of
# the test: the program, the project's folder.
set -u
cli=$1 project=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1

failures=0
fail() { echo "FAILED: $*"; failures=$((failures + 1)); }

# expect STATUS PATTERN_IN_OUTPUT ARGUMENTS...: stdout and stderr together
expect() {
    local status=$1 pattern=$2 output got
    shift 2
    output=$("$cli" "$@" 2>&1 </dev/null); got=$?
    [[ $got == "$status" ]] || fail "twobus-cli $*: exit status $got in place of $status: $output"
    [[ $output == *"$pattern"* ]] || fail "twobus-cli $*: no \"$pattern\" in: $output"
}

# near A B WITHIN NAME: two figures
near() { awk -v a="$1" -v b="$2" -v within="$3" 'BEGIN { d = a - b; exit !(d <= within && d >= -within) }' || fail "$4: $1, not $2"; }

finish() {
    ((failures == 0)) && echo "all as expected"
    exit $((failures > 0))
}
