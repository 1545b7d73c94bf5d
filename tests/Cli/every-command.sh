#!/usr/bin/env bash
# Rules for every command: names cannot control the terminal, decoders print nothing, Ctrl+C leaves everything in order. Arguments:
# the program, the project's folder.
source "$(dirname "$0")/common.sh"
export XDG_DATA_HOME=$folder/data

# A line end, codes for the terminal's colour and title, an emoji, a byte that isn't UTF-8, a mark that reverses the text direction.
evil=$'evil\nReady.\e[31m\e]0;title\a🎸\xff\xe2\x80\xae'
shown='evil\nReady.\x1b[31m\x1b]0;title\x07🎸\xff\u202e'

sox -n -r 48000 -c 2 -b 24 tone.wav synth 5 sine 997 gain -6
sox -n -r 48000 -c 2 -b 24 deep.wav synth 5 sine 200 gain -12
mkdir stems
cp tone.wav "$evil.wav"
cp tone.wav "stems/$evil.wav"
cp deep.wav stems
"$cli" meter --demo --seconds 1 --log one.twobuslog >/dev/null 2>&1
cp one.twobuslog "$evil.log"
printf '{"format": 1, "targets": [{"id": "mine", "name": "My\\u001b[31mlabel", "policy": "downOnly", "targetLufs": -20}]}' >mine.json

# quiet STATUS PATTERN ARGUMENTS...: like expect, and also checks that no name reaches the terminal unescaped
quiet() {
    expect "$@"
    local lines
    lines=$("$cli" "${@:3}" </dev/null 2>&1 | tee raw | grep -c '^Ready\.')
    [[ $lines == 0 && -z $(LC_ALL=C tr -d '\n\040-\176\200-\376' <raw) ]] || fail "twobus-cli ${*:3}: a name has gone to the terminal as it is"
}

quiet 0 "$shown" check "$evil.wav"
quiet 2 "none$shown.wav: there is no such file" check "none$evil.wav"
quiet 0 "$shown" stems stems
quiet 0 "$shown.wav is the mix: it was left out of the stems" stems tone.wav deep.wav "$evil.wav" --mix "$evil.wav"
quiet 2 "none$shown: there is no such file" stems "none$evil" tone.wav
quiet 2 "$shown.wav: this file is given twice" stems "$evil.wav" "$evil.wav"
quiet 0 "$shown" compare "$evil.wav" deep.wav
quiet 0 "$shown" compare deep.wav "$evil.wav"
quiet 2 "none$shown: there is no such file" compare deep.wav "none$evil"
quiet 1 "$shown" verify "$evil.wav" --session "$evil.log"
quiet 2 "none$shown: there is no such file" verify "none$evil" --session "$evil.log"
quiet 2 "$shown.wav: this is not a session log" verify tone.wav --session "$evil.wav"
quiet 2 "$shown.wav: this is not a session log" sessions export "$evil.wav"
quiet 2 "$shown.log: this file already exists" sessions export one.twobuslog --csv "$evil.log"
quiet 2 "$shown.log: this file already exists" meter --demo --log "$evil.log"
quiet 2 "$shown" meter --device "$evil"
quiet 2 "JACK:$shown" meter --device "JACK:$evil"
quiet 2 "none$shown: " targets --targets "none$evil"
quiet 0 'My\x1b[31mlabel' targets --targets mine.json
quiet 1 'My\x1b[31mlabel' check --stage master --targets mine.json "$project/Resources/demo.flac"
quiet 2 "$shown" check --stage "$evil" tone.wav
quiet 2 "" "$evil"
quiet 0 "" devices
expect 0 "The session log is new$shown.log." meter --demo --seconds 0.5 --log "new$evil.log"

export XDG_DATA_HOME=$folder/data$evil
quiet 0 "No session logs in $folder/data$shown" sessions
quiet 2 "There is no session log in $folder/data$shown" verify tone.wav
"$cli" meter --demo --seconds 1 --log >/dev/null 2>&1
quiet 0 "data$shown" sessions

