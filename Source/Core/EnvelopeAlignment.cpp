#include "Core/EnvelopeAlignment.h"

#include "Core/Decibels.h"
#include "Core/PassageRecogniser.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace twobus
{
namespace
{
constexpr std::size_t stretchRows = PassageRecogniser::queryPoints, hopRows = 25, mostStretches = 12;
constexpr std::size_t rowsOfDetail = 3, shortestPulseRows = 5, longestPulseRows = 20;
constexpr std::size_t mostScreened = 20, mostPlaces = 32;
constexpr double screenResidualDb = 2.5; // half a row beside the place
constexpr double largestResidualDb = 0.7, largestResidualOfDetail = 0.5, smallestDetailDb = 0.75;
constexpr double rowsBetweenPlaces = 5.0, samePlaceRows = 2.0;
constexpr double smallestMisfitDb = 1.0, misfitResiduals = 3.0;
constexpr std::size_t segmentRows = 50;
constexpr auto noLevel = std::numeric_limits<float>::quiet_NaN();
constexpr float floorDb = -200.0f; ///< stands for silence, so that differences are numbers

/** The mean and the spread of differences. */
struct Spread
{
    void add (double value) noexcept
    {
        ++count;
        sum += value;
        sumOfSquares += value * value;
    }

    double mean() const noexcept { return sum / static_cast<double> (count); }
    double deviation() const noexcept { return std::sqrt (std::max (0.0, sumOfSquares / static_cast<double> (count) - mean() * mean())); }

    std::size_t count = 0;
    double sum = 0.0, sumOfSquares = 0.0;
};

using Levels = std::vector<float>;

/** In dB, smoothed; NaN where a neighbour is missing. */
Levels smoothed (std::span<const float> rows)
{
    Levels levels (rows.size(), noLevel);

    for (std::size_t i = 1; i + 1 < rows.size(); ++i)
    {
        const auto power = 0.25 * (dbToPower (static_cast<double> (rows[i - 1])) + 2.0 * dbToPower (static_cast<double> (rows[i])) + dbToPower (static_cast<double> (rows[i + 1])));

        if (! std::isnan (power))
            levels[i] = std::max (floorDb, static_cast<float> (powerToDb (power)));
    }

    return levels;
}

/** Between the rows, by the cubic through four of them; NaN where one is missing. */
float levelAt (const Levels& levels, double row) noexcept
{
    const auto whole = std::floor (row);

    if (! (whole >= 1.0) || whole + 2.0 >= static_cast<double> (levels.size()))
        return noLevel;

    const auto i = static_cast<std::size_t> (whole);
    const auto t = static_cast<float> (row - whole);

    if (t == 0.0f)
        return levels[i];

    const auto a = levels[i - 1], b = levels[i], c = levels[i + 1], d = levels[i + 2];
    return b + 0.5f * t * (c - a + t * (2.0f * a - 5.0f * b + 4.0f * c - d + t * (3.0f * (b - c) + d - a)));
}

//==============================================================================
/** 10 s of the programme that can be told from others. */
struct Stretch
{
    std::size_t firstRow = 0;
    double detailDb = 0.0;
    double toleranceDb = 0.0;
    std::array<float, stretchRows> levels {};
    std::array<bool, stretchRows> isUsed {};
    std::array<std::size_t, mostScreened> screened {};
};

bool isPulse (const Stretch& stretch) noexcept
{
    for (auto lag = shortestPulseRows; lag <= longestPulseRows; ++lag)
    {
        Spread spread;

        for (auto i = lag; i < stretchRows; ++i)
            if (stretch.isUsed[i])
                spread.add (static_cast<double> (stretch.levels[i] - stretch.levels[i - lag]));

        if (spread.count > 0 && spread.deviation() <= PassageRecogniser::pulseResidualDb)
            return true;
    }

    return false;
}

enum class Suitability
{
    suits,
    hasGap, ///< or is mostly quiet
    isEven
};

Suitability makeStretch (const Levels& levels, std::size_t firstRow, Stretch& stretch) noexcept
{
    stretch.firstRow = firstRow;
    std::copy_n (levels.begin() + static_cast<std::ptrdiff_t> (firstRow), stretchRows, stretch.levels.begin());

    if (std::any_of (stretch.levels.begin(), stretch.levels.end(), [] (float level) { return std::isnan (level); }))
        return Suitability::hasGap;

    const auto highest = *std::max_element (stretch.levels.begin(), stretch.levels.end());
    std::array<std::size_t, stretchRows> used {};
    std::size_t numUsed = 0;
    std::array<Spread, 2> details;

    for (std::size_t i = 0; i < stretchRows; ++i)
    {
        stretch.isUsed[i] = stretch.levels[i] >= highest - static_cast<float> (PassageRecogniser::quietDb);

        if (! stretch.isUsed[i])
            continue;

        used[numUsed++] = i;

        if (i >= 2 * rowsOfDetail && stretch.isUsed[i - rowsOfDetail] && stretch.isUsed[i - 2 * rowsOfDetail])
            details[2 * i / stretchRows].add (static_cast<double> (stretch.levels[i - rowsOfDetail] - 0.5f * (stretch.levels[i] + stretch.levels[i - 2 * rowsOfDetail])));
    }

    if (numUsed < stretchRows / 2 || highest <= floorDb || details[0].count == 0 || details[1].count == 0)
        return Suitability::hasGap;

    stretch.detailDb = std::min (details[0].deviation(), details[1].deviation());
    stretch.toleranceDb = std::min (largestResidualDb, largestResidualOfDetail * stretch.detailDb);

    if (stretch.detailDb < smallestDetailDb || isPulse (stretch))
        return Suitability::isEven;

    for (std::size_t i = 0; i < mostScreened; ++i)
        stretch.screened[i] = used[i * numUsed / mostScreened];

    return Suitability::suits;
}

/** The best of each twelfth of the programme. */
struct Stretches
{
    explicit Stretches (const Levels& levels)
    {
        const auto numPlaces = levels.size() < stretchRows ? 0 : (levels.size() - stretchRows) / hopRows + 1;

        for (std::size_t place = 0; place < numPlaces; ++place)
        {
            Stretch stretch;
            const auto suitability = makeStretch (levels, place * hopRows, stretch);
            areAllEven = areAllEven && suitability != Suitability::suits;
            hasSignal = hasSignal || suitability != Suitability::hasGap;

            if (suitability != Suitability::suits)
                continue;

            auto& best = ofEach[place * mostStretches / numPlaces];

            if (! best || stretch.detailDb > best->detailDb)
                best = stretch;
        }
    }

    std::array<std::optional<Stretch>, mostStretches> ofEach;
    bool areAllEven = true, hasSignal = false;
};

//==============================================================================
struct Place
{
    double row = 0.0; ///< of the other, at the stretch's first
    double residual = 0.0, gain = 0.0;
};

/** Cheap and coarse: most places are given up after a few rows. */
bool passesScreen (const Stretch& stretch, const Levels& other, std::size_t first) noexcept
{
    constexpr auto limit = static_cast<float> (mostScreened * screenResidualDb * screenResidualDb);
    constexpr std::size_t rowsBetweenLooks = 4;
    auto sum = 0.0f, sumOfSquares = 0.0f, count = 0.0f;

    for (std::size_t i = 0; i < mostScreened; i += rowsBetweenLooks)
    {
        for (auto k = i; k < i + rowsBetweenLooks; ++k)
        {
            const auto row = stretch.screened[k];
            const auto difference = stretch.levels[row] - other[first + row];
            sum += difference;
            sumOfSquares += difference * difference;
        }

        count += static_cast<float> (rowsBetweenLooks);

        if (! (sumOfSquares - sum * sum / count <= limit)) // NaN is not
            return false;
    }

    return true;
}

std::optional<Place> compare (const Stretch& stretch, const Levels& other, double first) noexcept
{
    Spread spread;

    for (std::size_t i = 0; i < stretchRows; ++i)
    {
        if (! stretch.isUsed[i])
            continue;

        const auto level = levelAt (other, first + static_cast<double> (i));

        if (std::isnan (level))
            return std::nullopt;

        spread.add (static_cast<double> (stretch.levels[i] - level));
    }

    return Place { first, spread.deviation(), spread.mean() };
}

/** The best place around a row that passed the screen. */
std::optional<Place> refine (const Stretch& stretch, const Levels& other, std::size_t first) noexcept
{
    std::optional<Place> best;

    const auto consider = [&] (double row) {
        if (const auto place = compare (stretch, other, row); place && (! best || place->residual < best->residual))
            best = place;
    };

    for (const auto beside : { -1.0, 0.0, 1.0 })
        consider (static_cast<double> (first) + beside);

    for (auto step = 0.5; best && step > 0.03; step *= 0.5)
    {
        const auto middle = best->row;
        consider (middle - step);
        consider (middle + step);
    }

    return best;
}

/** Keeps the best, one for each half second. */
void note (std::vector<Place>& found, const Place& place)
{
    const auto near = std::find_if (found.begin(), found.end(), [&place] (const Place& other) { return std::abs (other.row - place.row) < rowsBetweenPlaces; });

    if (near == found.end() && found.size() < mostPlaces)
    {
        found.push_back (place);
        return;
    }

    const auto worst = near != found.end() ? near : std::max_element (found.begin(), found.end(), [] (const Place& a, const Place& b) { return a.residual < b.residual; });

    if (place.residual < worst->residual)
        *worst = place;
}

std::vector<Place> placesOf (const Stretch& stretch, const Levels& other)
{
    std::vector<Place> found;

    for (std::size_t first = 0; first + stretchRows <= other.size(); ++first)
        if (passesScreen (stretch, other, first))
            if (const auto place = refine (stretch, other, first); place && place->residual <= stretch.toleranceDb)
                note (found, *place);

    return found;
}

//==============================================================================
enum class RowFit
{
    notCompared,
    fits,
    differs
};

/** Follows a match from a place through all that the two share. */
class Follower
{
public:
    Follower (const Levels& programmeToFollow, const Levels& otherToFollow) : programme (programmeToFollow), other (otherToFollow) {}

    EnvelopeMatch follow (double offset, double gainDb, double residualDb, std::size_t fromRow)
    {
        gain = gainDb;
        misfit = std::max (smallestMisfitDb, misfitResiduals * residualDb);
        loudest = highestBeside (offset);

        const auto middle = fromRow / segmentRows;
        const auto numSegments = (programme.size() + segmentRows - 1) / segmentRows;
        offsets.assign (numSegments, offset);

        for (auto segment = middle; segment < numSegments; ++segment)
            offsets[segment] = offsetNear (segment, segment > middle ? offsets[segment - 1] : offset);

        for (auto segment = middle; segment-- > 0;)
            offsets[segment] = offsetNear (segment, offsets[segment + 1]);

        tally(); // with the gain of the 10 s
        return tally(); // and with that of all
    }

private:
    struct Point
    {
        float now = 0.0f, before = 0.0f;
        RowFit fit = RowFit::notCompared;
    };

    float highestBeside (double offset) const noexcept
    {
        auto highest = floorDb;

        for (std::size_t row = 0; row < programme.size(); ++row)
            if (! std::isnan (programme[row]) && ! std::isnan (levelAt (other, static_cast<double> (row) + offset)))
                highest = std::max (highest, programme[row]);

        return highest;
    }

    Point pointAt (std::size_t row, double offset) const noexcept
    {
        Point point { programme[row], levelAt (other, static_cast<double> (row) + offset) };
        const auto quiet = loudest - static_cast<float> (PassageRecogniser::quietDb);
        const auto difference = static_cast<double> (point.now - point.before) - gain;

        if (std::isnan (difference) || (point.now < quiet && point.before + static_cast<float> (gain) < quiet))
            return point;

        point.fit = std::abs (difference) <= misfit ? RowFit::fits : RowFit::differs;
        return point;
    }

    /** Where a segment fits best, a quarter of a row around; without a clear gain it stays. */
    double offsetNear (std::size_t segment, double offset) const noexcept
    {
        constexpr auto clearly = 0.8;
        auto best = offset;
        auto bestDeviation = std::numeric_limits<double>::infinity();

        for (const auto shift : { 0.0, -0.0625, 0.0625, -0.125, 0.125, -0.25, 0.25 })
        {
            Spread spread;
            const auto first = segment * segmentRows, end = std::min (programme.size(), first + segmentRows);

            for (auto row = first; row < end; ++row)
                if (const auto point = pointAt (row, offset + shift); point.fit == RowFit::fits)
                    spread.add (static_cast<double> (point.now - point.before));

            if (spread.count < segmentRows / 2)
                continue;

            if (const auto deviation = spread.deviation(); deviation < (shift == 0.0 ? 1.0 : clearly) * bestDeviation && (shift == 0.0 || std::isfinite (bestDeviation)))
            {
                best = offset + shift;
                bestDeviation = deviation;
            }
        }

        return best;
    }

    static void noteRun (EnvelopeMatch& match, std::size_t newestRow, std::size_t length) noexcept
    {
        if (length <= match.differsRows)
            return;

        match.differsRows = length;
        match.differsFirstRow = newestRow + 1 - length;
    }

    EnvelopeMatch tally()
    {
        EnvelopeMatch match;
        Spread spread;
        auto energyNow = 0.0, energyBefore = 0.0;
        std::size_t differing = 0; ///< rows in a run

        for (std::size_t row = 0; row < programme.size(); ++row)
        {
            const auto point = pointAt (row, offsets[row / segmentRows]);

            if (point.fit == RowFit::notCompared)
                continue;

            ++match.rowsCompared;

            if (point.fit == RowFit::differs)
            {
                noteRun (match, row, ++differing);
                continue;
            }

            differing = 0;
            match.firstRow = match.rowsMatched == 0 ? row : match.firstRow;
            match.endRow = row + 1;
            ++match.rowsMatched;
            spread.add (static_cast<double> (point.now - point.before));
            energyNow += dbToPower (static_cast<double> (point.now));
            energyBefore += dbToPower (static_cast<double> (point.before));
        }

        if (match.rowsMatched == 0)
            return match;

        match.offsetAtStart = offsets[match.firstRow / segmentRows];
        match.offsetAtEnd = offsets[(match.endRow - 1) / segmentRows];
        match.residualDb = spread.deviation();
        match.gainDb = powerToDb (energyNow / energyBefore);
        gain = spread.mean();
        return match;
    }

    const Levels& programme;
    const Levels& other;
    double gain = 0.0, misfit = 0.0;
    float loudest = floorDb;
    std::vector<double> offsets; ///< of each segment
};

bool isNew (const EnvelopeAlignment& alignment, double offset) noexcept
{
    return std::none_of (alignment.matches.begin(), alignment.matches.end(), [offset] (const EnvelopeMatch& match) { return std::abs (match.offsetAtStart - offset) < samePlaceRows || std::abs (match.offsetAtEnd - offset) < samePlaceRows; });
}

void keepBest (EnvelopeAlignment& alignment)
{
    auto& matches = alignment.matches;
    std::stable_sort (matches.begin(), matches.end(), [] (const EnvelopeMatch& a, const EnvelopeMatch& b) { return a.rowsMatched > b.rowsMatched; });

    if (matches.size() > EnvelopeAlignment::mostMatches)
        matches.resize (EnvelopeAlignment::mostMatches);
}
} // namespace

double EnvelopeMatch::otherRow (double row) const noexcept
{
    const auto first = static_cast<double> (firstRow), length = static_cast<double> (endRow) - first;
    const auto share = length > 0.0 ? std::clamp ((row - first) / length, 0.0, 1.0) : 0.0;
    return row + offsetAtStart + share * (offsetAtEnd - offsetAtStart);
}

EnvelopeAlignment alignEnvelopes (std::span<const float> programmeRows, std::span<const float> otherRows)
{
    const auto programme = smoothed (programmeRows), other = smoothed (otherRows);
    const Stretches stretches (programme);
    EnvelopeAlignment alignment;

    if (! stretches.hasSignal || other.size() < stretchRows)
    {
        alignment.outcome = EnvelopeAlignment::Outcome::tooShort;
        return alignment;
    }

    if (stretches.areAllEven)
    {
        alignment.outcome = EnvelopeAlignment::Outcome::tooEven;
        return alignment;
    }

    Follower follower (programme, other);

    for (const auto& stretch : stretches.ofEach)
    {
        if (! stretch)
            continue;

        for (const auto& place : placesOf (*stretch, other))
        {
            const auto offset = place.row - static_cast<double> (stretch->firstRow);

            if (! isNew (alignment, offset))
                continue;

            alignment.matches.push_back (follower.follow (offset, place.gain, place.residual, stretch->firstRow + stretchRows / 2));
            alignment.outcome = EnvelopeAlignment::Outcome::found;
        }

        keepBest (alignment);
    }

    return alignment;
}
} // namespace twobus
