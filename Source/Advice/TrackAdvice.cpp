#include "Advice/TrackAdvice.h"

#include "Advice/StemTrims.h"
#include "Core/Base/Decibels.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace twobus
{
namespace
{
/** Trims are found for the worst instants first; those that are then still too high are added. */
constexpr std::size_t firstInstants = 64;
constexpr int mostRounds = 4;

/** A live view has less time than the report on stems. */
constexpr std::size_t triesPerRound = 20000;

/** By how much rounding can exceed an aim that the gains meet exactly. */
constexpr double rounding = 1.0e-9;

/** For each track, the lowest number among those that it cannot be told apart from. */
std::vector<std::size_t> groupsOf (std::size_t numTracks, const AlikeTracks& then, const AlikeTracks& now)
{
    std::vector<std::size_t> groups (numTracks);
    std::iota (groups.begin(), groups.end(), std::size_t {});

    for (const auto* alike : { &then, &now })
        for (const auto& group : *alike)
            for (const auto track : group)
            {
                const auto a = groups[track], b = groups[group.front()];

                for (auto& other : groups)
                    if (other == a || other == b)
                        other = std::min (a, b);
            }

    return groups;
}

std::vector<TrackShare> sharesOf (const TrackMoment& moment, const AlikeTracks& now)
{
    const auto numTracks = moment.values.size();
    const auto groups = groupsOf (numTracks, moment.alike, now);
    std::vector<TrackShare> shares;

    for (std::size_t first = 0; first < numTracks; ++first)
    {
        TrackShare share;

        for (auto track = first; track < numTracks; ++track)
            if (groups[track] == first)
            {
                share.tracks.push_back (track);
                share.share += moment.values[track] / moment.value;
            }

        if (! share.tracks.empty())
            shares.push_back (std::move (share));
    }

    std::stable_sort (shares.begin(), shares.end(), [] (auto& a, auto& b) { return a.share > b.share; });
    return shares;
}

//==============================================================================
/** Each share's value at an instant, then the rest, which keeps its level. */
StemValues valuesOf (const TrackInstant& instant, const std::vector<TrackShare>& shares)
{
    StemValues values;

    for (const auto& share : shares)
        values.push_back (
            std::accumulate (share.tracks.begin(), share.tracks.end(), 0.0,
                             [&] (double sum, std::size_t track) { return sum + instant.values[track]; }));

    values.push_back (instant.rest);
    return values;
}

double magnitudeWith (const StemValues& values, const std::vector<double>& gains)
{
    return std::abs (std::inner_product (gains.begin(), gains.end(), values.begin(), values.back()));
}

/** The smallest trims that hold for all instants; empty if there are none. */
std::optional<std::vector<double>> trimsFor (std::vector<StemValues> instants, std::size_t numShares, double aimDbtp)
{
    std::vector<double> gains (numShares, 1.0);
    const auto isWorse = [&gains] (const StemValues& a, const StemValues& b) {
        return magnitudeWith (a, gains) > magnitudeWith (b, gains);
    };
    const auto highest = dbToAmplitude (aimDbtp) * (1.0 + rounding);
    StemTrimLimits limits;
    limits.numFixed = 1;
    limits.mostTries = triesPerRound;
    std::size_t numUsed = 0;

    for (int round = 0; round < mostRounds; ++round)
    {
        // The instants that are worst with the trims so far join those that the trims were found for.
        const auto numMore = std::min (firstInstants, instants.size() - numUsed);
        const auto used = instants.begin() + static_cast<std::ptrdiff_t> (numUsed);
        std::partial_sort (used, used + static_cast<std::ptrdiff_t> (numMore), instants.end(), isWorse);
        numUsed += numMore;
        const auto trims = smallestTrims ({ instants.data(), numUsed }, aimDbtp, limits);

        if (! trims)
            return std::nullopt;

        std::transform (trims->begin(), trims->end(), gains.begin(), dbToAmplitude);

        if (std::all_of (instants.begin(), instants.end(),
                         [&] (const StemValues& values) { return magnitudeWith (values, gains) <= highest; }))
            return trims;
    }

    return std::nullopt;
}

void findTrims (TrackAdvice& advice, const std::vector<TrackInstant>& instants, double aimDbtp)
{
    std::vector<StemValues> values;

    for (const auto& instant : instants)
        values.push_back (valuesOf (instant, advice.shares));

    const auto trims = values.empty() ? std::nullopt : trimsFor (std::move (values), advice.shares.size(), aimDbtp);

    if (! trims)
        return;

    for (std::size_t i = 0; i < advice.shares.size(); ++i)
    {
        advice.shares[i].trimDb = (*trims)[i];
        advice.hasTrims = advice.hasTrims || (*trims)[i] < 0.0;
    }
}

TrackTrust trustOf (const std::optional<double>& restDb)
{
    if (! restDb)
        return TrackTrust::waiting;

    return *restDb <= sharesRealUpToDb        ? TrackTrust::real
           : *restDb <= sharesEstimatedUpToDb ? TrackTrust::estimate
                                              : TrackTrust::refused;
}
} // namespace

TrackAdvice adviseTracks (const TrackShareReadings& readings, double aimDbtp)
{
    TrackAdvice advice;

    for (std::size_t track = 0; track < readings.isHeard.size(); ++track)
        if (! readings.isHeard[track])
            advice.unheard.push_back (track);

    if (! readings.moments.empty())
        advice.worst = readings.moments.front();

    advice.restDb = readings.restDb && advice.worst ? std::optional (advice.worst->restDb) : readings.restDb;
    advice.trust = trustOf (advice.restDb);

    if (advice.trust == TrackTrust::estimate || advice.trust == TrackTrust::refused)
        advice.restBandHz = readings.restBandHz;

    if (! advice.worst || advice.trust == TrackTrust::waiting || advice.trust == TrackTrust::refused)
        return advice;

    advice.shares = sharesOf (*advice.worst, readings.alike);
    advice.restShare = advice.worst->rest / advice.worst->value;
    advice.isOverAim = advice.worst->truePeakDbtp > aimDbtp;

    if (advice.isOverAim)
        findTrims (advice, readings.instants, aimDbtp);

    return advice;
}
} // namespace twobus
