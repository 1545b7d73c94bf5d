#!/usr/bin/env bash
# Privacy: both programs work without a network, open only local sockets, start no shell and no program with the name of
# a user's file, and keep files that only the user can read, whatever the umask. Starts its own server. Arguments:
# Twobus, twobus-cli
command -v strace >/dev/null || { echo "Skipped: there is no strace."; exit 77; }
source "$(dirname "$0")/servers.sh"
app=$1 cli=$2
umask 000

for own in -n -rn; do unshare $own true 2>/dev/null && break; own=; done
[[ -n $own ]] || { echo "Skipped: a network namespace is not allowed here."; exit 77; }
no_network=(unshare "$own" --)
"${no_network[@]}" bash -c 'exec 3<>/dev/tcp/127.0.0.1/9' 2>&1 | grep -q unreachable \
    || fail "the namespace has a network"

# A shell that evaluates one of these names creates the file "ran".
cd "$work" || exit 1
names=('$(touch ran) `touch ran`; touch ran "'"'"' & | touch ran.wav' $'-e\n;touch ran.wav' "'\$(touch ran)'.flac" 'Mix 12:30.wav')
mkdir hostile
for name in "${names[@]}"; do sox -n -r 48000 -c 2 -b 16 "hostile/$name" synth 1 sine 997 gain -1; done

# Replaces the system's file chooser: records its arguments, and answers with names like these, which contain its
# separator too.
mkdir bin
cat >bin/zenity <<'ZENITY'
#!/bin/bash
printf '%s\0' "$@" >>"$TWOBUS_CHOOSER/given"
folder=$TWOBUS_CHOOSER/hostile
[[ " $* " == *" --save "* ]] && printf '%s' "$TWOBUS_CHOOSER/saved \$(touch ran).html" && exit
printf '%s' "$folder/"'$(touch ran) `touch ran`; touch ran "'"'"' & | touch ran.wav'":$folder/Mix 12:30.wav"
ZENITY
chmod +x bin/zenity
export PATH=$work/bin:$PATH TWOBUS_CHOOSER=$work

traced() { background "$1" "${no_network[@]}" strace -f -qq -s 4096 -o "$work/$1.trace" -e trace=network,execve,execveat,open,openat,creat,mkdir,mkdirat,chmod,fchmod "${@:2}"; }
finish_of() { until_true "$2" eval "! kill -0 $last" || fail "$1 does not end"; }

# judge NAME: checks the trace of the program NAME
judge() {
    local sockets executed
    sockets=$(grep -oE 'socket(pair)?\([A-Z_0-9]+' "$work/$1.trace" | sort | uniq -c | tr -s ' \n' ' ')
    grep -qE 'socket(pair)?\(' "$work/$1.trace" && grep -E 'socket(pair)?\(' "$work/$1.trace" | grep -vE 'socket(pair)?\((AF_UNIX|AF_LOCAL)|socket resumed' && fail "$1 opens a socket that is not local"
    grep -E 'sa_family=AF_(INET|INET6|NETLINK|PACKET)' "$work/$1.trace" && fail "$1 speaks to a network"
    executed=$(grep -E 'execve(at)?\(' "$work/$1.trace" | grep -v ' = -1 ' | tail -n +2)
    grep -vE 'execve\("[^"]*/zenity"' <<<"$executed" | grep -E 'hostile|touch ran' && fail "$1 starts a program other than the file chooser with a file's name"
    grep -E '"(/[a-z/]*/)?(ba|da|z|k)?sh"' <<<"$executed" && fail "$1 starts a shell"
    [[ -e ran || -e hostile/ran ]] && fail "$1: a file's name was run"
    echo "$1: sockets:${sockets:- none}; programs started: $(grep -oE 'execve\("[^"]*"' <<<"$executed" | cut -d '"' -f 2 | sort -u | tr '\n' ' ')"
}

traced check "$cli" check hostile --json --html page.html --csv table.csv --report-json report.json --markers reaper,audacity,cue --marker-folder .
finish_of check 300
judge check
[[ -s page.html && -s table.csv && -s report.json ]] || fail "check did not do its work without a network: $(last_line check)"

# The meter, with a server and with the demo, which is logged.
start_jackd
start_display
tone 60
traced meter "$cli" meter --demo --log --seconds 2
finish_of meter 100
judge meter
traced devices "$cli" devices
finish_of devices 100
judge devices
grep -q JACK "$work/devices.log" || fail "JACK is not found without a network: $(last_line devices)"

# The window: pages, settings, the mini view, and a file that is opened and saved as a report.
traced window "$app" --demo --stage mix
until_true 200 eval 'window=$(xdotool search --onlyvisible --name "^Twobus$" | tail -n 1); [[ -n $window ]]' || fail "no window without a network"
xdotool windowsize --sync "$window" 1000 640
until_true 15 sees page 'Listening|Fine so far|Hot' || fail "the window does not measure without a network: $(tr '\n' '|' <"$work/page.txt")"
for key in 1 2 3 4 question Escape ctrl+comma Escape; do
    xdotool windowfocus "$window" key $key
    read -r -t 0.2 <> <(:)
done
press ctrl+o
until_true 15 sees opened '2 files' || fail "not both files are opened: $(tr '\n' '|' <"$work/opened.txt")"
click_on opened Report
until_true 100 test -e 'saved $(touch ran).html' || fail "no report is saved: $(ls)"
tr '\0' '\n' <given | grep -qF -- '--filename=$(touch ran) `touch ran`' || fail "the chooser was given another name: $(tr '\0' '\n' <given)"
press 2
press m
read -r -t 0.5 <> <(:)
end "$last"
judge window

# Files that the programs make for themselves under the umask 000 are readable by the user alone.
echo "made by themselves:"
for made in $(find "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$HOME" -mindepth 1 -path '*twobus*'); do
    stat -c '%a %n' "$made" | sed "s|$work/||"
    case $(stat -c '%F %a' "$made") in
        "directory 700" | "regular file 600") ;;
        *) fail "$made is $(stat -c '%F %a' "$made")" ;;
    esac
done
[[ -e $XDG_CONFIG_HOME/twobus/settings.json && -e $XDG_DATA_HOME/twobus/sessions ]] || fail "settings or session logs were not made"
exit $((failures > 0))
