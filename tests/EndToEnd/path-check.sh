#!/usr/bin/env bash
# The path check with a real server and a real player: what is done to the sound on the way is said, and nothing else.
# Arguments: pipewire|jackd twobus-cli
command -v mpv >/dev/null || { echo "Skipped: mpv is not installed (scripts/setup --drills)."; exit 77; }
time_limit=1300
source "$(dirname "$0")/servers.sh"
server=$1 cli=$2 demo=$(dirname "$0")/../../Resources/demo.flac

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
    pw-metadata -n settings 0 clock.force-quantum 2048 >/dev/null # against stutter; in larger blocks the player leaves gaps
    hole=6.3\\,6.32

    # play FILE [MPV OPTIONS...]. $sink is where the player plays to, $beside a file that plays at the same time.
    play() {
        local file=$1 checking player other
        shift
        "$cli" path-check --json --device "PipeWire:${heard:-daw_out}" --seconds 60 >"$work/said.json" 2>>"$work/check.log" </dev/null &
        checking=$!
        processes+=("$checking")
        until_true 100 eval 'pw-link -l | grep -q "${heard:-daw_out}:monitor_FL" && pw-link -l | grep -qi twobus' || fail "the check does not listen"
        [[ -z ${beside:-} ]] || { background other mpv --no-config --no-video --ao=pipewire --really-quiet --loop "$beside"; other=$last; }
        background player mpv --no-config --no-video --ao=pipewire --audio-device="pipewire/${sink:-daw_out}" --really-quiet "$@" "$file"
        player=$last
        wait "$checking"
        end "$player" ${other:-}
    }

    # shape GRAPH: makes a sink called "shaped", which plays to daw_out through a filter of the system.
    shape() {
        cat >"$work/shape.conf" <<END
context.spa-libs = { audio.convert.* = audioconvert/libspa-audioconvert support.* = support/libspa-support }
context.modules = [
    { name = libpipewire-module-rt flags = [ ifexists nofail ] }
    { name = libpipewire-module-protocol-native }
    { name = libpipewire-module-client-node }
    { name = libpipewire-module-adapter }
    { name = libpipewire-module-filter-chain
      args = { filter.graph = { $1 } audio.channels = 2 audio.position = [ FL FR ]
               capture.props = { node.name = shaped media.class = Audio/Sink }
               playback.props = { node.name = shaped_out target.object = daw_out } } }
]
END
        background shape pipewire -c "$work/shape.conf"
        shape=$last
        until_true 100 eval 'pw-link -l | grep -q "shaped_out:output_FR"' || fail "the filter of the system did not start"
    }
else
    start_jackd -p 8192
    hole=11.3\\,11.32 # the player begins with 5 s of silence

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
check "44.1 kHz in 48" resampled resampled,oversNotTested "$work/44.wav"

# Made by the player, on its way to the server.
check "volume -6 dB" gain gain "$work/float.wav" --af=lavfi="[volume=-6dB:precision=double]"
check "right side inverted" changed inverted "$work/float.wav" --af=lavfi="[aeval=val(0)|-val(1):c=same]"
check "swapped" changed sidesSwapped "$work/float.wav" --af=lavfi="[pan=stereo|c0=c1|c1=c0]"
check "summed" changed sidesSummed "$work/float.wav" --af=lavfi="[pan=stereo|c0=0.5*c0+0.5*c1|c1=0.5*c0+0.5*c1]"
check "right side missing" changed sideMissing "$work/float.wav" --af=lavfi="[aeval=val(0)|0:c=same]"
check "clip at 0 dBFS" limits clips "$work/float.wav" --af=lavfi="[aeval=clip(val(0)\\,-1\\,1)|clip(val(1)\\,-1\\,1):c=same]"
check "limiter at -0.13 dBFS" limits limits "$work/float.wav" --af=lavfi="[alimiter=limit=0.985:level=0]"
check "EQ +1 dB at 3 kHz" changed response,gain "$work/float.wav" --af=lavfi="[equalizer=f=3000:t=q:w=1:g=1:precision=f64]"
check "hole of 20 ms" changed lostPieces "$work/float.wav" --af=lavfi="[volume=0:enable=between(t\\,$hole)]"
check "16 bits, cut off" changed fewerBits,oversNotTested "$work/24.wav" --af=lavfi="[aeval=floor(val(0)*32768)/32768|floor(val(1)*32768)/32768:c=same]"
sox -D "$work/24.wav" -b 16 "$work/16.wav"
check "16 bits, rounded" changed fewerBits,oversNotTested "$work/16.wav"
sox "$work/24.wav" -b 16 "$work/16d.wav" dither
check "16 bits, dithered" changed fewerBits,noise,oversNotTested "$work/16d.wav"
sox -D "$work/24.wav" -b 24 "$work/drift.wav" speed 1.00005 rate -v 48000
check "drift of 50 ppm" resampled drift,oversNotTested "$work/drift.wav"
sox -D "$work/24.wav" -b 24 "$work/back.wav" rate -v 44100 rate -v 48000
check "44.1 kHz and back" resampled resampledBack,oversNotTested "$work/back.wav"

# What no path does, but people do.
sox -D "$work/24.wav" -b 24 "$work/slow.wav" speed 0.91875 rate -v 48000
check "another speed" notChecked anotherSpeed "$work/slow.wav"
check "normalised to -1 dBFS" gain gain "$work/float.wav" --af=lavfi="[volume=-7.0206dB:precision=double]"
check "levelled" changed compresses,changesGain,response "$work/float.wav" --af=lavfi="[dynaudnorm]"

if [[ $server == jackd ]]; then
    channels=out_1,out_0 check "ports swapped" changed sidesSwapped "$work/float.wav"
    channels=out_0 check "one port on both sides" changed sideMissing "$work/float.wav"
else
    beside=$demo check "music over it" notChecked otherSound "$work/float.wav"

    # The system's own volume, equaliser and limiter.
    pw-cli create-node adapter '{ factory.name=support.null-audio-sink node.name=quiet media.class=Audio/Sink object.linger=true monitor.channel-volumes=true audio.position=[FL FR] audio.rate=48000 }' >/dev/null
    until_true 100 eval 'pw-link -o | grep -q "quiet:monitor_FR"' || fail "the sink with a volume has no monitor"
    wpctl set-volume "$(pw-dump | jq -r '.[] | select(.info.props["node.name"]? == "quiet") | .id')" 0.5
    heard=quiet sink=quiet check "volume of the sink at 50 %" gain gain "$work/float.wav"
    shape 'nodes = [ { type = builtin name = eq label = bq_peaking control = { Freq = 3000 Q = 1 Gain = 1 } } ]'
    sink=shaped check "EQ of the system" changed response,gain "$work/float.wav"
    end "$shape"
    shape 'nodes = [ { type = ladspa name = lim plugin = fast_lookahead_limiter_1913 label = fastLookaheadLimiter control = { "Input gain (dB)" = 0 "Limit (dB)" = -0.13 "Release time (s)" = 0.1 } } ] inputs = [ "lim:Input 1" "lim:Input 2" ] outputs = [ "lim:Output 1" "lim:Output 2" ]'
    sink=shaped check "limiter of the system" limits limits "$work/float.wav"
    end "$shape"
fi

exit "$((failures > 0))"
