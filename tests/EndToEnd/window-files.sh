#!/usr/bin/env bash
# The Files page with a real mouse: two bounces are dropped and compared, another program reads an export, three stems
# with known shares are compared with their mix, and a bounce with what was heard live. No audio server runs here.
# Arguments: Twobus, the file dragger, the demo's audio file
source "$(dirname "$0")/servers.sh"
app=$1 dragger=$2 demo=$3
settings=$XDG_CONFIG_HOME/twobus/settings.json
sessions=$XDG_DATA_HOME/twobus/sessions

# Use the window's own file dialog instead of the desktop's: JUCE asks "which" for zenity and kdialog.
mkdir "$work/bin"
printf '#!/bin/sh\nexit 1\n' >"$work/bin/which"
chmod +x "$work/bin/which"

words() { tr '\n' '|' <"$work/$1.txt"; }

# drag X FILES...: drags files from a file manager to this place in the window.
drag() {
    local x=$1 step
    shift
    background dragger "$dragger" "$@"
    until_true 100 xdotool search --onlyvisible --name 'File dragger' || fail "the file dragger did not start"
    until_true 5 false # a window is visible before it takes input
    xdotool mousemove 40 30 mousedown 1
    for step in 60 100 $((x - 30)) $((x - 20)) $((x - 10)) "$x"; do
        xdotool mousemove "$step" 400
        until_true 1 false
    done
    xdotool mouseup 1
    until_true 5 false # the window asks for the dropped files after the button is up
    end "$last"
}

# drop NAME PATTERN X FILES...: drags files until the window shows the pattern. Dropping the same files again is
# harmless.
drop() {
    local name=$1 pattern=$2 tries
    shift 2
    for tries in 1 2 3; do
        drag "$@"
        until_true 4 sees "$name" "$pattern" && return 0
    done
    fail "no \"$pattern\" after a drop: $(words "$name")"
}

