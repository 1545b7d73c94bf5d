# Sourced by the end-to-end tests: real audio servers, players and a display, in this test's own folders. They are ended
# by process id when the test ends, so no test leaves a process or a file behind. A test that hangs is ended after
# $time_limit seconds, with everything that it started.

set -u
if [[ -z ${TWOBUS_TIME_IS_LIMITED:-} ]]; then
    TWOBUS_TIME_IS_LIMITED=yes exec timeout --kill-after=15 "${time_limit:-380}" bash "$0" "$@"
fi
export OMP_THREAD_LIMIT=1 # for tesseract, whose threads mostly wait for each other
work=$(mktemp -d)
export XDG_RUNTIME_DIR=$work/runtime XDG_CONFIG_HOME=$work/config XDG_STATE_HOME=$work/state XDG_DATA_HOME=$work/data HOME=$work/home
mkdir -m 700 "$XDG_RUNTIME_DIR"
mkdir "$XDG_CONFIG_HOME" "$XDG_STATE_HOME" "$XDG_DATA_HOME" "$HOME"
unset PIPEWIRE_RUNTIME_DIR PIPEWIRE_REMOTE DISPLAY WAYLAND_DISPLAY

processes=()
failures=0

fail() { echo "FAILED: $*"; failures=$((failures + 1)); }

# Ends processes by id and waits for them. Kills those that have not ended after 5 s.
end() {
    local id
    for id in "$@"; do kill "$id" 2>/dev/null; done
    for id in "$@"; do
        until_true 50 eval "! kill -0 $id 2>/dev/null" || kill -9 "$id" 2>/dev/null
        wait "$id" 2>/dev/null
    done
}

# Kills processes as a crash would, without a message from them or from this shell.
end_at_once() {
    kill -9 "$@"
    wait "$@" 2>/dev/null
}