# A file's metadata is also text from outside.
sndfile-metadata-set --bext-description $'The\e[31mtake' --bext-originator $'Some\abody' tone.wav said.wav 2>/dev/null
quiet 0 'by Some body: “The [31mtake”' check said.wav

# Decoders complain on stderr about cut-off or damaged files. Users must not see that: the report says what is missing.
ffmpeg -loglevel error -y -i tone.wav whole.mp3 </dev/null
head -c 30000 whole.mp3 >cut.mp3
{ head -c 20000 whole.mp3; head -c 3000 tone.wav; tail -c +25000 whole.mp3; } >damaged.mp3
for file in cut.mp3 damaged.mp3; do
    for command in "check $file" "stems $file deep.wav" "compare deep.wav $file" "compare $file $file" "verify $file --session one.twobuslog"; do
        output=$("$cli" $command 2>&1 >/dev/null)
        [[ -z $output ]] || fail "$command: a decoder's own words: $output"
    done
done

# Ctrl+C and kill. 5 hours of silence take long to measure. The program has started on them once it catches signals.
{ head -c 40 <(sox -n -r 44100 -c 2 -b 16 -t wav - trim 0 1 2>/dev/null); printf '\xff\xff\xff\xff'; } >huge.wav
truncate -s 3G huge.wav
cp --sparse=always huge.wav huge2.wav
whole=$(<one.twobuslog tail -c +1 | base64 -w 0)
for ((i = 0; i < 4000; ++i)); do echo "$whole"; done | base64 -d >huge.twobuslog # read as far as its records are complete

# Starts no process, because the program that it looks at might end soon.
listens() {
    local name value
    [[ $(<"/proc/$1/comm") == twobus-cli ]] || return 1
    while read -r name value; do [[ $name == SigCgt: ]] && return $((!(0x$value & 2))); done <"/proc/$1/status"
}

# stop SIGNAL ARGUMENTS...: runs the program, stops it with the signal, writes to the file "output" and returns the status
stop() {
    local running
    env --default-signal=INT,TERM "$cli" "${@:2}" >output 2>&1 </dev/null &
    running=$!
    until listens "$running"; do kill -0 "$running" || break; done
    kill -"$1" "$running"
    wait "$running"
}

for run in INT:130 TERM:143; do
    for arguments in "check huge.wav --html page.html" "stems huge.wav huge2.wav" "compare huge.wav huge2.wav" "compare tone.wav huge2.wav" \
                     "verify huge.wav --session one.twobuslog" "sessions export huge.twobuslog --csv rows.csv"; do
        # An export might finish before the signal arrives. Then its file is complete, and the test tries again.
        for ((attempt = 0; attempt < 20; ++attempt)); do
            stop "${run%:*}" $arguments; got=$?
            [[ $got == 0 && -s rows.csv ]] || break
            rm rows.csv
        done
        [[ $got == "${run#*:}" ]] || fail "$arguments: exit status $got in place of ${run#*:}"
        [[ $(<output) == "Stopped: "* && $(wc -l <output) == 1 ]] || fail "$arguments: $(<output)"
        [[ ! -e page.html && ! -e rows.csv && -z $(find . -name '.twobus-*') ]] || fail "$arguments: files are left"
    done

    # The log is closed properly.
    stop "${run%:*}" meter --demo --log; got=$?
    [[ $got == 0 ]] || fail "meter: exit status $got in place of 0"
    [[ $("$cli" sessions) != *"not closed"* ]] || fail "a session log was not closed: $("$cli" sessions)"
done

# A program that reads printed rows gets complete rows.
mkfifo rows
env --default-signal=INT "$cli" sessions export huge.twobuslog >rows 2>stopped &
exporting=$!
exec 3<rows
read -r -u 3 _
kill -INT "$exporting"
last=$(tail -c 1 <&3 | od -An -tx1)
wait "$exporting"; got=$?
[[ $got == 130 && $last == " 0a" && $(<stopped) == "Stopped: the printed rows are complete, but not all were printed." ]] || fail "sessions export: $got, $last, $(<stopped)"
exec 3<&-

finish
