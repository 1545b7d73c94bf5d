#!/usr/bin/env bash
# twobus-cli check: good files, bad files, exit statuses. Arguments: the program, the project's folder.
source "$(dirname "$0")/common.sh"

# json FILE FILTER [OPTIONS...]: prints the file's report through a jq filter
json() { "$cli" check --json "${@:3}" "$1" 2>/dev/null | jq -r "$2"; }

sox -n -r 48000 -c 2 -b 24 tone.wav synth 5 sine 997 gain -6
sox -n -r 48000 -c 2 -b 24 hot.wav synth 5 sine 997 gain -0.4
sox -n -r 44100 -c 2 -b 16 clipped.wav synth 2 sine 440 gain 6 2>/dev/null
sox -n -r 48000 -c 2 -b 24 silent.wav trim 0 3
printf 'These are words.' >text.wav
: >empty.wav
head -c 400000 tone.wav >truncated.wav
cp tone.wav "with space and ümlaut.wav"

expect 0 "Ready for mastering." check tone.wav
expect 0 "−6.0 LUFS" check tone.wav
expect 0 "Ready" check "with space and ümlaut.wav"
expect 1 "Pull the master fader down 5.6 dB." check hot.wav
expect 1 "Clipped" check clipped.wav
expect 1 "No signal" check silent.wav
expect 2 "there is no such file" check none.wav
expect 2 "the file is empty" check empty.wav
expect 2 "cannot be read as audio" check text.wav
expect 1 "Incomplete: export it again" check truncated.wav
expect 1 "Check: The file ends early:" check truncated.wav
expect 0 "Ready to deliver" check --stage master tone.wav
expect 0 "Leave it" check --stage recording tone.wav
expect 2 "--stage" check --stage mastering tone.wav
expect 2 "--aim" check --aim 3 tone.wav
expect 2 "k20x: the scale must be one of" meter --demo --scale k20x
expect 2 "the stage must be recording, mix or master" check --stage streaming tone.wav
expect 2 "the target must be a loudness of -40 to -5 LUFS" meter --demo --stage streaming --target 0
expect 2 "the ceiling must be a true peak of -9 to 0 dBTP" meter --demo --stage streaming --ceiling 1
for minutes in 0 91 2.5 five; do expect 2 "$minutes: the minutes must be a whole number, 1 to 90" meter --demo --last $minutes; done
expect 2 "FILE" check
expect 2 "" frobnicate
expect 0 "twobus-cli 0" --version
expect 0 "Exit status" --help

# Causes: what was done to a mix, and whether applying the trim fixes it
demo=$project/Resources/demo.flac
sox "$demo" -b 24 earlier.wav gain 6 gain -9 2>/dev/null
sox "$demo" -b 24 trimmed.wav gain -5.6
sox "$demo" -b 16 loud.wav gain 6 2>/dev/null
ffmpeg -v error -y -i "$demo" -af volume=3dB -c:a pcm_f32le over.wav
ffmpeg -v error -y -i "$demo" -af "volume=14dB,alimiter=limit=0.5:level=false:attack=2:release=40" -c:a pcm_s24le squashed.wav
ffmpeg -v error -y -i earlier.wav -b:a 192k earlier.mp3
expect 1 "Lowering the master helps: the peaks aren't clipped" check "$demo"
expect 1 "Next loudest: " check "$demo"
expect 0 "Ready for mastering." check trimmed.wav
expect 1 "Clipped earlier: peaks are cut off." check earlier.wav
expect 1 "Lowering the master cannot help: " check earlier.wav
expect 0 "Ready, clipped by choice." check --clipped-by-choice earlier.wav
expect 1 "Lowering the master may help: " check loud.wav
expect 1 "Squashed: peaks are held down." check squashed.wav
expect 1 "For mastering, also send a version without it" check squashed.wav
expect 0 "Ready, limited by choice." check --clipped-by-choice squashed.wav
expect 1 "Over 0 dBFS, but intact" check over.wav
[[ $(json earlier.wav .cause) == flatBelowFullScale && $(json squashed.wav .cause) == limiterPinned ]] || fail "causes in JSON"
[[ $(json earlier.mp3 '.checks[] | select(.check == "clipping") | .value') == null ]] || fail "a lossy file was called free of flat tops"
[[ $(json "$demo" '.loudMoments | length') == 16 && $(json "$demo" '.thirdOctaves | length') == 30 ]] || fail "loud moments or third octaves"

