#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace twobus
{
struct EnvelopeMatch
{
    double offsetAtStart =
        0.0; ///< row of the other at which the programme's row 0 lies, as seen from where the match begins
    double offsetAtEnd = 0.0; ///< and as seen from where it ends: not the same where the clocks differ
    double gainDb = 0.0; ///< the programme less the other: of the K-weighted energy of all rows that match
    double residualDb = 0.0; ///< root mean square of what is left in rows that match
    std::size_t rowsCompared = 0; ///< both have them, and not both are quiet
    std::size_t rowsMatched = 0; ///< of them
    std::size_t firstRow = 0, endRow = 0; ///< of the programme: from the first that matches to after the last
    std::size_t differsFirstRow = 0, differsRows = 0; ///< of the programme: the longest run of rows that do not match

    /** The row of the other that a row of the programme lies at. */
    double otherRow (double row) const noexcept;
};

/** Finds where a programme lies in another recording, by their loudness alone, at any gain: a bounce in what was heard
    live, or one bounce beside another.

    Given are momentary loudnesses in LUFS, a row each 0.1 s; NaN where there is none, minus infinity in silence. The
    notions are PassageRecogniser's: it is the same where the difference of the two in dB is constant. Both are smoothed
    first over three rows (1 2 1, of powers), so that they can be read between rows. Still, rows of 0.1 s hold less than
    those of 20 ms there: the same music on a grid half a row beside leaves 0.3 to 0.45 dB RMS, different songs 1.5 dB
    and more. So the limits are wider. Up to a dozen stretches of 10 s of the programme, those with most detail, are
    looked for at every place of the other. A place counts where
    - 0.7 dB RMS or less is left once the mean difference (the gain) is removed, and not more than half of the detail;
      rows more than 20 dB below the loudest are left out, and half of them must remain;
    - the envelope has detail: in each half it differs from the mean of itself 0.3 s before and after by at least 0.75
      dB RMS (1 dB before smoothing), and it is no mere pulse. A tone, a pad or a click track is found nowhere.
    From there the match is followed both ways through all that the two share. Rows that differ from the gain by more
    than 1 dB (three times the residual of the 10 s, if that is more) do not match. The place may drift as clocks do, by
    a quarter of a row each 5 s.

    Cost: a file of 5 min in 2 h takes half a second, an hour in 24 h some seconds. Memory: a few times the rows.
*/
struct EnvelopeAlignment
{
    enum class Outcome
    {
        found,
        notFound, ///< nowhere in the other
        tooShort, ///< the programme, or the other, has less than 10 s of signal in one piece
        tooEven ///< a tone, a pad, a pulse: it would seem to be found anywhere
    };

    Outcome outcome = Outcome::notFound;

    /** Different places, the one with the most rows that match first. */
    std::vector<EnvelopeMatch> matches;

    static constexpr std::size_t mostMatches = 16;
};

EnvelopeAlignment alignEnvelopes (std::span<const float> programme, std::span<const float> other);
} // namespace twobus
