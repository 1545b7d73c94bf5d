#!/usr/bin/env bash
# Checks that the README is true: its sample output is what the program prints, it names every command and option that exists and no
# others, and its verdicts, JSON keys and files exist. Arguments: the program, the project's folder, the window's program.
source "$(dirname "$0")/common.sh"
window=$3 readme=$project/README.md

# Prints the options in a command's --help, one per line ("--aim"), without --help itself
options_of() { "$@" --help | sed -nE 's/^ +(-[a-z],)?(--[a-z-]+).*/\2/p' | grep -vx -e --help | sort -u; }

# The sample, byte for byte
(cd "$project" && "$cli" check Resources/demo.flac) >printed
sed -n '/^\$ twobus-cli check Resources\/demo.flac$/,/^```$/p' "$readme" | sed '1d;$d' >sample
[[ -s sample ]] || fail "the README has no sample output"
diff sample <(sed '$d' printed) || fail "the README's sample (<) is not what twobus-cli prints (>)"

# The usage of a command: from the line that begins with it to the next command
awk '/^```$/ { inside = 0 } /^twobus-cli / { inside = 1; command = $2 } inside { print command, $0 }' "$readme" >usage
[[ "$(cut -d ' ' -f 1 usage | sort -u)" == "$("$cli" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z-]*\) .*/\1/p' | sort)" ]] ||
    fail "the README's commands are not those of twobus-cli --help"
for command in $(cut -d ' ' -f 1 usage | sort -u); do
    { options_of "$cli" "$command"; [[ $command != sessions ]] || options_of "$cli" sessions export; } | sort -u >there
    sed -n "s/^$command //p" usage | grep -oE -e '--[a-z-]+' | sort -u >named
    diff named there || fail "the README's options of $command (<) are not those of its --help (>)"
done

# The window's options
diff <(grep '^scripts/run \[' "$readme" | grep -oE -e '--[a-z-]+' | sort -u) <(options_of "$window" | grep -vx -e --version) ||
    fail "the README's options of scripts/run (<) are not those of Twobus --help (>)"

# Every other option belongs to one of the programs or scripts
for command in check stems compare verify sessions "sessions export" targets devices meter; do
    # shellcheck disable=SC2086
    options_of "$cli" $command
done >options
{ options_of "$cli"; options_of "$window"; echo --help; } >>options
for option in $(grep -oE -e '(^|[ `(])--[a-z]+[a-z-]*' "$readme" | tr -d ' `(' | sort -u); do
    grep -qxF -e "$option" options || grep -qF -e "$option" "$project"/scripts/* || fail "the README names $option, but no program or script has it"
done

# Each verdict begins one of the program's headlines
sed -n '/^| Twobus says /,/^$/s/^| \([^|]*\) | .*/\1/p' "$readme" | sed '1,2d' >headlines
[[ $(wc -l <headlines) -gt 5 ]] || fail "the README has no verdicts"
while read -r headline; do
    grep -qF "\"$headline" "$project/Source/Present/Advice/AdviceText.cpp" || fail "the README names the verdict $headline, but the program has no such verdict"
done <headlines

# JSON keys: only they are written likeThis
"$cli" check --json "$project/Resources/demo.flac" | jq -r '[.. | objects | keys[]] | unique[]' >keys
"$cli" meter --demo --json --seconds 0.5 --scale vu | jq -r 'keys[]' >>keys
grep -oE '`[a-z]+[A-Z][A-Za-z]*`' "$readme" | tr -d '`' >words
[[ $(wc -l <words) -gt 5 ]] || fail "the README names no keys of JSON"
for word in $(sort -u words); do grep -qxF "$word" keys || fail "the README names the key $word, but JSON does not have it"; done

# Files of this repository
for path in $(grep -oE '(`|\()(Source|Resources|scripts|tests)/[A-Za-z0-9./_-]+' "$readme" | tr -d '`(' | sort -u); do
    [[ -e $project/$path ]] || fail "the README names $path, which does not exist"
done

finish
