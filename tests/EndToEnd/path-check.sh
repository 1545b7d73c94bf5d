#!/usr/bin/env bash
# The path check with a real server and a real player: what is done to the sound on the way is said, and nothing else.
# Arguments: pipewire|jackd twobus-cli
command -v mpv >/dev/null || { echo "Skipped: mpv is not installed (scripts/setup --drills)."; exit 77; }
time_limit=780
source "$(dirname "$0")/servers.sh"
server=$1 cli=$2

"$cli" path-check --write "$work/float.wav" >/dev/null
"$cli" path-check --write "$work/24.wav" --bits 24 >/dev/null
"$cli" path-check --write "$work/44.wav" --rate 44.1 --bits 24 >/dev/null

# check NAME BADGE KINDS FILE [MPV OPTIONS...]: plays the file while the check listens, and compares what it says.
check() {
    local name=$1 badge=$2 kinds=$3 file=$4 said
    shift 4
    play "$file" "$@"
    said=$(jq -r '[.badge, (.findings | map(.kind) | join(","))] | join(" ")' "$work/said.json" 2>/dev/null)
    [[ $said == "$badge $kinds" ]] && echo "$name: $said" || fail "$name: said \"$said\", not \"$badge $kinds\""
}

if [[ $server == pipewire ]]; then
    start_pipewire
    pw-metadata -n settings 0 clock.force-quantum 2048 >/dev/null # this test is about samples, not about latency

    play() {
        local file=$1 checking player
        shift
        "$cli" path-check --json --device PipeWire:daw_out --seconds 60 >"$work/said.json" 2>>"$work/check.log" </dev/null &
        checking=$!
        processes+=("$checking")
        until_true 100 eval 'pw-link -l | grep -q "daw_out:monitor_FL" && pw-link -l | grep -qi twobus' || fail "the check does not listen"
        background player mpv --no-config --no-video --ao=pipewire --really-quiet "$@" "$file"
        player=$last
        wait "$checking"
        end "$player"
    }
else
    start_jackd -p 2048

    # The check can only listen to a player that is there, so the player begins with silence.
    play() {
        local file=$1 player
        shift
        ffmpeg -v error -y -i "$file" -af "adelay=5000:all=1,apad=pad_dur=3" -c:a pcm_f32le "$work/late.wav"
        background player mpv --no-config --no-video --ao=jack --jack-name=daw --jack-connect=no --really-quiet "$@" "$work/late.wav"
        player=$last
        until_true 100 eval 'jack_lsp | grep -q "^daw:out_1"' || fail "the player has no ports"
        "$cli" path-check --json --device JACK:daw ${channels:+--channels $channels} --seconds 60 >"$work/said.json" 2>>"$work/check.log"
        end "$player"
    }
fi

check "exact" exact "" "$work/float.wav"
check "exact, 24 bits" exact oversNotTested "$work/24.wav"

if [[ $server == jackd ]]; then
    channels=out_1,out_0 check "swapped" changed sidesSwapped "$work/float.wav"
    channels=out_0 check "one side on both" changed sideMissing "$work/float.wav"
fi

check "44.1 kHz in 48" resampled resampled,oversNotTested "$work/44.wav"

if [[ $server == pipewire ]]; then
    check "volume -6 dB" gain gain "$work/float.wav" --af=lavfi="[volume=-6dB:precision=double]"
    check "right side inverted" changed inverted "$work/float.wav" --af=lavfi="[aeval=val(0)|-val(1):c=same]"
    check "swapped" changed sidesSwapped "$work/float.wav" --af=lavfi="[pan=stereo|c0=c1|c1=c0]"
    check "summed" changed sidesSummed "$work/float.wav" --af=lavfi="[pan=stereo|c0=0.5*c0+0.5*c1|c1=0.5*c0+0.5*c1]"
    check "right side missing" changed sideMissing "$work/float.wav" --af=lavfi="[aeval=val(0)|0:c=same]"
    check "clip at 0 dBFS" limits clips "$work/float.wav" --af=lavfi="[aeval=clip(val(0)\\,-1\\,1)|clip(val(1)\\,-1\\,1):c=same]"
    check "limiter at -0.13 dBFS" limits limits "$work/float.wav" --af=lavfi="[alimiter=limit=0.985:level=0]"
    check "EQ +1 dB at 3 kHz" changed response,gain "$work/float.wav" --af=lavfi="[equalizer=f=3000:t=q:w=1:g=1:precision=f64]"
    check "hole of 20 ms" changed lostPieces "$work/float.wav" --af=lavfi="[volume=0:enable=between(t\\,6.3\\,6.32)]"
    sox -D "$work/24.wav" -b 24 "$work/drift.wav" speed 1.00005 rate -v 48000
    check "drift of 50 ppm" resampled drift,oversNotTested "$work/drift.wav"
    sox -D "$work/24.wav" -b 16 "$work/16.wav"
    check "16 bits, rounded" changed fewerBits,oversNotTested "$work/16.wav"
    sox "$work/24.wav" -b 16 "$work/16d.wav" dither
    check "16 bits, dithered" changed fewerBits,noise,oversNotTested "$work/16d.wav"
    check "half speed" notChecked anotherSpeed "$work/24.wav" --speed=0.91875 --audio-pitch-correction=no
fi

exit "$((failures > 0))"
