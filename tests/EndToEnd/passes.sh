#!/usr/bin/env bash
# A DAW that uses JACK's transport plays a song with a rest, a few seconds of it again, the song while its fader moves,
# and a loop. The verdict speaks of the right pass each time. Arguments: pipewire|jackd twobus-cli song-daw
command -v jack_transport >/dev/null || { echo "Skipped: there is no jack_transport."; exit 77; }
source "$(dirname "$0")/servers.sh"
server=$1 cli=$2 daw=$3

start_with_daw "$server" "$daw" "$cli"
daw=$last
start_meter meter "$cli" --device JACK:daw --channels master_1,master_2
meter_says meter 100 '.secondsMeasured > 3' || fail "nothing measured"

# transport COMMAND...: gives the server time for each.
transport() {
    local command
    for command in "$@" exit; do
        echo "$command"
        read -r -t 0.4 <> <(:)
    done | "${run[@]}" jack_transport >>"$work/transport.log" 2>&1
}
# Stops, and waits until the pass is over.
stop() {
    local from
    transport stop
    from=$(reading meter .secondsMeasured)
    plays_until ".secondsMeasured > $from + 3" "the meter stands still"
}
# plays_until FILTER WHAT: waits until the meter says so, 60 s at most.
plays_until() { meter_says meter 600 "$1" || fail "$2: $(last_line meter)"; }

# The song: the rest of 4 s belongs to it, because the transport rolls. The loud 0.1 s makes it hot.
transport "locate 0" play
plays_until '.pass.number == 1 and .pass.running and .pass.lengthSeconds > 39' "the rest ends the pass"
stop
[[ $(reading meter .pass.running) == false ]] || fail "the pass does not end"
near "$(reading meter .pass.lengthSeconds)" 39.6 0.6 "the song's length"
[[ $(reading meter .levelVerdict) == hot ]] || fail "the song is not hot: $(reading meter .levelVerdict)"
near "$(reading meter .truePeakDbtp)" -0.4 0.15 "the song's true peak"

# A few seconds again, without the loud moment: they stand beside the verdict.
transport "locate 1248000" play
plays_until '.audition.secondsPlayed > 4' "nothing stands beside the verdict"
stop
[[ $(reading meter '"\(.pass.number) \(.levelVerdict)"') == "1 hot" ]] || fail "5 s replaced the verdict of the song: $(last_line meter)"

# The fader moves while the song plays, after its loud moment: the verdict stays, and what came since stands beside it.
transport "locate 0" play
plays_until '.pass.number == 3 and .pass.lengthSeconds > 15' "the song is not the next pass"
kill -USR1 "$daw"
plays_until '.pass.number == 3 and .recentTruePeakDbtp != null and .recentTruePeakDbtp < -11' "the quieter last 10 s are not told"
near "$(reading meter .recentTruePeakDbtp)" -12 0.2 "the last 10 s"
[[ $(reading meter .levelVerdict) == hot ]] || fail "the loud moment is forgotten: $(reading meter .levelVerdict)"
near "$(reading meter .truePeakDbtp)" -0.4 0.15 "the pass's true peak"
stop

# A loop from 8 to 18 s: each jump back begins a round, and the last complete round is judged.
transport "locate 384000" play
for round in 1 2 3; do
    from=$(reading meter .secondsMeasured)
    meter_says meter 300 ".secondsMeasured > $from + 10" || fail "round $round: the meter stands still"
    transport "locate 384000"
done
plays_until '.pass.number >= 5 and .pass.lengthSeconds < 14' "the rounds of the loop are no passes"
near "$(reading meter .pass.lengthSeconds)" 11.5 2 "the length of a round"
near "$(reading meter .truePeakDbtp)" -6.4 0.2 "the round's true peak after the move of the fader"
[[ $(reading meter .levelVerdict) != hot ]] || fail "an earlier round still counts"
transport stop
exit $((failures > 0))
