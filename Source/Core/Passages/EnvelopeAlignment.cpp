#include "Core/Passages/EnvelopeAlignment.h"

#include "Core/Passages/EnvelopeFollower.h"
#include "Core/Passages/EnvelopeSearch.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr double samePlaceRows = 2.0;

bool isNew (const EnvelopeAlignment& alignment, double offset) noexcept
{
    return std::none_of (alignment.matches.begin(), alignment.matches.end(), [offset] (const EnvelopeMatch& match) {
        return std::abs (match.offsetAtStart - offset) < samePlaceRows
               || std::abs (match.offsetAtEnd - offset) < samePlaceRows;
    });
}

void keepBest (EnvelopeAlignment& alignment)
{
    auto& matches = alignment.matches;
    std::stable_sort (matches.begin(), matches.end(),
                      [] (const EnvelopeMatch& a, const EnvelopeMatch& b) { return a.rowsMatched > b.rowsMatched; });

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
    const auto programme = smoothedEnvelope (programmeRows), other = smoothedEnvelope (otherRows);
    const EnvelopeStretches stretches (programme);
    EnvelopeAlignment alignment;

    if (! stretches.hasSignal || other.size() < EnvelopeStretch::stretchRows)
    {
        alignment.outcome = EnvelopeAlignment::Outcome::tooShort;
        return alignment;
    }

    if (stretches.areAllEven)
    {
        alignment.outcome = EnvelopeAlignment::Outcome::tooEven;
        return alignment;
    }

    EnvelopeFollower follower (programme, other);

    for (const auto& stretch : stretches.ofEach)
    {
        if (! stretch)
            continue;

        for (const auto& place : placesOf (*stretch, other))
        {
            const auto offset = place.row - static_cast<double> (stretch->firstRow);

            if (! isNew (alignment, offset))
                continue;

            alignment.matches.push_back (follower.follow (offset, place.gain, place.residual,
                                                          stretch->firstRow + EnvelopeStretch::stretchRows / 2));
            alignment.outcome = EnvelopeAlignment::Outcome::found;
        }

        keepBest (alignment);
    }

    return alignment;
}
} // namespace twobus
