#!/usr/bin/env bash
# Session logs, verify and compare, with commands as a user types them. Arguments: the program, the project's folder.
source "$(dirname "$0")/common.sh"
export XDG_DATA_HOME=$folder/data
sessions=$folder/data/twobus/sessions


demo=$project/Resources/demo.flac
expect 0 "No session logs in" sessions
expect 2 "There is no session log in" verify "$demo"

# Plays the demo: 45 s, plus the time that shows whether it ended or repeated. Meanwhile other loggers are killed at random moments.
"$cli" meter --demo --log --seconds 47.5 >/dev/null 2>listened.txt &
listener=$!

for round in 1 2 3 4; do
    pids=() logs=()
    for i in 1 2 3 4 5; do
        log=killed-$round-$i.twobuslog
        "$cli" meter --demo --json --log "$log" >"$log.out" 2>/dev/null &
        pids+=($!) logs+=("$log")
    done

    for i in 0 1 2 3 4; do
        lines=$((12 + RANDOM % 25)) # kill it after this many lines
        until (($(wc -l <"${logs[i]}.out") >= lines)); do sleep 0.02; done
        kill -9 "${pids[i]}"
        wait "${pids[i]}" 2>/dev/null

        # The log ends at most one second before the last row shown, or after it. A row's time is that of its start.
        shown=$(tail -n 2 "${logs[i]}.out" | head -n 1 | jq .secondsMeasured)
        logged=$("$cli" sessions export "${logs[i]}" | tail -n 1 | cut -d , -f 3)
        awk -v a="$shown" -v b="$logged" 'BEGIN { exit !(a - b <= 1.1) }' || fail "${logs[i]}: $shown s were shown and $logged s are in the log"
        awk -v a="$shown" -v b="$logged" 'BEGIN { printf "killed after %.1f s: the log ends %.1f s before\n", a, a - b - 0.1 }'
    done
done

wait "$listener"
[[ $(cat listened.txt) == "The session log is $sessions/session-"*".twobuslog." ]] || fail "the log's path was not said: $(cat listened.txt)"
[[ $(stat -c %a "$sessions") == 700 && $(stat -c %a "$sessions"/*) == 600 ]] || fail "others may read the logs"
expect 0 " pass" sessions
expect 0 "Demo" sessions
log=$(echo "$sessions"/*)

# Export
expect 0 "utc,measurement,seconds,pass,momentaryLufs" sessions export "$log"
expect 0 "" sessions export "$log" --csv out.csv
[[ $(wc -l <out.csv) -ge 460 ]] || fail "out.csv has only $(wc -l <out.csv) lines"
expect 2 "never overwrites" sessions export "$log" --csv out.csv
expect 2 "not a session log of Twobus" sessions export out.csv
expect 2 "there is no such file" sessions export none
expect 2 "never overwrites" meter --demo --seconds 0.2 --log out.csv

# Bounces of the demo
sox "$demo" -b 24 lower.wav gain -3
sox "$demo" -b 24 cut.wav trim 0 38
sox "$demo" -b 24 late.wav trim 2
sox "$demo" -b 16 clipped.wav gain 5 2>/dev/null
ffmpeg -v error -y -i "$demo" -b:a 192k lossy.mp3
sox "$demo" -b 24 backwards.wav reverse
sox -n -r 48000 -c 2 -b 24 tone.wav synth 20 sine 440 gain -12

expect 0 "The same as heard live, and undamaged: as loud as heard." verify "$demo" --session "$log"
expect 0 "as loud as heard" verify "$demo" # the newest log
expect 0 "undamaged: 3.0 dB lower than heard." verify lower.wav
expect 1 "Cut at the end" verify cut.wav
expect 1 "Cut at the start" verify late.wav
expect 1 "Clipped by the export" verify clipped.wav
expect 0 "undamaged" verify lossy.mp3
expect 1 "Not what was heard live" verify backwards.wav
expect 1 "Cannot tell" verify tone.wav
expect 2 "there is no such file" verify none.wav
expect 2 "there is no such file" verify "$demo" --session none
expect 2 "FILE" verify

near "$("$cli" verify --json lower.wav | jq .gainDb)" -3 0.05 "the gain"
# The demo fades out: its last 3.3 s are below -60 dBFS, so they don't count as missing signal.
near "$("$cli" verify --json cut.wav | jq .missingTail.seconds)" 3.7 0.4 "the missing tail"
near "$("$cli" verify --json late.wav | jq .missingHead.seconds)" 2 0.3 "the missing head"
near "$("$cli" verify --json clipped.wav | jq .missingPeaks.expectedTruePeakDbtp)" 4.6 0.6 "the missing peaks"
[[ $("$cli" verify --json "$demo" | jq -r '.outcome, .unharmed' | tr '\n' ' ') == "same true " ]] || fail "the outcome in JSON"

# The intact part of a torn or damaged log is read
head -c $(($(stat -c %s "$log") - 33)) "$log" >torn.twobuslog
expect 0 "undamaged" verify "$demo" --session torn.twobuslog
cp "$log" damaged.twobuslog && chmod u+w damaged.twobuslog
printf 'damage' | dd of=damaged.twobuslog bs=1 seek=9000 conv=notrunc status=none
expect 0 "undamaged" verify "$demo" --session damaged.twobuslog

# A full disk is reported once, and metering continues
(ulimit -f 4; exec "$cli" meter --demo --seconds 12 --log full.twobuslog >/dev/null 2>full.err)
[[ $? -le 1 ]] || fail "a full disk ended the meter"
[[ $(grep -c "no longer written" full.err) == 1 ]] || fail "a full disk was not said once: $(cat full.err)"
expect 0 "utc," sessions export full.twobuslog

# Comparison
expect 0 "The second is 3.0 dB lower than the first. At equal loudness, they are alike." compare "$demo" lower.wav
expect 0 "Its music starts 2.00 s earlier." compare "$demo" late.wav
expect 0 "At equal loudness, they differ" compare "$demo" clipped.wav
expect 0 "Not recognised as the same music." compare "$demo" backwards.wav
expect 2 "there is no such file" compare "$demo" none.wav
expect 2 "FILE" compare "$demo"
[[ $("$cli" compare --json "$demo" lower.wav | jq '.sections | length') == 5 ]] || fail "sections in JSON"

finish
