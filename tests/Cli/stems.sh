#!/usr/bin/env bash
# twobus-cli stems: sums, shares and trims, compared with sox's own sums. Arguments: the program, the project's folder.
source "$(dirname "$0")/common.sh"

# json FILTER ARGUMENTS...: prints the report through a jq filter
json() { "$cli" stems --json "${@:2}" 2>/dev/null | jq -r "$1"; }
peak_of() { "$cli" check --json "$1" 2>/dev/null | jq -r .truePeakDbtp; }
theirs() { ffmpeg -hide_banner -nostats -i "$1" -af ebur128=peak=true -f null - 2>&1 </dev/null | awk '/^ *Peak:/ { p = $2 } END { print p }'; }

# Sines in phase: 0.40 + 0.36 + 0.10 + 0.04 = 0.9, which is -0.9 dBTP.
mkdir stems
for stem in Kick:0.40 Bass:0.36 Vocal:0.10 Pads:0.04; do
    sox -n -r 48000 -c 2 -b 32 -e floating-point "stems/${stem%:*}.wav" synth 5 sine 997 vol "${stem#*:}"
done

expect 1 "4 stems sum to −0.9 dBTP at 0:0" stems stems
expect 1 "With Kick and Bass down 6.5 dB each, the sum peaks at −6.0 dBTP" stems stems
expect 1 "(summed again). Pulling the master fader down 5.1 dB keeps the balance." stems stems
expect 0 "Ready" stems stems/Vocal.wav stems/Pads.wav
near "$(json '.stems[] | select(.name == "Kick") | .share' stems)" 0.4444 0.001 "the kick's share"
near "$(json '.truePeakDbtp' stems)" -0.915 0.02 "the sum's true peak"
[[ $(json '.stems | map(.name) | join(" ")' stems) == "Bass Kick Pads Vocal" ]] || fail "the stems of a folder"
[[ $(json '[.moments[].shares | add | . > 0.9998 and . < 1.0002] | all' stems) == true ]] || fail "shares that do not add up to 1"

# The predicted mix: another program mixes the stems with the trims, and both Twobus and ffmpeg measure the result.
mix_at_trims() { # FOLDER OUTPUT
    local arguments=() file trim
    while IFS=$'\t' read -r file trim; do
        arguments+=(-v "$(awk -v db="$trim" 'BEGIN { printf "%.9f", 10 ^ (db / 20) }')" "$file")
    done < <(json '.stems[] | [.file, .trimDb] | @tsv' "$1")
    sox -m "${arguments[@]}" -b 32 -e floating-point "$2"
}

mix_at_trims stems after.wav
near "$(peak_of after.wav)" "$(json .truePeakAfterDbtp stems)" 0.01 "the what-if beside sox's sum"
near "$(theirs after.wav)" "$(json .truePeakAfterDbtp stems)" 0.1 "the what-if beside ffmpeg's true peak of sox's sum"

# Music-like stems, not in phase: noise bursts (the same each time), a bass, a chord. Their sum stays below 0 dBFS, so sox doesn't clip it.
mkdir song
sox -R -n -r 44100 -c 2 -b 24 song/Drums.wav synth 0.05 noise fade 0 0.05 0.05 gain -6.5 pad 0 0.45 repeat 11
sox -n -r 44100 -c 2 -b 24 song/Bass.wav synth 6 sine 55 gain -8.5
sox -n -r 44100 -c 2 -b 24 song/Chord.wav synth 6 sine 220 sine 277 gain -11.5
sox -n -r 44100 -c 2 -b 24 song/Lead.wav synth 6 triangle 880 gain -17.5
[[ $(json .hasTrims song) == true ]] || fail "no trims for the song"
mix_at_trims song song-after.wav
near "$(peak_of song-after.wav)" "$(json .truePeakAfterDbtp song)" 0.01 "the song's what-if beside sox's sum"
near "$(theirs song-after.wav)" "$(json .truePeakAfterDbtp song)" 0.2 "the song's what-if beside ffmpeg"
awk -v a="$(json .truePeakAfterDbtp song)" 'BEGIN { exit !(a <= -6) }' || fail "the aim was missed"
[[ $(json '.aimDbtp == -9' --aim -9 song) == true ]] || fail "--aim"
awk -v a="$(json .truePeakAfterDbtp --aim -4 song)" 'BEGIN { exit !(a <= -4) }' || fail "another aim was missed"

# Compared with the mix: the sum itself, a quieter mix, a compressed mix, and a mix that lies in the folder of its stems.
sox -m -v 1 song/Drums.wav -v 1 song/Bass.wav -v 1 song/Chord.wav -v 1 song/Lead.wav -b 32 -e floating-point song-mix.wav
sox song-mix.wav lower.wav gain -3
ffmpeg -v error -y -i song-mix.wav -af "acompressor=threshold=0.1:ratio=4:attack=5:release=50" -c:a pcm_f32le squeezed.wav
expect 1 "so these shares are real" stems --mix song-mix.wav song
expect 1 "lower.wav is the sum of the stems, 3.0 dB lower" stems --mix lower.wav song
expect 1 "so these shares are an estimate" stems --mix squeezed.wav song
[[ $(json .estimate --mix squeezed.wav song) == true && $(json .estimate --mix lower.wav song) == false ]] || fail "estimate in JSON"
cp song-mix.wav song/mix.wav
expect 1 "mix.wav is the mix: it was left out of the stems." stems --mix song/mix.wav song
rm song/mix.wav

# Files that cannot be summed.
sox -n -r 48000 -c 2 -b 24 other-rate.wav synth 5 sine 997 gain -6
sox -n -r 44100 -c 1 -b 24 mono.wav synth 5 sine 997 gain -20
printf 'These are words.' >text.wav
mkdir none
expect 2 "its sample rate is" stems song other-rate.wav
expect 2 "cannot be read as audio" stems song text.wav
expect 2 "there is no such file" stems song gone.wav
expect 2 "there is no such file" stems song --mix gone.wav
expect 2 "this file is given twice" stems song song/Bass.wav
expect 2 "a single file cannot be checked as stems" stems mono.wav
expect 2 "there is no audio file in this folder" stems none
expect 2 "the aim must be a true peak" stems --aim 3 song
expect 2 "FILE" stems
expect 1 "Mono, and added to both sides unchanged: mono." stems song mono.wav
expect 1 "Shorter than the longest stem" stems song mono.wav
[[ $(json '.error | contains("no such file")' song gone.wav) == true ]] || fail "an error in JSON"
[[ -z $("$cli" stems song 2>&1 >/dev/null) ]] || fail "progress on a stderr that is no terminal"
"$cli" stems stems >/dev/full 2>/dev/null && fail "a full disk passed for success"

finish
