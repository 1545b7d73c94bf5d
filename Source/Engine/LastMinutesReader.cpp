#include "Engine/LastMinutesReader.h"

#include "Core/Base/SubBlockGrid.h"
#include "Core/Loudness/GatedLoudness.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace twobus
{
namespace
{
constexpr std::uint64_t rowsPerMinute = 60 * static_cast<std::uint64_t> (rowsPerSecond);

/** The rows of a stretch whose gating block begins before the stretch. */
constexpr std::size_t rowsOfEarlierBlocks = momentarySubBlocks / gatingHopSubBlocks - 1;
} // namespace

LastMinutes readLastMinutes (const History& history, int minutes)
{
    const auto last = history.numRows();
    const auto wanted = static_cast<std::uint64_t> (minutes) * rowsPerMinute;
    const auto first = last - std::min (last, wanted);
    const auto view = history.read (first, last, wanted);

    LastMinutes readings { .minutes = minutes,
                           .secondsMeasured = static_cast<double> (view.columns.size()) / rowsPerSecond,
                           .integratedLufs = {},
                           .truePeakDbtp = {},
                           .clips = 0,
                           .secondsSinceClip = {} };
    auto truePeakDbtp = NAN;
    std::vector<float> blocks;
    blocks.reserve (view.columns.size());

    for (const auto& row : view.columns)
    {
        blocks.push_back (row.momentaryMaxLufs);
        truePeakDbtp = std::fmax (truePeakDbtp, row.truePeakMaxDbtp);
    }

    if (! std::isnan (truePeakDbtp))
        readings.truePeakDbtp = truePeakDbtp;

    const auto before = view.firstRow > 0 ? std::min (rowsOfEarlierBlocks, blocks.size()) : 0;
    readings.integratedLufs = gatedLoudnessLufs (std::span (blocks).subspan (before));
    return readings;
}

LastMinutes readLastMinutes (const History& history, int minutes, const MeterReadings& sinceReset,
                             const RecentClips& clips)
{
    auto readings = readLastMinutes (history, minutes);
    readings.clips = clips.countIn (60.0 * minutes);
    readings.secondsSinceClip = clips.secondsSinceLast();

    keepUpWith (readings, sinceReset);
    return readings;
}

void keepUpWith (LastMinutes& last, const MeterReadings& sinceReset) noexcept
{
    constexpr auto mostSecondsApart = 1.0; // the history is read a little earlier or later

    if (std::max (last.secondsMeasured, sinceReset.secondsMeasured) >= 60.0 * last.minutes
        || std::abs (last.secondsMeasured - sinceReset.secondsMeasured) >= mostSecondsApart)
        return;

    last.secondsMeasured = sinceReset.secondsMeasured;
    last.integratedLufs = sinceReset.integratedLufs;
    last.truePeakDbtp = sinceReset.truePeakDbtp;
}
} // namespace twobus