# Faults of the file itself: other programs make the files, each with a faultless one beside it
findings() { "$cli" check --json "${@:2}" "$1" 2>/dev/null | jq -r '[.findings[].finding] | join(" ")'; }
is() { local got; got=$(findings "${@:2}"); [[ $got == "$1" ]] || fail "findings of ${*:2}: \"$got\", not \"$1\""; }
is "" trimmed.wav
sox -D trimmed.wav -b 16 sixteen.wav
sox -D sixteen.wav -b 24 padded.wav
sox trimmed.wav swapped.wav remix 1 2v-1
sox trimmed.wav inverted-mono.wav remix 1 1v-1
sox trimmed.wav mono-as-stereo.wav remix 1 1
sox trimmed.wav only-left.wav remix 1 0
sox trimmed.wav -r 24000 low.wav
sox low.wav -r 48000 -b 24 upsampled.wav
sox trimmed.wav -r 96000 high.wav
sox trimmed.wav late.wav pad 2 5
ffmpeg -v error -y -i trimmed.wav -c:a pcm_s24le -write_bext 1 -metadata originator=ffmpeg -metadata description="A mix" -metadata time_reference=172800000 bext.wav
expect 1 "Check: Only 16 of 24 bits are in use" check padded.wav
is paddedBits padded.wav
is invertedChannel swapped.wav
is invertedChannel inverted-mono.wav
is monoAsStereo mono-as-stereo.wav
is deadChannel only-left.wav
is upsampled upsampled.wav
is upsampled high.wav
is "silentHead silentTail" late.wav
expect 0 "Note: The sound begins after 2.0 s of silence." check late.wav
expect 1 "Check: There is nothing above 1" check upsampled.wav
expect 0 "Note: There is nothing above 2" check high.wav
expect 0 "Broadcast Wave by ffmpeg, starts at 1:00:00.00: “A mix”." check bext.wav
[[ $(json bext.wav '"\(.bits) \(.frames) \(.channelLayout | join("")) \(.bext.originator) \(.bext.timeReferenceFrames)"') == "24 2160000 LR ffmpeg 172800000" ]] || fail "the file's facts in JSON"
is "" bext.wav

# Delivery
expect 1 "Spotify, normal" check --stage master "$demo"
expect 1 "turned up" check --stage master "$demo"
[[ $("$cli" check --stage master "$demo") != *"EBU R 128"* ]] || fail "broadcast rows were not asked for"
expect 1 "out of spec" check --stage master --all-targets "$demo"
[[ $(json "$demo" '.delivery[] | select(.id == "youtube") | .gainDb == 0' --stage master) == true ]] || fail "YouTube does not turn up"
printf '{"format": 1,\n"targets": [{"id": "youtube",\n"targetLufs": "loud"}]}' >bad.json
printf '{"format": 1, "targets": [{"id": "mine", "name": "My label", "policy": "downOnly", "targetLufs": -20}]}' >mine.json
expect 2 "bad.json, line 3, field targetLufs: this must be a number from -60 to 0." check --stage master --targets bad.json "$demo"
expect 1 "My label" check --stage master --targets mine.json "$demo"
expect 2 "there is no such file" targets --targets none.json
expect 0 "turns down only" targets
mkdir -p config/twobus && cp mine.json config/twobus/targets.json
XDG_CONFIG_HOME=$PWD/config expect 0 "My label" targets
cp bad.json config/twobus/targets.json
XDG_CONFIG_HOME=$PWD/config expect 2 "field targetLufs" targets

