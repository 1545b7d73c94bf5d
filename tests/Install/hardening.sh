#!/usr/bin/env bash
# Checks in the programs that users run that the toolchain's protections against decoder bugs are on. Only a Release build has them.
# Arguments: the build type, the programs
set -u
export LC_ALL=C
type=$1
shift
[[ $type == Release ]] || { echo "Skipped: a build of type $type is not what users run."; exit 77; }
failures=0
fail() { echo "FAILED: $*"; failures=$((failures + 1)); }

for program in "$@"; do
    head=$(readelf -hlW "$program") || { fail "$program cannot be read"; continue; }
    dynamic=$(readelf -dW "$program")
    functions=$(readelf -W --dyn-syms "$program")
    notes=$(readelf -nW "$program")

    grep -qE 'Type: +DYN' <<<"$head" || fail "$program can be loaded at one address only (no PIE)"
    grep -qE 'FLAGS_1.*PIE' <<<"$dynamic" || fail "$program is no position-independent program"
    grep -q 'GNU_RELRO' <<<"$head" || fail "$program: its tables are never made read-only (no RELRO)"
    grep -qE 'BIND_NOW|FLAGS_1.*NOW' <<<"$dynamic" || fail "$program: its tables stay writable (RELRO is not full)"
    grep -E 'GNU_STACK' <<<"$head" | grep -q ' RW ' || fail "$program: its stack can be executed"
    grep -E ' LOAD ' <<<"$head" | grep -qE ' (RWE|WE) ' && fail "$program: memory that is written to can be executed"
    grep -q '__stack_chk_fail' <<<"$functions" || fail "$program: no stack protector"
    checked=$(grep -oE '__[a-z_]+_chk@' <<<"$functions" | sort -u | wc -l)
    ((checked >= 3)) || fail "$program: $checked checked functions (no _FORTIFY_SOURCE)"
    grep -qE 'R(UN)?PATH' <<<"$dynamic" && fail "$program looks for libraries in a folder of the builder's"

    # The marks that guarded jumps land on (CET). The system's own start files decide whether the processor enforces them.
    if [[ $(uname -m) == x86_64 ]]; then
        marks=$(grep -aobP '\xf3\x0f\x1e\xfa' "$program" | wc -l)
        ((marks >= 1000)) || fail "$program: $marks marks for guarded jumps (no -fcf-protection)"
    fi
    echo "$(basename "$program"): $checked checked functions, ${marks:-no} marks for guarded jumps, $failures faults so far"
done

exit $((failures > 0))
