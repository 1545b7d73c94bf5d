#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace twobus
{
struct EnvelopeMatch
{
    double offsetAtStart =
        0.0; ///< the other's row at which the programme's row 0 lies, as seen from where the match begins
    double offsetAtEnd = 0.0; ///< the same as seen from where the match ends; differs if the clocks do
    double gainDb = 0.0; ///< the programme less the other: of the K-weighted energy of all matching rows
    double residualDb = 0.0; ///< root mean square of the remaining difference in matching rows
    std::size_t rowsCompared = 0; ///< rows that both have, unless quiet in both
    std::size_t rowsMatched = 0; ///< those of rowsCompared that match
    std::size_t firstRow = 0, endRow = 0; ///< the programme's: from the first matching row to after the last
    std::size_t differsFirstRow = 0, differsRows = 0; ///< the programme's longest run of rows that do not match

    /** The other's row at which a row of the programme lies. */
    double otherRow (double row) const noexcept;
};

/** Finds where a programme lies in another recording, by loudness alone, at any gain: a bounce in a live recording, or
    one bounce beside another.

    Both are given as momentary loudness in LUFS, a row each 0.1 s; NaN if there is no value, minus infinity in silence.
    As in PassageRecogniser, two stretches are the same if their difference in dB is constant. Both are smoothed first
    over three rows (1 2 1, of powers), so that they can be read between rows. Rows of 0.1 s still hold less than the
    rows of 20 ms there: the same music on a grid shifted by half a row leaves 0.3 to 0.45 dB RMS, different songs 1.5
    dB and more. So the limits are wider here. Up to a dozen stretches of 10 s of the programme, those with most detail,
    are looked for at every place of the other. A place counts if
    - at most 0.7 dB RMS is left once the mean difference (the gain) is removed, and at most half of the detail. Rows
      more than 20 dB below the loudest are left out, and half of the rows must remain;
    - the envelope has detail: in each half it differs from the mean of itself 0.3 s before and after by at least 0.75
      dB RMS (1 dB before smoothing), and it is not just a pulse. A tone, a pad or a click track is found nowhere.
    From there the match is followed in both directions as far as the two overlap. Rows that differ from the gain by
    more than 1 dB (three times the residual of the 10 s, if that is more) do not match. The place can drift as clocks
    do, by a quarter of a row each 5 s.

    Cost: a file of 5 min in 2 h takes half a second, an hour in 24 h some seconds. Memory: a few times the rows.
*/
struct EnvelopeAlignment
{
    enum class Outcome
    {
        found,
        notFound, ///< nowhere in the other
        tooShort, ///< the programme or the other has no 10 s of signal in one piece
        tooEven ///< a tone, a pad, a pulse: it would seem to fit anywhere
    };

    Outcome outcome = Outcome::notFound;

    /** Different places, the one with the most matching rows first. */
    std::vector<EnvelopeMatch> matches;

    static constexpr std::size_t mostMatches = 16;
};

EnvelopeAlignment alignEnvelopes (std::span<const float> programme, std::span<const float> other);
} // namespace twobus