mkfifo pipe.wav
ln -s loop-b.wav loop-a.wav && ln -s loop-a.wav loop-b.wav
cp tone.wav -- -dash.wav
sox -n -r 48000 -c 2 -b 24 short.wav synth 0.2 sine 997 gain -6
sox tone.wav dc.wav dcshift 0.2
sox tone.wav inverted.wav remix 1v1 1v-1; sox inverted.wav long-inverted.wav repeat 3
expect 2 "this is a pipe" check pipe.wav
expect 2 "cannot be examined" check loop-a.wav
expect 0 "Ready" check -- -dash.wav
expect 2 "after --, for example: twobus-cli check -- -dash.wav" check -dash.wav
expect 0 "too short to measure loudness" check short.wav
expect 1 "Check: DC offset 20.0 % (under 1 %)." check dc.wav
expect 1 "Check: Mono fold-down −∞ dB (above −4.5 dB)." check long-inverted.wav
expect 1 "Check: The right channel is the left one with inverted polarity." check long-inverted.wav
expect 2 "it has 2 channels, but the layout you gave has 6" check --layout 5.1 tone.wav
expect 2 "the aim must be a true peak" check --aim nan tone.wav
expect 2 "the stage must be recording, mix or master" check --stage 2 tone.wav

# A folder stands for its audio files, sorted by name. Reports come in the order of the list, whichever file is done first.
mkdir -p album/side album/.trash none
cp hot.wav album/side/3.wav; cp clipped.wav album/1.wav; cp tone.wav album/2.WAV; cp text.wav album/.trash; echo words >album/notes.txt
ln -s ../side album/side/loop
echo words >none/notes.txt
files_of() { "$cli" check --json "$@" 2>/dev/null | jq -r .file | tr '\n' ' '; }
[[ $(files_of album) == "album/1.wav album/2.WAV album/side/3.wav " ]] || fail "the files of a folder: $(files_of album)"
sox tone.wav long-tone.wav repeat 12
[[ $(files_of long-tone.wav album none.wav tone.wav) == "long-tone.wav album/1.wav album/2.WAV album/side/3.wav none.wav tone.wav " ]] || fail "the order: $(files_of long-tone.wav album none.wav tone.wav)"
expect 1 "Clipped" check album
expect 2 "none: there is no audio file in this folder. Name one" check none
expect 2 "Ready for mastering." check none album

# Mono counts once unless an option makes it count twice. RMS is mathematical unless an option asks for AES17.
sox -n -r 48000 -c 1 -b 24 mono.wav synth 5 sine 997 gain -20
near "$(json mono.wav .integratedLufs)" -23.01 0.02 "mono"
near "$(json mono.wav .integratedLufs --dual-mono)" -20 0.02 "dual mono"
near "$(json tone.wav .integratedLufs --dual-mono)" -6 0.02 "dual mono of a stereo file"
near "$(json tone.wav .rmsDbfs --rms aes17)" -6 0.02 "RMS as AES17"
[[ $(json mono.wav '"\(.dualMono) \(.rmsConvention)"') == "false mathematical" ]] || fail "the senses in JSON"
[[ $(json mono.wav '"\(.dualMono) \(.rmsConvention)"' --dual-mono --rms aes17) == "true aes17" ]] || fail "the senses in JSON"
expect 0 "mono, counted as dual mono: +3.0 LU" check --dual-mono mono.wav
expect 0 "RMS (AES17)         −6.0 dBFS" check --rms aes17 tone.wav
expect 2 "RMS must be mathematical or aes17" check --rms true tone.wav
expect 0 '"rmsConvention":"aes17"' meter --demo --json --seconds 0.3 --rms aes17 --dual-mono

# The other files are still checked, and the highest status wins.
expect 2 "Ready for mastering." check none.wav tone.wav
expect 2 "Pull the master fader down" check text.wav hot.wav tone.wav

