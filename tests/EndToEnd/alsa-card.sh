#!/usr/bin/env bash
# ALSA without a sound server, on the tests' own card: the card is unplugged, busy and back again; it overruns while
# twobus-cli is stopped; and all its 64 channels are read. Arguments: twobus-cli DRILL-CARD.so
source "$(dirname "$0")/servers.sh"
cli=$1
export TWOBUS_DRILL_CARD=$work/card
device=(--device "ALSA:Drill card")
cat >"$HOME/.asoundrc" <<END
pcm_type.drill { lib "$2" }
pcm.drill { type drill hint { show on description "Drill card" } }
END

touch "$work/card"
"$cli" devices >"$work/devices.log"
grep -q 'ALSA:Drill card .*(64 in all)' "$work/devices.log" || fail "the card is not listed with 64 channels"

start_meter meter "$cli" "${device[@]}"
meter=$last
meter_says meter 100 '.secondsMeasured > 2.5' || fail "nothing measured: $(last_line meter-said)"
before=$(unaccounted meter)

# says STEP WORDS
says() {
    meter_says meter 50 ".message != null and (.message | contains(\"$2\"))" || fail "$1: said: $(reading meter .message)"
    echo "$1, said: $(reading meter .message)"
}

# goes_on STEP SECONDS: the meter reads the tone again, more than SECONDS are lost in all, and every loss is counted
goes_on() {
    local measured lost=$2
    measured=$(reading meter .secondsMeasured)
    meter_says meter 150 ".message == null and .lostSeconds > $lost and .secondsMeasured > $measured + 3.2" || fail "$1: it does not go on"
    kill -0 "$meter" || fail "$1: twobus-cli is gone"
    echo "$1: $(reading meter '"\(.lostSeconds) s lost in \(.interruptions) interruptions, \(.secondsMeasured) s measured, \(.verdict)"')"
    near "$(unaccounted meter)" "$before" 1 "$1: the clock, less what was measured or counted as lost" # a failing card delivers up to 0.5 s of zeros
    [[ $(reading meter .verdict) == incomplete ]] || fail "$1: the verdict is $(reading meter .verdict)"
    near "$(reading meter .samplePeakDbfs)" -6.0 0.1 "$1: sample peak"
    meter_says meter 150 '.rmsWindowDbfs | . != null and . > -9.1 and . < -8.9' || fail "$1: the RMS is $(reading meter .rmsWindowDbfs)"
}

mv "$work/card" "$work/away"
says unplugged 'Twobus continues when'
exec 9<"$work/away"
flock -n 9 || fail "the card is not free while it is away"
mv "$work/away" "$work/card"
says busy 'does not answer'
"$cli" meter "${device[@]}" --seconds 1 >"$work/another.log" 2>&1
[[ $? == 2 ]] && grep -q 'does not answer' "$work/another.log" || fail "another one at a busy card: $(tail -n 1 "$work/another.log")"
exec 9<&-
goes_on "there again" 0.5
grep -q 'no longer delivers .*audio' "$work/meter-said.log" || fail "said first: $(head -n 1 "$work/meter-said.log")"

lost=$(reading meter .lostSeconds)
kill -STOP "$meter"
until_true 30 false # 3 s
kill -CONT "$meter"
goes_on "stopped for 3 s" "$(jq -n "$lost + 2.5")"
end "$meter"

start_meter wide "$cli" "${device[@]}" --channels "$(seq -s , -f 'channel %g' 64)" --stage recording
meter_says wide 100 '.secondsMeasured > 1 and .channels == 64' || fail "64 channels are not measured: $(last_line wide-said)"
[[ $(reading wide '.samplePeakDbfsByChannel | length == 64 and all(. > -6.1 and . < -5.9)') == true ]] || fail "not the tone on all 64: $(reading wide -c .samplePeakDbfsByChannel)"
end "$last"

exit $((failures > 0))