# in_dialog TITLE [PATH]: accepts the dialog's suggestion, or enters this path.
in_dialog() {
    local title=$1 dialog
    until_true 100 xdotool search --onlyvisible --name "$title" || { fail "no dialog \"$title\""; return 1; }
    dialog=$(xdotool search --onlyvisible --name "$title" | tail -n 1)
    until_true 5 false
    xdotool windowfocus --sync "$dialog"
    if (($# > 1)); then
        xdotool mousemove --window "$dialog" 300 437 click 1 key ctrl+a
        xdotool type -- "$2"
        xdotool key Return # opens the folder or accepts the file
    fi
    until_true 5 eval "! xdotool search --onlyvisible --name '$title'" || xdotool mousemove --window "$dialog" 545 476 click 1
    until_true 50 eval "! xdotool search --onlyvisible --name '$title'" || fail "the dialog \"$title\" does not close"
}

sox "$demo" -b 24 "$work/first.wav"
sox "$demo" -b 24 "$work/second.wav" gain -3
mkdir "$work/stems"
for stem in kick:0.5 bass:0.3 pads:0.1; do sox -D -n -r 48000 -c 2 -b 24 "$work/stems/${stem%:*}.wav" synth 3 sine 997 vol "${stem#*:}"; done
sox -D -n -r 48000 -c 2 -b 24 "$work/mix.wav" synth 3 sine 997 vol 0.9

start_display 1500x900
PATH=$work/bin:$PATH start_window files "$app" --demo --stage mix
twobus=$last
xdotool windowmove "$window" 100 0 windowsize --sync "$window" 1280 800
until_true 100 eval 'ls "$sessions"/*.twobuslog' || fail "no session log is begun"

# A live report by keyboard, when no folder has been used yet and there is no Documents folder.
press ctrl+s
in_dialog 'Save the report'
report="$HOME/Twobus report.html"
until_true 100 test -s "$report" || fail "no report was written: $(ls "$HOME")"
head -n 1 "$report" | grep -q '<!DOCTYPE html>' || fail "the report is no HTML: $(head -n 1 "$report")"
grep -q 'Heard live' "$report" || fail "the report is not of what is heard"
until_true 50 grep -qF "\"lastFolder\": \"$HOME\"" "$settings" || fail "the folder is not remembered: $(cat "$settings")"
press 4

drop bounces 'second.wav' 500 "$work/first.wav" "$work/second.wav"
choose_both() {
    sees pair 'Ready for' && click_on pair Ready # soon after, that row has the keyboard focus
    until_true 5 false
    press ctrl+a
    until_true 2 sees pair 'Compare'
}
# The notice takes a line from the page, so the rows move when it goes.
until_true 20 eval "! sees pair 'report is in'" || fail "the notice about the report stays: $(words pair)"
until_true 5 choose_both || fail "two chosen files cannot be compared: $(words pair)"
click_on pair JSON
in_dialog 'Save the JSON file'
json="$work/first and 1 more.json"
until_true 100 test -s "$json" || fail "no JSON was written: $(ls "$work")"
[[ $(jq -r '.files | map(.file | split("/") | last) | join(" ")' "$json") == "first.wav second.wav" ]] || fail "the JSON is of other files: $(jq -c .files "$json")"
near "$(jq '.files[0].truePeakDbtp' "$json")" -0.43 0.05 "first file's true peak"
near "$(jq '.files[1].truePeakDbtp - .files[0].truePeakDbtp' "$json")" -3.0 0.05 "second file's true peak, less the first's"
[[ $(jq -r '.files[0].verdict, .settings.stage' "$json" | tr '\n' ' ') == "hot mix " ]] || fail "the JSON has another verdict: $(jq -c '.files[0].verdict, .settings' "$json")"

# A line above says what was written, and moves the rest down.
until_true 10 sees said 'JSON file is in' || fail "where the JSON is, is not said: $(words said)"
click_on said Compare
until_true 10 sees compared '3.0 dB lower than the first' || fail "the bounces are not compared: $(words compared)"

drop shares 'stems sum to' 1250 "$work"/stems/*.wav
for share in '56 ?%' '33 ?%' '11 ?%' 'sum to -0.9 dBTP'; do grep -qE -- "$share" "$work/shares.txt" || fail "no \"$share\": $(words shares)"; done
click_on shares with # Compare with the mix
in_dialog 'The mix of these stems' "$work/mix.wav"
until_true 10 sees mix 'null against' || fail "the stems are not held against their mix: $(words mix)"
grep -q 'are real' "$work/mix.txt" || fail "the stems do not null against their sum: $(words mix)"

# The session is still running, so ask again until enough has been heard.
is_as_heard() {
    sees heard 'The same as heard live' && return 0
    grep -q 'Export check' "$work/heard.txt" && press Escape && sees ask 'heard'
    click_on ask heard?
    false
}
for kind in .txt -read.tsv; do cp "$work/mix$kind" "$work/ask$kind"; done
until_true 20 is_as_heard || fail "the bounce is not found in what was heard: $(words heard)"
press Escape

# Switching the log off ends it but keeps what was heard.
kept=$(ls "$sessions")
press ctrl+comma
until_true 10 sees settings 'Loudness bars' || fail "control-comma shows no settings: $(words settings)"
xdotool mousemove --window "$window" 640 400 click --repeat 10 --delay 50 5 # scrolls to the last line of the settings
until_true 10 sees settings 'Session log' || fail "the session log cannot be switched off: $(words settings)"
until_true 5 sees settings 'sessions' || fail "where the logs lie is not said: $(words settings)"
click_on settings Off
until_true 50 grep -q '"sessionLog": false' "$settings" || fail "that it is off is not kept: $(cat "$settings")"
[[ $(ls "$sessions") == "$kept" ]] || fail "switching the log off changed the logs: $(ls "$sessions")"
kill -0 "$twobus" || fail "Twobus ended"
exit $((failures > 0))