finish() {
    local i
    for ((i = ${#processes[@]} - 1; i >= 0; --i)); do end "${processes[i]}"; done
    if ((failures > 0)); then
        echo "--- what the programs said:"
        for i in "$work"/*.log; do echo "$i:" && tr "\r" "\n" <"$i" | tail -n 5; done | cut -c 1-300
    fi
    rm -rf "$work"
}
trap finish EXIT

# until_true TENTHS COMMAND...: runs the command ten times a second until it succeeds; false after TENTHS attempts.
until_true() {
    local tenths=$1 i
    shift
    for ((i = 0; i < tenths; ++i)); do
        "$@" >/dev/null 2>&1 && return 0
        read -r -t 0.1 <> <(:) # sleeps 0.1 s without starting a process
    done
    return 1
}

# background NAME COMMAND...: starts the command. Its output goes to NAME.log, its process id to $last.
background() {
    local name=$1
    shift
    "$@" >>"$work/$name.log" 2>&1 </dev/null &
    last=$!
    processes+=("$last")
}

# Starts this test's own bus. Otherwise, if dbus-x11 is installed (as on most desktops), libdbus starts one and leaves
# it running.
start_dbus() {
    command -v dbus-daemon >/dev/null || return
    background dbus dbus-daemon --session --nofork --nopidfile --address="unix:path=$XDG_RUNTIME_DIR/bus"
    export DBUS_SESSION_BUS_ADDRESS=unix:path=$XDG_RUNTIME_DIR/bus
    until_true 100 test -S "$XDG_RUNTIME_DIR/bus" || fail "dbus-daemon did not start"
}

start_dbus

start_pipewire() {
    background pipewire pipewire
    pipewire=$last
    until_true 100 pw-cli info 0 || fail "PipeWire did not start"
    background wireplumber wireplumber
    wireplumber=$last
    make_sink
}

# Makes a null sink called daw_out for a DAW to play to. Its monitor is what a listener would hear.
make_sink() {
    pw-cli create-node adapter '{ factory.name=support.null-audio-sink node.name=daw_out media.class=Audio/Sink object.linger=true audio.position=[FL FR] audio.rate=48000 }' >/dev/null
    until_true 100 eval 'pw-link -o | grep -q "daw_out:monitor_FR"' || fail "the sink has no monitor"
}

# start_jackd [OPTIONS OF ITS DUMMY DEVICE...]
start_jackd() {
    export JACK_DEFAULT_SERVER=twobus-test-$$
    background jackd jackd -r -d dummy -r 48000 -p 1024 "$@"
    jackd=$last
    until_true 100 jack_lsp || fail "jackd did not start"
}

# start_with_daw pipewire|jackd DAW TWOBUS-CLI: starts the server and a DAW whose JACK client is called "daw". ${run[@]}
# goes before JACK programs; $last is the DAW's process id.
start_with_daw() {
    local server=$1 daw=$2 cli=$3

    if [[ $server == jackd ]]; then
        run=()
        start_jackd
    else
        run=(pw-jack)
        start_pipewire
    fi

    background daw "${run[@]}" "$daw"
    until_true 100 eval '"$cli" devices 2>/dev/null | grep -qE "(JACK|PipeWire):daw"' || fail "the DAW is not listed"
}

# start_display [WIDTHxHEIGHT]
start_display() {
    local number=$((90 + $$ % 400))
    export DISPLAY=:$number
    # Without -noreset, Xvfb restarts when its last client leaves, and refuses connections at that moment.
    background xvfb Xvfb "$DISPLAY" -screen 0 "${1:-1920x1200}x24" -nolisten tcp -noreset
    until_true 100 xdpyinfo || fail "Xvfb did not start"
}

# tone SECONDS: the alignment tone of the tests, -6 dBFS, 997 Hz, stereo, 48 kHz.
tone() { sox -n -r 48000 -c 2 -b 24 "$work/tone.wav" synth "$1" sine 997 gain -6; }

# near VALUE EXPECTED WITHIN WHAT
near() {
    awk -v a="$1" -v b="$2" -v within="$3" 'BEGIN { if (a !~ /^-?[0-9.]+$/) exit 1; d = a - b; exit !(d <= within && d >= -within) }' \
        && echo "$4: $1" || fail "$4: $1, not $2 within $3"
}

# near_cut_tone VALUE WHAT: checks the true peak of that tone if audio was lost or a player was late. A cut tone rings,
# up to about -3.9 dBTP.
near_cut_tone() { near "$1" -4.95 1.15 "$2"; }

# start_meter NAME TWOBUS-CLI ARGUMENTS...: starts a meter with JSON output. Its lines go to NAME.log, each with its
# time of arrival as "at"; its messages go to NAME-said.log, its process id to $last.
start_meter() {
    local name=$1 cli=$2
    shift 2
    : >"$work/$name.log"
    "$cli" meter --json "$@" </dev/null 2>>"$work/$name-said.log" > >(stamp >>"$work/$name.log") &
    last=$!
    processes+=("$last")
}

stamp() {
    local line LC_NUMERIC=C
    while IFS= read -r line; do echo "${line%\}},\"at\":$EPOCHREALTIME}"; done
}

# meter_says NAME TENTHS FILTER: waits until a line of the meter passes the filter; false after so many tenths of a
# second.
meter_says() {
    local name=$1 tenths=$2 filter=$3
    until_true "$tenths" eval '[[ $(last_line "$name" | jq "$filter") == true ]]'
}

# reading NAME FILTER: prints a reading from the meter's last line.
reading() { last_line "$1" | jq -r "$2"; }

# unaccounted NAME: the clock minus the time that the meter has measured or counted as lost, in seconds. Only changes of
# this number mean anything. Takes the lowest of the last 20 lines: that line had the most recent audio when it came.
unaccounted() { tail -n 21 "$work/$1.log" | head -n 20 | jq -s 'map(.at - .secondsMeasured - .lostSeconds) | min'; }

# Prints the last complete line, since the meter can be in the middle of writing one.
last_line() {
    local lines
    lines=$(tail -n 2 "$work/$1.log"; echo .) # the dot keeps the end of the line
    lines=${lines%.}
    if [[ $lines == *$'\n' ]]; then lines=${lines%$'\n'}; else lines=${lines%$'\n'*}; fi
    echo "${lines##*$'\n'}"
}

# start_window NAME COMMAND...: starts Twobus on the display. $window is its window's number, $last its process id.
start_window() {
    local name=$1
    shift
    background "$name" "$@"
    window=
    until_true 200 eval 'window=$(xdotool search --onlyvisible --pid '"$last"' --name Twobus | tail -n 1); [[ -n $window ]]' || fail "no window"
}

# picture NAME: takes a picture of the window, and copies it to the folder TWOBUS_PICTURES if that is set.
picture() {
    timeout 20 import -window "$window" "$work/$1.png"
    [[ -n ${TWOBUS_PICTURES:-} ]] && cp "$work/$1.png" "$TWOBUS_PICTURES/$1.png"
    return 0
}

# read_window NAME: takes a picture and prints the text that tesseract reads in it. Turns minus signs that it reads as
# "=" back into "-".
read_window() {
    picture "$1"
    "${imagemagick[@]}" "$work/$1.png" -colorspace gray -negate -resize 300% "$work/$1-large.pgm"
    tesseract "$work/$1-large.pgm" "$work/$1-read" --psm 11 txt tsv 2>/dev/null
    sed 's/[−–—]/-/g; s/=\([0-9]\)/-\1/g' "$work/$1-read.txt" | grep -v '^ *$' >"$work/$1.txt"
    cat "$work/$1.txt"
}

# sees NAME PATTERN: whether tesseract reads the pattern in the window now.
sees() { read_window "$1" | grep -qE -- "$2"; }

# click_on NAME WORD: clicks on the first place where tesseract found the word in the last picture NAME.
click_on() {
    local name=$1 word=$2 place
    place=$(awk -F '\t' -v word="$word" '$12 == word { print int(($7 + $9 / 2) / 3), int(($8 + $10 / 2) / 3); exit }' "$work/$name-read.tsv")
    [[ -n $place ]] || { fail "no \"$word\" to click on: $(tr '\n' '|' <"$work/$name.txt")"; return 1; }
    xdotool mousemove --window "$window" $place click 1
}

# press KEY: presses a key. Focuses the window first, since there is no window manager to do it.
press() {
    xdotool windowfocus --sync "$window"
    xdotool key "$1"
}

imagemagick=(convert-im6.q16)
command -v "${imagemagick[0]}" >/dev/null || imagemagick=(convert)
