#pragma once

#include "Core/Passages/PassageMatch.h"
#include "Core/Passages/PassageMemory.h"

#include <array>
#include <optional>
#include <utility>

namespace twobus
{
/** Recognises, while a pass runs, that the same passage was heard in an earlier pass, at any gain and wherever playing
    began: after a trim, the same music comes again some dB lower. Or, if asked, that it was heard earlier in the same
    pass: see RepeatInPass.

    It compares the loudness envelopes in PassageMemory, in points each 0.1 s. Two passages are the same if their
    difference in dB is constant. A match must meet all of this over 10 s:
    - after the mean difference (the gain) is removed, at most 0.5 dB RMS is left, and at most a quarter of the
      envelope's detail. Points more than 20 dB below the loudest are left out, and half of the points must remain;
    - detail: in each half, the envelope differs from the mean of itself 0.3 s before and after by at least 0.6 dB RMS,
      as quiet legato music does, so that a tone, a swelling pad or a fade never matches, nor their starts and stops;
    - it is not just a pulse: shifted against itself by 0.5 to 2 s it differs by more than 0.6 dB RMS. (A click track
      looks the same everywhere.) If the detail is less than 1 dB RMS, by up to 5 s, as two strings can beat so slowly.
    - no rival: if the earlier pass has the passage more than once (the same loop again), all places whose residual is
      up to three times the best one's must give the same gain to 0.2 dB; else there is no match.
    The newest earlier pass that has the passage is the reference: "before" is the last time. If only an older pass has
    these 10 s, newer passes are searched again every 2.5 s, and one that has the passage by then becomes the reference.

    Where the earlier pass was a loop (the 10 s come three times or more, at equal distances), the whole loop counts as
    played again, whatever its rounds say about the gain.

    A match is followed: each further 0.1 s is compared. Points that differ from the gain so far by more than 1 dB
    (three times the residual of the 10 s, if that is more) do not fit, and those that differ by more than 6 dB are left
    out of the figures, so that a drop-out does no harm. When half of the last 4 s does not fit, something else is
    playing (a jump, a moved fader): the match ends where it began to differ, and the search for the next one starts. A
    match also reaches back before the first 10 s, up to 30 s.

    In the same pass, places less than 3 s back are not searched, the newest of equally good places is the reference
    (the round before, if it is a loop), and rivals may differ in gain.

    Processing that moves peaks and loudness apart keeps matching as long as the envelope's shape stays within the
    residual above. Stronger processing is not recognised, which is better than a wrong measurement.

    Cost: searching looks at 512 places for each row of 20 ms, which takes some microseconds; two hours of memory are
    searched in 7 s. Nothing allocates. The results depend only on the rows, not on blocks or clocks.
*/
class PassageRecogniser
{
public:
    using Row = PassageMemory::Row;

    enum class Where
    {
        earlierPasses,
        samePass
    };

    explicit PassageRecogniser (Where whereToSearch = Where::earlierPasses) noexcept : where (whereToSearch) {}

    static constexpr int rowsPerPoint = 5, queryPoints = 100;
    static constexpr double largestResidualDb = 0.5, largestResidualOfDetail = 0.25, smallestDetailDb = 0.6,
                            usualDetailDb = 1.0;
    static constexpr double pulseResidualDb = 0.6, rivalGainDb = 0.2, rivalResiduals = 3.0, quietDb = 20.0;

    /** A pass starts: forgets the match of the previous pass. */
    void reset() noexcept;

    /** This pass has another row. */
    void advance (const PassageMemory&, std::uint32_t pass) noexcept;

    /** The pass ended or was cut: ends the match that is followed. */
    void endStretch (const PassageMemory&) noexcept;

    /** The newest match of this pass. */
    std::optional<PassageMatch> match() const noexcept;

    /** Where that begins. */
    Row firstRowOfMatch() const noexcept { return tally.firstRow; }

    /** The rows of earlier passes that were found replayed since the last call: the first row and the row after the
        last. Call it until it is empty. */
    std::optional<std::pair<Row, Row>> takeReplayed() noexcept
    {
        return replayedLoop ? std::exchange (replayedLoop, std::nullopt) : std::exchange (replayed, std::nullopt);
    }

private:
    /** The newest 10 s when the search began, in dB. */
    struct Query
    {
        Row firstRow = 0;
        std::array<float, queryPoints> levels {};
        std::array<bool, queryPoints> isUsed {};
        float highest = 0.0f, tolerance = 0.0f;

        static constexpr std::size_t mostScreened = 20;
        std::array<int, mostScreened> screenedRows {}; ///< relative to firstRow
        std::array<float, mostScreened> screenedLevels {};
    };

    struct Alignment
    {
        double row = 0.0; ///< the reference's row at the query's first row
        double residual = 0.0, gain = 0.0;
    };

    /** One point of the live pass beside the reference, in dB. */
    struct Point
    {
        Row row = 0, referenceRow = 0;
        float now = 0.0f, before = 0.0f;
        bool fits = false; ///< differs from the gain so far by at most `misfit`, or both are quiet
        bool counts = false; ///< differs from it by no more than processing explains; false for a drop-out
        bool isQuiet = false;
    };

    /** Sums over the points that count. */
    struct Tally
    {
        int points = 0; ///< all of them
        int count = 0; ///< without the quiet ones, like everything below but the peaks
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
    bool isPulse (const PassageMemory&, Row longestLag) const noexcept;
    void search (const PassageMemory&, std::uint32_t pass) noexcept;
    bool endsSearch (const PassageMemory&, std::uint32_t pass) const noexcept;
    bool passesScreen (const PassageMemory&, Row first) const noexcept;
    std::optional<Alignment> compare (const PassageMemory&, double first) const noexcept;
    std::optional<Alignment> refine (const PassageMemory&, Row first) const noexcept;
    void note (const Alignment&) noexcept;
    void noteLoop (const PassageMemory&) noexcept;
    std::optional<Alignment> decide() const noexcept;
    Alignment newestOfBest() const noexcept;
    void finishPassSearched (const PassageMemory&) noexcept;
    void align (const PassageMemory&, const Alignment&) noexcept;
    void extendBackwards (const PassageMemory&) noexcept;
    void follow (const PassageMemory&) noexcept;
    Point pointAt (const PassageMemory&, Row row) const noexcept;
    void count (const PassageMemory&, const Point&) noexcept;
    std::size_t numMisfits() const noexcept;
    void stopFollowing (const PassageMemory&, bool doesFit) noexcept;

    Where where;
    bool isSearching = false, isFollowing = false;
    Row nextQueryRow = 0;
    Query query;

    // The search, from the newest place to the oldest.
    Row place = 0;
    std::uint32_t searchedPass = 0;
    static constexpr std::size_t mostAlignments = 32;
    std::array<Alignment, mostAlignments> found {};
    std::size_t numFound = 0;

    // The match that is followed.
    double offset = 0.0; ///< reference row less live row
    std::uint32_t referencePass = 0;
    double loudest = 0.0; ///< of this pass's points
    double gain = 0.0, misfit = 0.0; ///< dB: the mean difference so far, and the largest deviation from it that fits
    Row nextRow = 0;
    Tally tally;
    static constexpr std::size_t mostPending = 40;
    std::array<Point, mostPending> pending {}; ///< point n is at n % mostPending
    std::size_t firstPending = 0, endPending = 0;

    std::optional<std::pair<Row, Row>> replayed, replayedLoop;
};
} // namespace twobus
