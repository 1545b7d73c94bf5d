#include "Core/Passages/PassageRecogniser.h"

#include "Core/Base/Decibels.h"
#include "Core/Base/Spread.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace twobus
{
namespace
{
using Row = PassageMemory::Row;

constexpr int searchCostPerRow = 512, refineCost = 64;
constexpr Row placeStep = 2, rowsBetweenQueries = 25, rowsBetweenQueriesWhileFollowing = 125, rowsBetweenRivals = 25;
constexpr Row queryRows = Row { PassageRecogniser::queryPoints - 1 } * PassageRecogniser::rowsPerPoint;
constexpr int fewestPoints = PassageRecogniser::queryPoints / 2;
constexpr double screenResidualDb = 2.0;
constexpr std::size_t pointsOfDetail = 3;
constexpr Row shortestLagRows = 150; // 3 s, in the same pass
constexpr Row shortestPulseRows = 25, longestPulseRows = 100, longestBeatRows = 250;
constexpr double smallestRivalResidualDb = 0.15, sameResidualDb = 0.04;
constexpr double smallestMisfitDb = 1.0, misfitResiduals = 3.0, largestChangeOfSoundDb = 6.0;
constexpr int mostPointsBack = 300, misfitsThatEndReachingBack = 5;
constexpr std::size_t misfitsThatEnd = 20;
constexpr int pointsToCatchUp = 4;

float inDb (std::int16_t level) noexcept { return static_cast<float> (level) * 0.01f; }
} // namespace

double PassageRecogniser::Tally::residual() const noexcept
{
    return Spread { static_cast<std::size_t> (count), sum, sumOfSquares }.deviation();
}

void PassageRecogniser::reset() noexcept
{
    isSearching = isFollowing = false;
    nextQueryRow = 0;
    tally = {};
    replayed.reset();
    replayedLoop.reset();
}

void PassageRecogniser::advance (const PassageMemory& memory, std::uint32_t pass) noexcept
{
    if (isFollowing)
        follow (memory);

    if (isSearching)
        search (memory, pass);
    else if (memory.endRow() >= nextQueryRow
             && memory.endRow() - memory.startOfNewestStretch() > queryRows + PassageMemory::edgeRows)
        beginSearch (memory, pass);
}

void PassageRecogniser::beginSearch (const PassageMemory& memory, std::uint32_t pass) noexcept
{
    nextQueryRow = memory.endRow() + (isFollowing ? rowsBetweenQueriesWhileFollowing : rowsBetweenQueries);
    const auto newest =
        where == Where::samePass ? memory.endRow() - 1 - shortestLagRows : memory.newestRowBefore (pass);

    if (newest < 0 || (isFollowing && memory.blockOf (newest).pass == referencePass) || ! makeQuery (memory))
        return;

    place = newest - queryRows;
    searchedPass = 0;
    numFound = 0;
    isSearching = true;
}

//==============================================================================
bool PassageRecogniser::makeQuery (const PassageMemory& memory) noexcept
{
    query.firstRow = memory.endRow() - 1 - queryRows;

    for (std::size_t i = 0; i < queryPoints; ++i)
        query.levels[i] = inDb (memory.level (query.firstRow + static_cast<Row> (i) * rowsPerPoint));

    query.highest = *std::max_element (query.levels.begin(), query.levels.end());
    std::array<int, queryPoints> used {};
    std::size_t numUsed = 0;
    std::array<Spread, 2> details;

    for (std::size_t i = 0; i < queryPoints; ++i)
    {
        query.isUsed[i] = query.levels[i] >= query.highest - static_cast<float> (quietDb);

        if (! query.isUsed[i])
            continue;

        used[numUsed++] = static_cast<int> (i);

        if (i >= 2 * pointsOfDetail && query.isUsed[i - pointsOfDetail] && query.isUsed[i - 2 * pointsOfDetail])
            details[2 * i / queryPoints].add (static_cast<double> (
                query.levels[i - pointsOfDetail] - 0.5f * (query.levels[i] + query.levels[i - 2 * pointsOfDetail])));
    }

    // If the newest point is quiet, playing can have stopped less than 10 s after it began.
    if (numUsed < fewestPoints || ! query.isUsed.back() || details[0].count == 0 || details[1].count == 0)
        return false;

    const auto detailDb = std::min (details[0].deviation(), details[1].deviation());

    if (detailDb < smallestDetailDb || isPulse (memory, detailDb < usualDetailDb ? longestBeatRows : longestPulseRows))
        return false;

    query.tolerance = static_cast<float> (std::min (largestResidualDb, largestResidualOfDetail * detailDb));

    for (std::size_t i = 0; i < Query::mostScreened; ++i)
    {
        const auto point = used[i * numUsed / Query::mostScreened];
        query.screenedRows[i] = point * rowsPerPoint;
        query.screenedLevels[i] = query.levels[static_cast<std::size_t> (point)];
    }

    return true;
}

/** Whether the query repeats itself within this lag. */
bool PassageRecogniser::isPulse (const PassageMemory& memory, Row longestLag) const noexcept
{
    for (auto lag = shortestPulseRows; lag <= longestLag; ++lag)
    {
        Spread spread;

        for (std::size_t i = static_cast<std::size_t> (lag / rowsPerPoint) + 1; i < queryPoints; ++i)
            if (query.isUsed[i])
                spread.add (static_cast<double> (
                    query.levels[i]
                    - inDb (memory.level (query.firstRow + static_cast<Row> (i) * rowsPerPoint - lag))));

        if (spread.count > 0 && spread.deviation() <= pulseResidualDb)
            return true;
    }

    return false;
}

//==============================================================================
void PassageRecogniser::search (const PassageMemory& memory, std::uint32_t pass) noexcept
{
    for (int cost = 0; cost < searchCostPerRow; ++cost)
    {
        if (endsSearch (memory, pass))
        {
            isSearching = false;
            finishPassSearched (memory);
            return;
        }

        const auto passHere = memory.blockOf (place + queryRows).pass;

        if (passHere != searchedPass)
        {
            finishPassSearched (memory);

            if (! isSearching)
                return;

            searchedPass = passHere;
        }

        if ((passHere < pass || where == Where::samePass) && passesScreen (memory, place))
        {
            cost += refineCost;

            if (const auto alignment = refine (memory, place))
                note (*alignment);
        }

        place -= placeStep;
    }
}

/** The search ends at the oldest place (of the pass, if only that is searched), or at the pass that is already followed.
    */
bool PassageRecogniser::endsSearch (const PassageMemory& memory, std::uint32_t pass) const noexcept
{
    if (place < memory.firstRow())
        return true;

    const auto passHere = memory.blockOf (place).pass;
    return where == Where::samePass ? passHere != pass
                                    : isFollowing && memory.blockOf (place + queryRows).pass <= referencePass;
}

/** Cheap and coarse: an alignment up to a step beside the best one passes too. The deviation of the first few points
    cannot exceed that of all points about their mean, so most places are rejected after a few. */
bool PassageRecogniser::passesScreen (const PassageMemory& memory, Row first) const noexcept
{
    constexpr auto limit = static_cast<float> (Query::mostScreened * screenResidualDb * screenResidualDb);
    constexpr std::size_t pointsBetweenLooks = 4;
    auto sum = 0.0f, sumOfSquares = 0.0f, count = 0.0f;

    for (std::size_t i = 0; i < Query::mostScreened; i += pointsBetweenLooks)
    {
        for (auto k = i; k < i + pointsBetweenLooks; ++k)
        {
            const auto difference = query.screenedLevels[k] - inDb (memory.level (first + query.screenedRows[k]));
            sum += difference;
            sumOfSquares += difference * difference;
        }

        count += static_cast<float> (pointsBetweenLooks);

        if (sumOfSquares - sum * sum / count > limit)
            return false;
    }

    return true;
}

/** Compares the query with the reference from a row on, which can lie between two rows. */
std::optional<PassageRecogniser::Alignment> PassageRecogniser::compare (const PassageMemory& memory,
                                                                        double first) const noexcept
{
    const auto firstRow = static_cast<Row> (std::floor (first));
    const auto fraction = static_cast<float> (first - static_cast<double> (firstRow));

    if (firstRow < memory.firstRow())
        return std::nullopt;

    Spread spread;

    for (std::size_t i = 0; i < queryPoints; ++i)
    {
        const auto row = firstRow + static_cast<Row> (i) * rowsPerPoint;
        const auto left = memory.level (row), right = memory.level (row + 1);

        if (left == PassageMemory::noLevel || right == PassageMemory::noLevel)
            return std::nullopt;

        if (query.isUsed[i])
            spread.add (
                static_cast<double> (query.levels[i] - (inDb (left) + fraction * (inDb (right) - inDb (left)))));
    }

    return Alignment { first, spread.deviation(), spread.mean() };
}

/** The best alignment around a row that passed the screen. */
std::optional<PassageRecogniser::Alignment> PassageRecogniser::refine (const PassageMemory& memory,
                                                                       Row first) const noexcept
{
    std::optional<Alignment> best;

    const auto consider = [&] (double row) {
        if (const auto alignment = compare (memory, row); alignment && (! best || alignment->residual < best->residual))
            best = alignment;
    };

    for (auto row = first - placeStep; row <= first + placeStep; ++row)
        consider (static_cast<double> (row));

    for (auto step = 0.5; best && step > 0.05; step *= 0.5)
    {
        const auto middle = best->row;
        consider (middle - step);
        consider (middle + step);
    }

    return best;
}

/** Keeps the alignments within tolerance, one for each half second. */
void PassageRecogniser::note (const Alignment& alignment) noexcept
{
    if (alignment.residual > static_cast<double> (query.tolerance))
        return;

    auto* const end = found.data() + numFound;
    auto* same = std::find_if (found.data(), end, [&alignment] (const Alignment& other) {
        return std::abs (other.row - alignment.row) < static_cast<double> (rowsBetweenRivals);
    });

    if (same == end && numFound < mostAlignments)
    {
        found[numFound++] = alignment;
        return;
    }

    if (same == end)
        same = std::max_element (found.data(), end,
                                 [] (const Alignment& a, const Alignment& b) { return a.residual < b.residual; });

    if (alignment.residual < same->residual)
        *same = alignment;
}

/** Finds a loop among the places of one pass: at equal distances, to a quarter of a second. Queries are 2.5 s apart, so
    up to 2.5 s of the loop lie before its first place and after its last one. */
void PassageRecogniser::noteLoop (const PassageMemory& memory) noexcept
{
    constexpr std::size_t fewestRounds = 3;
    constexpr auto largestDifferenceRows = 0.25 / PassageMemory::secondsPerRow;
    const auto all = std::span (found.data(), numFound);

    if (numFound < fewestRounds)
        return;

    std::sort (all.begin(), all.end(), [] (const Alignment& a, const Alignment& b) { return a.row < b.row; });
    const auto round = all[1].row - all[0].row;

    for (std::size_t i = 2; i < numFound; ++i)
        if (std::abs (all[i].row - all[i - 1].row - round) > largestDifferenceRows)
            return;

    const auto isInPass = [this, &memory] (Row row) {
        return row >= memory.firstRow() && row < memory.endRow() && memory.blockOf (row).pass == searchedPass;
    };
    auto from = static_cast<Row> (all.front().row), to = static_cast<Row> (all.back().row) + queryRows;

    for (Row i = 0; i < rowsBetweenQueriesWhileFollowing; ++i)
    {
        from -= isInPass (from - 1) ? 1 : 0;
        to += isInPass (to) ? 1 : 0;
    }

    replayedLoop = std::pair { from, to };
}

/** The best alignment in one pass, if no rival contradicts it. If several repetitions are equally good, the first one
    is chosen, because it can be followed longest. */
std::optional<PassageRecogniser::Alignment> PassageRecogniser::decide() const noexcept
{
    const auto all = std::span (found.data(), numFound);
    const auto best = *std::min_element (
        all.begin(), all.end(), [] (const Alignment& a, const Alignment& b) { return a.residual < b.residual; });
    const auto rivalResidual = std::max (smallestRivalResidualDb, rivalResiduals * best.residual);

    auto chosen = best;

    for (const auto& other : all)
    {
        if (other.residual < rivalResidual && std::abs (other.gain - best.gain) > rivalGainDb)
            return std::nullopt;

        if (other.residual < best.residual + sameResidualDb && other.row < chosen.row)
            chosen = other;
    }

    return chosen;
}

PassageRecogniser::Alignment PassageRecogniser::newestOfBest() const noexcept
{
    const auto all = std::span (found.data(), numFound);
    auto chosen = *std::min_element (all.begin(), all.end(),
                                     [] (const Alignment& a, const Alignment& b) { return a.residual < b.residual; });
    const auto limit = chosen.residual + sameResidualDb;

    for (const auto& other : all)
        if (other.residual < limit && other.row > chosen.row)
            chosen = other;

    return chosen;
}

/** Decides once all of searchedPass has been searched. */
void PassageRecogniser::finishPassSearched (const PassageMemory& memory) noexcept
{
    if (numFound == 0)
        return;

    if (where == Where::earlierPasses)
        noteLoop (memory);

    const auto best = where == Where::samePass ? std::optional (newestOfBest()) : decide();
    numFound = 0;
    isSearching = false;

    if (best)
        align (memory, *best);
}

//==============================================================================
void PassageRecogniser::align (const PassageMemory& memory, const Alignment& best) noexcept
{
    isFollowing = true;
    nextQueryRow = memory.endRow() + rowsBetweenQueriesWhileFollowing;
    loudest = static_cast<double> (query.highest);
    offset = best.row - static_cast<double> (query.firstRow);
    referencePass = searchedPass;
    gain = best.gain;
    misfit = std::max (smallestMisfitDb, misfitResiduals * best.residual);
    tally = {};
    firstPending = endPending = 0;

    for (int i = 0; i < queryPoints; ++i)
        count (memory, pointAt (memory, query.firstRow + Row { i } * rowsPerPoint));

    extendBackwards (memory);
    nextRow = query.firstRow + Row { queryPoints } * rowsPerPoint;
}

/** Adds the points before the query that match too. */
void PassageRecogniser::extendBackwards (const PassageMemory& memory) noexcept
{
    const auto start = std::max (memory.startOfNewestStretch() + PassageMemory::edgeRows,
                                 query.firstRow - Row { mostPointsBack } * rowsPerPoint);
    auto misfits = 0;

    for (auto row = query.firstRow - rowsPerPoint; row >= start && misfits < misfitsThatEndReachingBack;
         row -= rowsPerPoint)
    {
        const auto point = pointAt (memory, row);
        misfits = point.fits ? 0 : misfits + 1;

        if (point.fits)
            count (memory, point);
    }
}

PassageRecogniser::Point PassageRecogniser::pointAt (const PassageMemory& memory, Row row) const noexcept
{
    const auto reference = static_cast<double> (row) + offset;
    const auto firstRow = static_cast<Row> (std::floor (reference));
    const auto fraction = static_cast<float> (reference - static_cast<double> (firstRow));
    Point point { row, firstRow + (fraction < 0.5f ? 0 : 1) };

    if (firstRow < memory.firstRow() || memory.blockOf (firstRow).pass != referencePass)
        return point;

    const auto left = memory.level (firstRow), right = memory.level (firstRow + 1);

    if (left == PassageMemory::noLevel || right == PassageMemory::noLevel)
        return point;

    point.now = inDb (memory.level (row));
    point.before = inDb (left) + fraction * (inDb (right) - inDb (left));

    const auto quiet = static_cast<float> (loudest - quietDb);
    point.isQuiet = point.now < quiet && point.before + static_cast<float> (gain) < quiet;
    const auto deviation = std::abs (static_cast<double> (point.now - point.before) - gain);
    point.fits = point.isQuiet || deviation <= misfit;
    point.counts = point.isQuiet || deviation <= std::max (misfit, largestChangeOfSoundDb);
    return point;
}

/** A quiet point adds only its length and its peak. */
void PassageRecogniser::count (const PassageMemory& memory, const Point& point) noexcept
{
    if (! point.counts)
        return;

    if (tally.points == 0 || point.row < tally.firstRow)
    {
        tally.firstRow = point.row;
        tally.startSeconds = memory.secondsAt (point.row);
        tally.referenceStartSeconds = memory.secondsAt (point.referenceRow);
    }

    ++tally.points;

    for (Row i = -rowsPerPoint / 2; i <= rowsPerPoint / 2; ++i)
    {
        tally.peakNow = std::max (tally.peakNow, memory.truePeak (point.row + i));
        tally.peakBefore = std::max (tally.peakBefore, memory.truePeak (point.referenceRow + i));
    }

    const auto from = point.referenceRow - PassageMemory::edgeRows,
               to = point.referenceRow + PassageMemory::edgeRows + 1;
    replayed = replayed ? std::pair { std::min (replayed->first, from), std::max (replayed->second, to) }
                        : std::pair { from, to };

    if (point.isQuiet)
        return;

    const auto difference = static_cast<double> (point.now - point.before);
    ++tally.count;
    tally.sum += difference;
    tally.sumOfSquares += difference * difference;
    tally.energyNow += dbToPower (static_cast<double> (point.now));
    tally.energyBefore += dbToPower (static_cast<double> (point.before));
}

void PassageRecogniser::follow (const PassageMemory& memory) noexcept
{
    for (int i = 0; i < pointsToCatchUp && nextRow + rowsPerPoint / 2 < memory.endRow(); ++i)
    {
        if (endPending - firstPending == mostPending)
        {
            count (memory, pending[firstPending++ % mostPending]);
            gain = tally.gain();
        }

        loudest = std::max (loudest, static_cast<double> (inDb (memory.level (nextRow))));
        pending[endPending++ % mostPending] = pointAt (memory, nextRow);
        nextRow += rowsPerPoint;

        if (numMisfits() >= misfitsThatEnd)
        {
            stopFollowing (memory, false);
            return;
        }
    }
}

std::size_t PassageRecogniser::numMisfits() const noexcept
{
    std::size_t number = 0;

    for (auto i = firstPending; i < endPending; ++i)
        number += pending[i % mostPending].fits ? 0u : 1u;

    return number;
}

/** Counts the pending points: all that fit (doesFit), or only those before the first that does not. */
void PassageRecogniser::stopFollowing (const PassageMemory& memory, bool doesFit) noexcept
{
    for (; firstPending < endPending; ++firstPending)
    {
        const auto& point = pending[firstPending % mostPending];

        if (point.fits)
            count (memory, point);
        else if (! doesFit)
            break;
    }

    isFollowing = isSearching = false;
    nextQueryRow = memory.endRow() + rowsBetweenQueries;
}

void PassageRecogniser::endStretch (const PassageMemory& memory) noexcept
{
    if (isFollowing)
        stopFollowing (memory, true);

    isSearching = false;
}

std::optional<PassageMatch> PassageRecogniser::match() const noexcept
{
    if (tally.count == 0)
        return std::nullopt;

    PassageMatch match;
    match.isRunning = isFollowing;
    match.secondsMatched = PassageMemory::secondsPerRow * rowsPerPoint * tally.points;
    match.startSeconds = tally.startSeconds;
    match.referencePass = referencePass;
    match.referenceStartSeconds = tally.referenceStartSeconds;
    match.loudnessChangeDb = powerToDb (tally.energyNow / tally.energyBefore);
    match.truePeakDbtp = tally.peakNow / 100.0;
    match.referenceTruePeakDbtp = tally.peakBefore / 100.0;
    match.truePeakChangeDb = match.truePeakDbtp - match.referenceTruePeakDbtp;
    match.residualDb = tally.residual();
    return match;
}
} // namespace twobus
