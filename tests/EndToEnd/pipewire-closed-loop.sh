#!/usr/bin/env bash
# A hot passage is played, Twobus asks for a trim, and the same passage is played again at the trimmed level. twobus-cli
# meter, on the output's monitor, recognises it and says what changed. Arguments: twobus-cli, the project's folder
source "$(dirname "$0")/servers.sh"
cli=$1 project=$2

start_pipewire
sox "$project/Resources/demo.flac" -b 24 "$work/hot.wav" trim 12 15
sox "$work/hot.wav" -b 24 "$work/trimmed.wav" gain -5.6

background meter "$cli" meter --device JACK:daw_out --channels monitor_FL,monitor_FR --json --seconds 45
until_true 100 eval '[[ -s $work/meter.log ]]' || fail "the meter does not run"

pw-play --target daw_out "$work/hot.wav" || fail "the player: status $?"
hot=$(last_line meter)
[[ $(jq -r .verdict <<<"$hot") == hot ]] || fail "the hot passage: $(jq -c '{verdict, cause}' <<<"$hot")"
near "$(jq .trimDb <<<"$hot")" -5.6 0.1 "trim"
[[ $(jq .warnings <<<"$hot") -ge 1 ]] && [[ $(jq '.warningSeconds[0]' <<<"$hot") != null ]] || fail "no warning was counted"

# A pass ends after 2 s without signal.
sox -n -r 48000 -c 2 -b 24 "$work/silence.wav" trim 0 3
pw-play --target daw_out "$work/silence.wav" || fail "the player: status $?"
pw-play --target daw_out "$work/trimmed.wav" || fail "the player: status $?"

after=$(last_line meter)
[[ $(jq -r .followUp.result <<<"$after") == doneIfFader ]] || fail "the follow-up: $(jq -c .followUp <<<"$after")"
near "$(jq .followUp.loudnessChangeDb <<<"$after")" -5.6 0.1 "loudness moved by"
near "$(jq .followUp.truePeakChangeDb <<<"$after")" -5.6 0.1 "true peak moved by"
[[ $(jq -r .levelVerdict <<<"$after") == fineSoFar ]] || fail "the trimmed passage: $(jq -c '{verdict, levelVerdict}' <<<"$after")"

exit $((failures > 0))
