#!/usr/bin/env bash
# Kills the program at each system call that creates, writes, renames or removes a file. Afterwards either the old report or the
# new one is complete, temporary files of killed runs don't pile up, and a session log has all rows that were written.
# Arguments: the program, the project's folder.
source "$(dirname "$0")/common.sh"
command -v strace >/dev/null || { echo "Skipped: there is no strace."; exit 77; }
export HOME=$folder/home
mkdir home

calls=(open openat creat write pwrite64 writev pwritev sendfile copy_file_range ftruncate fsync fdatasync rename renameat renameat2
    link linkat unlink unlinkat mkdir mkdirat chmod fchmod fchmodat flock)
all=$(IFS=,; echo "${calls[*]}")

# run_traced OPTIONS... -- COMMAND...: true if the command ended by itself. A kill also ends strace with the same signal; the subshell
# keeps the shell from reporting that.
run_traced() { (strace -f -qq "$@" >said.txt 2>&1 </dev/null; exit $?) 2>/dev/null; (($? < 128)); }

# Prints "CALL N" for each call at which to kill the program: strace counts each call per thread. Calls before the first one that
# matches the pattern belong to program start-up and are left out.
kill_points() {
    local pattern=$1
    shift
    run_traced -o trace.txt -e trace="$all" "$@" || return
    awk -v pattern="$pattern" '{ call = $2; sub(/\(.*/, "", call); n[$1 " " call]++ }
        $0 ~ pattern { writes = 1 }
        writes && call ~ /^[a-z]/ { print call, n[$1 " " call] }' trace.txt | sort -u
}

ours="twobus-|report[.]|tone-markers"

leftovers() { find . -name '.twobus-*' | wc -l; }

# is_one_of NAME OTHER...: compares byte by byte, but ignores the date and minute at which a page was made
is_one_of() {
    local one minute='s/[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}/minute/'
    for one in "${@:2}"; do cmp -s <(sed -E "$minute" "$1") <(sed -E "$minute" "$one") && return 0; done
    return 1
}

# Each kind of report replaces an older one.
sox -n -r 48000 -c 2 -b 24 tone.wav synth 1 sine 997 gain -0.4
cp tone.wav original.wav
"$cli" check tone.wav --report-json new.json --csv new.csv --html new.html --markers reaper,audacity,cue >/dev/null 2>&1
mkdir new marks
mv tone-markers.* new
echo "the older report, of the same name" >old
for kind in report-json csv html; do
    ending=${kind#report-} killed=0 most=0
    report=report.$ending
    cp old "$report"
    while read -r call number; do
        cp old "$report"
        run_traced -o trace.txt -e trace="$call" -e inject="$call:signal=KILL:when=$number" "$cli" check tone.wav --$kind "$report" && continue
        ((++killed))
        is_one_of "$report" old "new.$ending" || fail "--$kind, killed at $call $number: $(wc -c <"$report") bytes are neither the older report nor the new one"
        left=$(leftovers)
        ((left > most)) && most=$left
    done < <(kill_points "$ours" "$cli" check tone.wav --$kind "$report")
    cp old "$report"
    "$cli" check tone.wav --$kind "$report" >/dev/null 2>said.txt
    [[ $(<said.txt) == "Written: $report" ]] && is_one_of "$report" "new.$ending" || fail "--$kind, after the kills: $(cat said.txt)"
    ((killed >= 8)) || fail "--$kind: killed at $killed calls only"
    ((most <= 1)) || fail "--$kind: $most temporary files piled up"
    [[ $(leftovers) == 0 ]] || fail "--$kind: temporary files stay"
    echo "--$kind: killed at $killed calls, whole after each; $most temporary file left over at most"
done

# Markers and the copy with cue points are new files.
for format in reaper:csv audacity:txt cue:wav; do
    name=tone-markers.${format#*:} killed=0 most=0
    while read -r call number; do
        rm -f marks/*
        run_traced -o trace.txt -e trace="$call" -e inject="$call:signal=KILL:when=$number" "$cli" check tone.wav --markers ${format%:*} --marker-folder marks && continue
        ((++killed))
        [[ ! -e marks/$name ]] || is_one_of "marks/$name" "new/$name" || fail "$format, killed at $call $number: half of the markers"
        left=$(leftovers)
        ((left > most)) && most=$left
    done < <(kill_points "$ours" "$cli" check tone.wav --markers ${format%:*} --marker-folder marks)
    rm -f marks/*
    "$cli" check tone.wav --markers ${format%:*} --marker-folder marks >/dev/null 2>&1
    [[ $(ls -A marks) == "$name" ]] && is_one_of "marks/$name" "new/$name" || fail "$format, after the kills: $(ls -A marks)"
    ((killed >= 8)) || fail "$format: killed at $killed calls only"
    ((most <= 1)) || fail "$format: $most temporary files piled up"
    echo "--markers ${format%:*}: killed at $killed calls, whole or not there after each; $most temporary file left over at most"
done
cmp tone.wav original.wav || fail "the original was harmed"

# A session log: each write consists of complete records, so everything written before the kill can be read.
log=$folder/live.twobuslog killed=0 rows=0
for call in openat flock write close; do
    for ((number = 1; number <= 9; ++number)); do
        rm -f "$log"
        run_traced -o trace.txt -P "$log" -e trace=openat,flock,write,close -e inject="$call:signal=KILL:when=$number" \
            "$cli" meter --demo --log "$log" --seconds 1.8 && break
        ((++killed))
        [[ -e $log ]] || continue
        "$cli" sessions export "$log" >rows.csv 2>said.txt
        status=$?
        written=$(grep -c 'write([0-9]*, "\\265.* = [0-9]' trace.txt) # writes of rows; before them the log has only its header
        if (($(stat -c %s "$log") < 32)); then
            ((status == 2)) && grep -q "not a session log" said.txt || fail "killed at $call $number: of an empty log it is said: $(cat said.txt)"
        else
            ((status == 0)) || fail "killed at $call $number: the log is not read: $(cat said.txt)"
            numRows=$(($(wc -l <rows.csv) - 1))
            ((numRows >= written)) || fail "killed at $call $number: $written times rows were written, $numRows are read"
            ((numRows > rows)) && rows=$numRows
            grep -qi damaged said.txt && fail "killed at $call $number: $(cat said.txt)"
        fi
    done
done
((killed >= 6 && rows > 0)) || fail "meter --log: killed at $killed calls only, with $rows rows"
echo "meter --log: killed at $killed calls; the log was read after each, with up to $rows rows"

finish
