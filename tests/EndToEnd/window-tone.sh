#!/usr/bin/env bash
# The window under Xvfb beside PipeWire: it shows the tone's readings, the effect of keys, that the server died and came
# back, and how much was lost. All of this is read from pictures of the window, as by a person. Arguments: Twobus
source "$(dirname "$0")/servers.sh"
app=$1

start_pipewire
start_display
tone 600
background player pw-play --target daw_out "$work/tone.wav"
until_true 100 eval 'pw-link -l | grep -q "daw_out:playback_FR"' || fail "the player is not connected"

start_window window "$app" --stage mix --device JACK:daw_out --channels monitor_FL,monitor_FR
twobus=$last
xdotool windowsize --sync "$window" 1000 640
# One picture must show everything: the peaks, the true peaks and the loudness (-6.0 at least eight times), the RMS and
# the source.
shows_the_tone() {
    read_window tone >/dev/null
    [[ $(grep -oE -- '-6\.0' "$work/tone.txt" | wc -l) -ge 8 ]] && grep -q 'Fine so far' "$work/tone.txt" \
        && grep -qE 'Loudest: -6\.0 dBTP' "$work/tone.txt" && grep -qE -- '-6\.0 ?LUFS' "$work/tone.txt" \
        && grep -q -- '-9\.0' "$work/tone.txt" && grep -q 'daw_out, monitor' "$work/tone.txt"
}
until_true 20 shows_the_tone || fail "the tone's readings are not read: $(tr '\n' '|' <"$work/tone.txt")"
grep -E 'Loudest|LUFS$' "$work/tone.txt"

xdotool windowmove "$window" 0 0 windowsize --sync "$window" 1600 1000
until_true 8 sees tone-large 'Fine so far' || fail "nothing is read at 1600 x 1000"

press p
until_true 10 sees paused 'Paused|Go on|Continue|Resume' || fail "P does not pause: $(tr '\n' '|' <"$work/paused.txt")"
press p
until_true 10 eval '! sees running "Paused"' || fail "P does not go on"
press r
until_true 10 sees reset 'Undo' || fail "R does not reset: $(tr '\n' '|' <"$work/reset.txt")"

end_at_once "$pipewire" "$wireplumber"
until_true 15 sees gone 'continues when' || fail "that the server is gone is not read: $(tr '\n' '|' <"$work/gone.txt")"
rm -f "$XDG_RUNTIME_DIR"/pipewire-0*
start_pipewire
background player pw-play --target daw_out "$work/tone.wav"
until_true 15 sees back '[Ll]ost' || fail "what was lost is not read: $(tr '\n' '|' <"$work/back.txt")"
until_true 8 eval '! sees back "continues when"' || fail "the server that is back is not picked up"
grep -E '[Ll]ost' "$work/back.txt"

kill -0 "$twobus" || fail "Twobus is gone"
end "$twobus"
exit $((failures > 0))
