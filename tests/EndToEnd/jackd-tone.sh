#!/usr/bin/env bash
# jackd runs, a player with its own ports plays the tone, and twobus-cli meters the player. The player ends and another
# one of the same name starts: that is a new pass, and nothing is lost in between. Arguments: twobus-cli
source "$(dirname "$0")/servers.sh"
cli=$1

start_jackd
tone 8

play() {
    background player sndfile-jackplay -a=system:playback_1 "$work/tone.wav"
    player=$last
}

# On a busy machine a late player splices the tone, and the meter correctly shows the splice's true peak. Then play the
# tone again: a meter that is wrong is wrong every time.
is_whole() { awk -v db="$(jq .truePeakDbtp <<<"$line")" 'BEGIN { exit !(db < -5.9) }'; }

for attempt in 1 2 3; do
    play
    until_true 100 eval 'jack_lsp | grep -q -i "jackplay"' || fail "the player has no ports"
    client=$(jack_lsp | grep -i jackplay | head -n 1 | cut -d: -f1)
    "$cli" devices >"$work/devices.log"
    grep -q "JACK:$client" "$work/devices.log" || fail "the player is not listed"

    background meter "$cli" meter --device "JACK:$client" --json
    meter=$last
    until_true 100 eval '[[ $(last_line meter | jq ".secondsMeasured > 3.5") == true ]]' || fail "nothing measured"
    line=$(last_line meter)
    is_whole && break
    ((attempt == 3)) || end "$meter" "$player"
done

near "$(jq .samplePeakDbfs <<<"$line")" -6.0 0.1 "sample peak"
near "$(jq .truePeakDbtp <<<"$line")" -6.0 0.1 "true peak"
near "$(jq .rmsWindowDbfs <<<"$line")" -9.0 0.1 "RMS"
near "$(jq .shortTermLufs <<<"$line")" -6.0 0.1 "short-term"

wait "$player"
until_true 50 eval '[[ $(last_line meter | jq .message) != null ]]' || fail "that the player left is not said"
echo "said: $(last_line meter | jq -r .message)"
measured=$(last_line meter | jq .secondsMeasured) lost=$(last_line meter | jq .lostSeconds)

play
until_true 100 eval '[[ $(last_line meter | jq .message) == null ]]' || fail "the player that is back is not picked up"
until_true 100 eval '[[ $(last_line meter | jq ".secondsMeasured > $measured + 2") == true ]]' || fail "nothing measured of the player that is back"
near "$(last_line meter | jq ".lostSeconds - $lost")" 0 0.3 "lost while away, or by jackd's dummy device"
[[ $(last_line meter | jq '.longestPassSeconds + 1 < .secondsMeasured') == true ]] || fail "both are one pass: $(last_line meter)"
end "$meter"

exit $((failures > 0))
