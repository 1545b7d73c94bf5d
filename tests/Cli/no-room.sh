#!/usr/bin/env bash
# A full disk, a read-only home, a home that is missing or not set: each command does its work, says once what it cannot keep and
# why, and damages nothing. Uses small disks that only this test sees. Arguments: the program, the project's folder.
source "$(dirname "$0")/../Support/own-mounts.sh"
source "$(dirname "$0")/common.sh"
trap 'cd /; umount "$folder"/small "$folder"/locked 2>/dev/null; rm -rf "$folder"' EXIT
unset XDG_CONFIG_HOME XDG_DATA_HOME
export HOME=$folder/home
mkdir home small locked

# said_once STATUS_AT_MOST PATTERN WHAT: checks the last run, whose stderr is in said.txt
said_once() {
    ((status <= $1)) || fail "$3: exit status $status: $(cat said.txt)"
    [[ $(grep -cE "$2" said.txt) == 1 ]] || fail "$3: not said once: $(cat said.txt)"
    echo "$3: $(grep -E "$2" said.txt)"
}
run() { "$cli" "$@" >out.txt 2>said.txt </dev/null; status=$?; }

sox -n -r 48000 -c 2 -b 24 tone.wav synth 2 sine 997 gain -0.4
"$cli" check tone.wav >plain.txt

# A full disk: the older report stays unchanged, and no other files are left there.
mount -t tmpfs -o size=64k none small || fail "no small disk"
echo old | tee small/r.html small/r.csv >small/r.json
cp tone.wav small-tone.wav
head -c 200000 /dev/zero >small/filler 2>/dev/null
for kind in html csv report-json; do
    run check tone.wav --$kind small/r.${kind#report-}
    [[ $status == 2 ]] || fail "--$kind on a full disk: exit status $status"
    said_once 2 "small/r.${kind#report-}: it could not be written \(No space left on device\). Make room there, or name another folder. The existing file is unchanged." "--$kind, full"
    cmp -s out.txt plain.txt || fail "--$kind: a full disk changes what is printed"
    [[ $(<small/r.${kind#report-}) == old ]] || fail "--$kind: a full disk harmed the older report"
done
run check tone.wav --markers reaper,audacity,cue --marker-folder small
[[ $status == 2 && $(grep -c "No space left on device" said.txt) == 3 ]] || fail "markers on a full disk: $(cat said.txt)"
[[ $(ls -A small | tr '\n' ' ') == "filler r.csv r.html r.json " ]] || fail "a full disk is left with $(ls -A small)"

run check --csv r.csv tone.wav # next, the folder for temporary files is full
TMPDIR=small run check --report-json r.json tone.wav
((status <= 2)) || fail "a full folder for temporary files: $(cat said.txt)"

# The session log on a disk that is full from the start, and on one that fills up. The meter keeps running.
run meter --demo --seconds 1.5 --log small/live.twobuslog
said_once 1 'The session is no longer written to small/live.twobuslog: No space left on device. Make room on this disk and start Twobus again. Measuring continues.' "meter --log, full"
(($(tr '\r' '\n' <out.txt | wc -l) >= 5)) || fail "the meter did not go on: $(wc -l <out.txt) lines"
rm -f small/live.twobuslog small/filler
head -c 200000 /dev/zero >small/filler 2>/dev/null
truncate -s -4096 small/filler # one page is left
run meter --demo --seconds 9 --log small/live.twobuslog
said_once 1 'no longer written to small/live.twobuslog: No space left' "meter --log, filling up"
"$cli" sessions export small/live.twobuslog >rows.csv 2>said.txt || fail "the log of a disk that filled up is not read: $(cat said.txt)"
(($(wc -l <rows.csv) > 10)) || fail "the log of a disk that filled up has $(wc -l <rows.csv) rows"
HOME=$folder/small run meter --demo --seconds 1.5 --log
said_once 1 'session is no(t| longer) written .*No space left on device' "meter --log, full home"

# A read-only home.
mount -t tmpfs -o size=256k none locked && mkdir -p locked/.config/twobus && echo '{"format": 1, "targets": [{"id": "youtube", "targetLufs": -13}]}' >locked/.config/twobus/targets.json
mount -o remount,ro locked || fail "it cannot be made read-only"
export HOME=$folder/locked
run check tone.wav
cmp -s out.txt plain.txt && [[ ! -s said.txt ]] || fail "check minds a read-only home: $(cat said.txt)"
"$cli" targets | grep -q -- '−13' || fail "the targets of a read-only home are not read"
run meter --demo --seconds 1.5 --log
said_once 1 'not written to disk: .* cannot be made: Read-only file system. .*Measuring continues' "meter --log, read-only home"
run check tone.wav --csv locked/r.csv
said_once 2 'locked/r.csv: it could not be written \(Read-only file system\). Check your permission' "--csv, read-only"

# A missing home that can be created, one that cannot, and no home at all.
for home in "$folder/none" /dev/null/home ''; do
    if [[ -n $home ]]; then export HOME=$home; else unset HOME; fi
    for command in "check tone.wav" targets "sessions" "meter --demo --seconds 0.3"; do
        run $command
        ((status <= 2)) || fail "$command with the home \"$home\": exit status $status: $(cat said.txt)"
        [[ $command == sessions || ! -s said.txt ]] || fail "$command minds the home \"$home\": $(cat said.txt)"
    done
    run meter --demo --seconds 1.5 --log
    case $home in
        /dev*) said_once 1 '/dev/null/home.* cannot be made: Not a directory. .*Measuring continues' "meter --log, an impossible home" ;;
        '')
            run sessions
            said_once 2 'There is no session log, because there is no home folder to keep one in. Set HOME' "sessions, no HOME"
            run verify tone.wav
            said_once 2 'There is no session log, because there is no home folder to keep one in. Set HOME' "verify, no HOME"
            run meter --demo --seconds 1.5 --log
            said_once 1 'because there is no home folder. Set HOME and start Twobus again. Measuring continues' "meter --log, no HOME" ;;
        *) said_once 1 "The session log is $home/.local/share/twobus/sessions/session-" "meter --log, a missing home" ;;
    esac
done

finish
