#include "Core/Passages/LoudMoments.h"

#include "Core/Base/Decibels.h"

#include <algorithm>

namespace twobus
{
void LoudMoments::prepare (double sampleRate, std::size_t numChannels)
{
    rate = sampleRate;
    band.prepare (sampleRate, numChannels);
    reset();
}

void LoudMoments::reset() noexcept
{
    count = 0;
    candidate.reset();
    truePeaks.clear();
    band.clear();
}

bool LoudMoments::process (const SubBlockLevels& levels, std::span<const float* const> samples,
                           std::uint32_t pass) noexcept
{
    band.append (samples, levels.numFrames);

    if (candidate)
    {
        ++candidate->age;
        candidate->framesSinceMiddle += levels.numFrames;

        // Flat tops become certain only after there have been several.
        if (levels.cause == Cause::flatAtFullScale || levels.cause == Cause::flatBelowFullScale)
            candidate->moment.cause = levels.cause;
    }

    const auto isHighest =
        levels.truePeak > (candidate ? candidate->truePeak : truePeaks.largestOfNewest (apartSubBlocks));
    const auto begins = pass > 0 && isHighest;

    if (begins)
        begin (levels, pass);

    truePeaks.push (levels.truePeak);

    if (candidate && candidate->age == DominantBand::numSubBlocksAfter)
        captureBand();

    if (candidate && candidate->age >= apartSubBlocks)
        finish();

    return begins;
}

void LoudMoments::begin (const SubBlockLevels& levels, std::uint32_t pass) noexcept
{
    candidate = Candidate {}; // clang 14 finds no emplace for a nested class with initialisers
    candidate->truePeak = levels.truePeak;
    candidate->framesSinceMiddle = levels.numFrames / 2;

    auto& moment = candidate->moment;
    moment.seconds = static_cast<double> (levels.firstFrame) / rate;
    moment.pass = pass;
    moment.channel = levels.channel;
    moment.samplePeakDbfs = amplitudeToDb (levels.samplePeak);
    moment.truePeakDbtp = amplitudeToDb (levels.truePeak);
    moment.cause = levels.cause;
}

void LoudMoments::captureBand() noexcept
{
    band.capture (candidate->moment.channel, candidate->framesSinceMiddle);
    candidate->isCaptured = true;
}

void LoudMoments::markDiscontinuity() noexcept
{
    if (candidate && ! candidate->isCaptured)
        captureBand();

    band.clear();
}

void LoudMoments::finish() noexcept
{
    if (! candidate)
        return;

    if (! candidate->isCaptured)
        captureBand();

    auto& moment = candidate->moment;
    const auto place =
        std::upper_bound (list.begin(), list.begin() + static_cast<std::ptrdiff_t> (count), moment,
                          [] (const LoudMoment& a, const LoudMoment& b) { return a.truePeakDbtp > b.truePeakDbtp; });

    if (place != list.end())
    {
        moment.octaveBandHz = band.centreHz();
        count = std::min (count + 1, list.size());
        std::move_backward (place, list.begin() + static_cast<std::ptrdiff_t> (count) - 1,
                            list.begin() + static_cast<std::ptrdiff_t> (count));
        *place = moment;
    }

    candidate.reset();
}

void LoudMoments::withdrawPass (std::uint32_t number) noexcept
{
    for (auto& moment : list)
        if (moment.pass == number)
            moment.pass = 0;

    if (candidate && candidate->moment.pass == number)
        candidate->moment.pass = 0;
}

void LoudMoments::markReplayed (double fromSeconds, double toSeconds) noexcept
{
    for (auto& moment : list)
        moment.isReplayed = moment.isReplayed || (moment.seconds >= fromSeconds && moment.seconds < toSeconds);
}
} // namespace twobus