near "$(json tone.wav .integratedLufs)" -6 0.02 "integrated"
near "$(json tone.wav .truePeakDbtp)" -6 0.02 "true peak"
near "$(json tone.wav .samplePeakDbfs)" -6 0.02 "sample peak"
near "$(json tone.wav .rmsDbfs)" -9.01 0.02 "RMS"
[[ $(json tone.wav .verdict) == ready ]] || fail "verdict in JSON"
[[ $(json silent.wav .integratedLufs) == null && $(json silent.wav .silent) == true ]] || fail "silence in JSON"
[[ $(json none.wav .verdict) == null && $(json none.wav .error) == *"no such file"* ]] || fail "an unread file in JSON"
[[ $("$cli" check --json tone.wav none.wav hot.wav 2>/dev/null | jq -s length) == 3 ]] || fail "one object a file"
[[ -z $("$cli" check tone.wav 2>&1 >/dev/null) ]] || fail "progress on a stderr that is no terminal"

# The built-in mix on the level meter that the user chose: every line has its reading.
[[ $("$cli" meter --demo --scale vu --seconds 1 2>&1 | tail -n 1) =~ "  VU "[−–+0-9] ]] || fail "meter --scale vu has no VU"
[[ $("$cli" meter --demo --scale k14 --seconds 1 --json | tail -n 1 | jq -r '.scale, (.scaleReadingByChannel | length)' | xargs) == "k14 2" ]] || fail "meter --scale k14 in JSON"

# The last minutes: at first, what was heard so far.
"$cli" meter --demo --last 1 --json --seconds 3 | jq -e -s '.[-1] | .lastMinutes.minutes == 1 and .lastMinutes.secondsMeasured > 1
    and (.lastMinutes.integratedLufs - .integratedLufs | fabs) < 0.5' >/dev/null || fail "meter --last 1 in JSON"
[[ $("$cli" meter --demo --last 5 --seconds 2 2>&1 | tail -n 1) =~ "  last 0:0"[0-3]" "[−–] ]] || fail "meter --last 5 has no last minutes"

# A stream: its last 5 minutes beside the target, and no move of the fader.
"$cli" meter --demo --stage streaming --target -23 --json --seconds 5 | jq -e -s '.[-1] | (.stream.state == "overCeiling" or .stream.state == "loud")
    and .stream.targetLufs == -23 and .lastMinutes.minutes == 5 and .trimDb == null' >/dev/null || fail "meter --stage streaming in JSON"
[[ $("$cli" meter --demo --stage streaming --target -23 --seconds 5 2>&1 | tail -n 1) =~ "LU above the target of −23 LUFS." ]] || fail "meter --stage streaming does not say how loud it is"

# Output that cannot be written completely is a failure.
"$cli" check tone.wav >/dev/full 2>/dev/null && fail "a full disk passed for success"

# A name cannot break a line or control the terminal. In JSON it is unchanged.
evil=$'evil\nReady for mastering.\e[31m🎸.wav'
cp hot.wav "$evil"
expect 1 'evil\nReady for mastering.\x1b[31m🎸.wav' check "$evil"
expect 2 'none\x07.wav: there is no such file' check $'none\a.wav'
[[ $("$cli" check "$evil" $'none\e.wav' 2>&1) != *$'\e'* ]] || fail "an escape went to the terminal"
[[ $(json "$evil" .file) == "$evil" ]] || fail "a name with a new line in JSON"

# No report contains what decoders print about damaged files (libmpg123 on stderr, libsndfile's ALAC on stdout).
ffmpeg -loglevel error -y -i tone.wav whole.mp3 </dev/null && head -c 30000 whole.mp3 >cut.mp3
[[ $("$cli" check cut.mp3 2>&1 | grep -vc '^ \|^cut.mp3\|^$') == 0 ]] || fail "a decoder's own words: $("$cli" check cut.mp3 2>&1)"

