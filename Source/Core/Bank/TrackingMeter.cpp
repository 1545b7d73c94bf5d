#include "Core/Bank/TrackingMeter.h"

#include "Core/Base/Decibels.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int subBlocksPerTenth = 10;
constexpr double loudestQuiet = 1.0e-4; // -40 dBFS
constexpr double unsteadiness = 4.0; // 6 dB
constexpr double loudestQuietTenth = unsteadiness * loudestQuiet;
constexpr double clearlyQuieter = 0.891; // -0.5 dB
const double heardPeak = dbToAmplitude (-50.0);

// The share of the whole power that rounding leaves of a DC offset: -130 dB.
constexpr double restingShare = 1.0e-13;

double powerAboutMean (double sum, double sumOfSquares, double frames) noexcept
{
    const auto mean = sum / frames;
    const auto power = sumOfSquares / frames;
    const auto rest = power - mean * mean;
    return rest > restingShare * power ? rest : 0.0;
}
} // namespace

void TrackingMeter::reset() noexcept { *this = {}; }

void TrackingMeter::markDiscontinuity() noexcept
{
    for (std::size_t i = 0; i < numTenths; ++i)
        push ({});

    current = {};
    numQuiet = numSilent = 0;
    humDetector.reset();
}

void TrackingMeter::process (const float* samples, std::size_t numFrames, const SampleStatistics& statistics) noexcept
{
    const auto frames = static_cast<double> (numFrames);
    const auto power = powerAboutMean (statistics.sum, statistics.sumOfSquares, frames);

    current.sum += statistics.sum;
    current.sumOfSquares += statistics.sumOfSquares;
    current.frames += frames;
    current.peak = std::max (current.peak, static_cast<double> (statistics.peak));
    current.hasSilence = current.hasSilence || power <= 0.0;
    current.leastPower += power / subBlocksPerTenth;

    // Saves time: most audio is too loud to become part of the quiet seconds in which hum is looked for.
    if (current.leastPower <= 1.1 * loudestRelevantLevel() && ! current.hasSilence)
        humDetector.process (samples, numFrames);

    if (++current.subBlocks == subBlocksPerTenth)
        endTenth();
}

double TrackingMeter::loudestRelevantLevel() const noexcept
{
    return unsteadiness * humJudgedAt.value_or (loudestQuiet);
}

void TrackingMeter::push (const Tenth& tenth) noexcept
{
    auto& place = tenths[next];
    next = (next + 1) % numTenths;

    if (place.isPlayed)
    {
        playedTenths += 1.0;
        playedPower += place.meanSquare;
    }

    place = tenth;
}

void TrackingMeter::endTenth() noexcept
{
    const auto power = powerAboutMean (current.sum, current.sumOfSquares, current.frames);
    const auto peak = current.peak - std::abs (current.sum / current.frames);

    tenthsSinceHeard = peak >= heardPeak ? 0 : std::min (tenthsSinceHeard + 1, tenthsOfHold + 1);
    push ({ power, tenthsSinceHeard <= tenthsOfHold });
    humDetector.endTenth();

    const auto isQuiet = ! current.hasSilence && power <= loudestQuietTenth;
    numQuiet = isQuiet ? std::min (numQuiet + 1, numTenths) : 0;
    numSilent = current.hasSilence ? std::min (numSilent + 1, numTenths) : 0;
    wasSilent = wasSilent || numSilent == numTenths;
    current = {};

    if (numQuiet == numTenths)
        judgeQuietSeconds();
}

void TrackingMeter::judgeQuietSeconds() noexcept
{
    auto sum = 0.0, loudest = 0.0;

    for (const auto& tenth : tenths)
    {
        sum += tenth.meanSquare;
        loudest = std::max (loudest, tenth.meanSquare);
    }

    const auto meanSquare = sum / static_cast<double> (numTenths);

    if (meanSquare > loudestQuiet || loudest > unsteadiness * meanSquare)
        return;

    noiseFloor = std::min (noiseFloor.value_or (meanSquare), meanSquare);

    if (! humJudgedAt || meanSquare < clearlyQuieter * *humJudgedAt)
    {
        humJudgedAt = meanSquare;
        hum = humDetector.find (meanSquare);
    }

    if (meanSquare > unsteadiness * *noiseFloor)
        return;

    for (auto& tenth : tenths)
        tenth.isPlayed = false;
}

void TrackingMeter::addTo (ChannelReadings& readings) const noexcept
{
    if (noiseFloor || wasSilent)
        readings.noiseFloorDbfs = powerToDb (noiseFloor.value_or (0.0));

    if (hum)
    {
        readings.humDbfs = powerToDb (hum->meanSquare);
        readings.humHz = hum->frequencyHz;
    }

    auto played = playedTenths, power = playedPower;

    for (const auto& tenth : tenths)
    {
        if (! tenth.isPlayed)
            continue;

        played += 1.0;
        power += tenth.meanSquare;
    }

    readings.secondsPlayed = played / 10.0;

    if (played > 0.0)
        readings.playedRmsDbfs = powerToDb (power / played);
}
} // namespace twobus
