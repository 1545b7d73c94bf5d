#include "Core/Passages/EnvelopeFollower.h"

#include "Core/Base/Decibels.h"
#include "Core/Base/Spread.h"
#include "Core/Passages/PassageRecogniser.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twobus
{
namespace
{
constexpr double smallestMisfitDb = 1.0, misfitResiduals = 3.0;
constexpr std::size_t segmentRows = 50;

void noteRun (EnvelopeMatch& match, std::size_t newestRow, std::size_t length) noexcept
{
    if (length <= match.differsRows)
        return;

    match.differsRows = length;
    match.differsFirstRow = newestRow + 1 - length;
}
} // namespace

EnvelopeMatch EnvelopeFollower::follow (double offset, double gainDb, double residualDb, std::size_t fromRow)
{
    gain = gainDb;
    misfit = std::max (smallestMisfitDb, misfitResiduals * residualDb);
    loudest = highestNear (offset);

    const auto middle = fromRow / segmentRows;
    const auto numSegments = (programme.size() + segmentRows - 1) / segmentRows;
    offsets.assign (numSegments, offset);

    for (auto segment = middle; segment < numSegments; ++segment)
        offsets[segment] = offsetNear (segment, segment > middle ? offsets[segment - 1] : offset);

    for (auto segment = middle; segment-- > 0;)
        offsets[segment] = offsetNear (segment, offsets[segment + 1]);

    tally(); // with the gain of the first 10 s
    return tally(); // with the gain of all that matched
}

float EnvelopeFollower::highestNear (double offset) const noexcept
{
    auto highest = envelopeFloorDb;

    for (std::size_t row = 0; row < programme.size(); ++row)
        if (! std::isnan (programme[row]) && ! std::isnan (levelAt (other, static_cast<double> (row) + offset)))
            highest = std::max (highest, programme[row]);

    return highest;
}

EnvelopeFollower::Point EnvelopeFollower::pointAt (std::size_t row, double offset) const noexcept
{
    Point point { programme[row], levelAt (other, static_cast<double> (row) + offset) };
    const auto quiet = loudest - static_cast<float> (PassageRecogniser::quietDb);
    const auto difference = static_cast<double> (point.now - point.before) - gain;

    if (std::isnan (difference) || (point.now < quiet && point.before + static_cast<float> (gain) < quiet))
        return point;

    point.fit = std::abs (difference) <= misfit ? RowFit::fits : RowFit::differs;
    return point;
}

double EnvelopeFollower::offsetNear (std::size_t segment, double offset) const noexcept
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

        if (const auto deviation = spread.deviation(); deviation < (shift == 0.0 ? 1.0 : clearly) * bestDeviation
                                                       && (shift == 0.0 || std::isfinite (bestDeviation)))
        {
            best = offset + shift;
            bestDeviation = deviation;
        }
    }

    return best;
}

EnvelopeMatch EnvelopeFollower::tally()
{
    EnvelopeMatch match;
    Spread spread;
    auto energyNow = 0.0, energyBefore = 0.0;
    std::size_t differing = 0; ///< rows in the current run

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
} // namespace twobus