# Ctrl+C while a file is measured: the printed output is complete, and one sentence says so. 5 hours of silence take long.
{ head -c 40 <(sox -n -r 44100 -c 2 -b 16 -t wav - trim 0 1 2>/dev/null); printf '\xff\xff\xff\xff'; } >huge.wav
truncate -s 3G huge.wav
mkfifo reports
env --default-signal=INT,TERM "$cli" check --json tone.wav huge.wav >reports 2>stopped &
checking=$!
exec 3<reports
read -r first <&3
kill -INT "$checking"
wait "$checking"; got=$?
[[ $got == 130 ]] || fail "Ctrl+C: exit status $got in place of 130"
[[ $(jq -r .file <<<"$first") == tone.wav && -z $(cat <&3) ]] || fail "Ctrl+C: the reports are not whole: $first"
[[ $(<stopped) == "Stopped: 1 file was checked."* ]] || fail "Ctrl+C: $(<stopped)"
exec 3<&-

# On a terminal one line shows the progress and the time left.
env --default-signal=INT,TERM script -qfc "exec '$cli' check huge.wav" reports >/dev/null </dev/null &
checking=$!
watched=$(tr '\r' '\n' <reports | grep -m 1 ' left$')
kill -TERM "$checking" 2>/dev/null; wait "$checking" 2>/dev/null
[[ $watched =~ huge.wav\ \ [0-9]+\ %\ \ about\ [0-9:]+\ left$ ]] || fail "progress on a terminal: $watched"

# Compared with an independent implementation: every format for which there is an encoder here, and the demo mix.
theirs() { ffmpeg -hide_banner -nostats -i "$1" -af ebur128=peak=true -f null - 2>&1 </dev/null | awk '/^ *I:/ { i = $2 } /^ *LRA:/ { l = $2 } /^ *Peak:/ { p = $2 } END { print i, l, p }'; }

for format in flac aiff caf ogg opus mp3 w64; do
    ffmpeg -loglevel error -y -i tone.wav "tone.$format" </dev/null || { fail "ffmpeg cannot make $format"; continue; }
    read -r integrated range peak < <(theirs "tone.$format")
    near "$(json "tone.$format" .integratedLufs)" "$integrated" 0.1 "$format, integrated, beside ffmpeg"
    near "$(json "tone.$format" .truePeakDbtp)" "$peak" 0.1 "$format, true peak, beside ffmpeg"
done

demo=$project/Resources/demo.flac
read -r integrated range peak < <(theirs "$demo")
near "$(json "$demo" .integratedLufs)" "$integrated" 0.1 "demo, integrated, beside ffmpeg"
near "$(json "$demo" .loudnessRangeLu)" "$range" 0.3 "demo, range, beside ffmpeg"
near "$(json "$demo" .truePeakDbtp)" "$peak" 0.2 "demo, true peak, beside ffmpeg"
echo "demo: ffmpeg reads I $integrated LUFS, LRA $range LU, $peak dBTP; Twobus $(json "$demo" '"I \(.integratedLufs) LUFS, LRA \(.loudnessRangeLu) LU, \(.truePeakDbtp) dBTP"')"

# If a decoder crashes midway, the audio so far is measured and reported as incomplete, and the program continues.
mkdir crashing
cp "$cli" crashing/twobus-cli
ffmpeg -v error -y -f lavfi -i "sine=997:r=48000:d=60" -ac 2 long.flac
printf '#!/bin/sh\n"%s" | head -c 4000000\nkill -SEGV $$\n' "$(dirname "$(readlink -f "$cli")")/twobus-decode" >crashing/twobus-decode
chmod +x crashing/twobus-decode
output=$(crashing/twobus-cli check long.flac 2>&1)
[[ $? == 1 && $output == *"The decoder failed on the rest. Measured: 0:"*" of the 1:00"* && $output == *Incomplete* && $output != *fader* ]] || fail "a decoder that crashes: $output"
[[ $(crashing/twobus-cli check --json long.flac | jq '.extent | .decoderFailed and (.complete | not) and .decodedFrames > 400000') == true ]] || fail "a decoder that crashes, in JSON"

finish
