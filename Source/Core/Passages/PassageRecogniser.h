#pragma once

#include "Core/Passages/PassageMatch.h"
#include "Core/Passages/PassageMemory.h"

#include <array>
#include <optional>
#include <utility>

namespace twobus
{
/** Recognises, while a pass runs, that the same passage was heard in an earlier one, at any gain and wherever playing
    began: after a trim it is the same music again, some dB lower.

    Compared are the loudness envelopes in PassageMemory, in points each 0.1 s. It is the same passage where the
    difference of the two in dB is constant. Sure means all of this, over 10 s:
    - after the mean difference (the gain) is removed, 0.5 dB RMS or less is left, and not more than a quarter of the
      envelope's detail. Points more than 20 dB below the loudest are left out, and half of them must remain;
    - detail: in each half, the envelope differs from the mean of itself 0.3 s before and after by at least 1 dB RMS, so
      that a tone, a swelling pad or a fade never matches, nor their starts and stops;
    - it is no mere pulse: shifted against itself by 0.5 to 2 s it differs by more than 0.6 dB RMS. (A click track is
      the same everywhere and tells nothing.)
    - no rival: where the earlier pass has the passage more than once (the same loop again), as well as the best place
      up to three times its residual, all these places must give the same gain to 0.2 dB; else nothing is said.
    The newest earlier pass that has it is the reference: "before" is the last time. Where these 10 s are in an older
    pass only, newer ones are searched again every 10 s, and one that has the passage by then becomes the reference.

    A match is followed: each further 0.1 s is compared. Points that differ from the gain so far by more than 1 dB
    (three times the residual of the 10 s, if that is more) do not fit, and those that differ by more than 6 dB are left
    out of the figures, so that a drop-out does no harm. When half of the last 4 s does not fit, another passage plays
    (a jump, a moved fader): the match ends where it began to differ, and the next is looked for. It also reaches back
    before the first 10 s, up to 30 s.

    What changes the sound so that peaks and loudness move apart keeps matching as long as the envelope's shape stays
    within the residual above. What is stronger is not recognised, rather than measured wrong.

    Cost: searching looks at 512 places for each row of 20 ms, which takes some microseconds; two hours of memory are
    searched in 7 s. Nothing allocates. It depends on the rows only, not on blocks or clocks.
*/
class PassageRecogniser
{
public:
    using Row = PassageMemory::Row;

    static constexpr int rowsPerPoint = 5, queryPoints = 100;
    static constexpr double largestResidualDb = 0.5, largestResidualOfDetail = 0.25, smallestDetailDb = 1.0;
    static constexpr double pulseResidualDb = 0.6, rivalGainDb = 0.2, rivalResiduals = 3.0, quietDb = 20.0;

    /** A pass starts: what was recognised in the last is over. */
    void reset() noexcept;

    /** There is another row of this pass. */
    void advance (const PassageMemory&, std::uint32_t pass) noexcept;

    /** The pass ended or was cut: what is followed ends. */
    void endStretch (const PassageMemory&) noexcept;

    /** The newest match of this pass. */
    std::optional<PassageMatch> match() const noexcept;

    /** The rows of earlier passes that were found replayed since the last call: from, to before. */
    std::optional<std::pair<Row, Row>> takeReplayed() noexcept { return std::exchange (replayed, std::nullopt); }

private:
    /** The newest 10 s when the search began, in dB. */
    struct Query
    {
        Row firstRow = 0;
        std::array<float, queryPoints> levels {};
        std::array<bool, queryPoints> isUsed {};
        float highest = 0.0f, tolerance = 0.0f;

        static constexpr std::size_t mostScreened = 20;
        std::array<int, mostScreened> screenedRows {}; ///< after the first
        std::array<float, mostScreened> screenedLevels {};
    };

    struct Alignment
    {
        double row = 0.0; ///< of the reference, at the query's first
        double residual = 0.0, gain = 0.0;
    };

    /** One point of the live pass beside the reference; dB. */
    struct Point
    {
        Row row = 0, referenceRow = 0;
        float now = 0.0f, before = 0.0f;
        bool fits = false; ///< the gain so far, or both are quiet
        bool counts = false; ///< differs from it no more than processing explains; a drop-out does not
        bool isQuiet = false;
    };

    /** The points that count. */
    struct Tally
    {
        int points = 0; ///< all
        int count = 0; ///< those that are not quiet, as all that follows but the peaks
        double sum = 0.0, sumOfSquares = 0.0; ///< of the differences
        double energyNow = 0.0, energyBefore = 0.0;
        std::int16_t peakNow = PassageMemory::silence, peakBefore = PassageMemory::silence;
        Row firstRow = 0;
        double startSeconds = 0.0, referenceStartSeconds = 0.0;

        double gain() const noexcept { return sum / count; }
        double residual() const noexcept;
    };

    void beginSearch (const PassageMemory&, std::uint32_t pass) noexcept;
    bool makeQuery (const PassageMemory&) noexcept;
    bool isPulse (const PassageMemory&) const noexcept;
    void search (const PassageMemory&, std::uint32_t pass) noexcept;
    bool endsSearch (const PassageMemory&) const noexcept;
    bool passesScreen (const PassageMemory&, Row first) const noexcept;
    std::optional<Alignment> compare (const PassageMemory&, double first) const noexcept;
    std::optional<Alignment> refine (const PassageMemory&, Row first) const noexcept;
    void note (const Alignment&) noexcept;
    std::optional<Alignment> decide() noexcept;
    void finishPassSearched (const PassageMemory&) noexcept;
    void align (const PassageMemory&, const Alignment&) noexcept;
    void reachBack (const PassageMemory&) noexcept;
    void follow (const PassageMemory&) noexcept;
    Point pointAt (const PassageMemory&, Row row) const noexcept;
    void count (const PassageMemory&, const Point&) noexcept;
    std::size_t numMisfits() const noexcept;
    void endFollowing (const PassageMemory&, bool doesFit) noexcept;

    bool isSearching = false, isFollowing = false;
    Row nextQueryRow = 0;
    Query query;

    // The search: from the newest place to the oldest.
    Row place = 0;
    std::uint32_t searchedPass = 0;
    static constexpr std::size_t mostAlignments = 32;
    std::array<Alignment, mostAlignments> found {};
    std::size_t numFound = 0;

    // What is followed.
    double offset = 0.0; ///< reference row less live row
    std::uint32_t referencePass = 0;
    double loudest = 0.0; ///< of the points now
    double gain = 0.0, misfit = 0.0; ///< dB: the mean difference so far, and what differs too much from it
    Row nextRow = 0;
    Tally tally;
    static constexpr std::size_t mostPending = 40;
    std::array<Point, mostPending> pending {}; ///< point n is at n % mostPending
    std::size_t firstPending = 0, endPending = 0;

    std::optional<std::pair<Row, Row>> replayed;
};
} // namespace twobus
