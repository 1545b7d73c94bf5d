#pragma once

#include "Core/Bank/MeterReadings.h"
#include "Core/Base/SampleStatistics.h"
#include "Core/Faults/HumDetector.h"

#include <array>
#include <optional>

namespace twobus
{
/** Measures what only recording needs of one channel: the noise floor and the hum in its quiet seconds, and how long
    and how loud it was played.

    Everything advances a tenth of a second (ten sub-blocks) at a time. Power is that of the tenth about its own mean,
    so it contains neither DC nor anything slower than some 5 Hz.

    - Quiet seconds are 3 s below -40 dBFS (RMS), in which no tenth is more than 6 dB above the mean of the 3 s and the
      converter's samples changed in every 10 ms. Playing that is as soft and as steady as that counts as noise until it
      gets quieter: the lowest 3 s count. An amplifier's hum and hiss above -40 dBFS can't be told from playing.
    - Noise floor: the RMS of the quietest of these 3 s. Samples that don't change for 3 s don't come from a converter:
      the noise floor is then minus infinity, until there are quiet seconds. Noise that stays still for 10 ms at a time
      (less than a step of 16 bits) is treated the same way.
    - Hum: measured in quiet seconds, and again whenever they are 0.5 dB quieter than before. See HumDetector.
    - Played: the tenths with a peak of at least -50 dBFS, and the second after each, so that the pauses between drum
      beats count. Quiet seconds up to 6 dB above the noise floor don't count, whatever the peaks of their noise.

    Bounded work and memory, no allocation: 0.01 ns a sample, 0.3 in quiet seconds.
*/
class TrackingMeter
{
public:
    void reset() noexcept;

    /** Quiet seconds cannot reach across the cut. */
    void markDiscontinuity() noexcept;

    /** Processes one whole sub-block. The statistics are those of its samples. */
    void process (const float* samples, std::size_t numFrames, const SampleStatistics&) noexcept;

    void addTo (ChannelReadings&) const noexcept;

private:
    static constexpr std::size_t numTenths = HumDetector::numTenths;
    static constexpr int tenthsOfHold = 10;

    struct Tenth
    {
        double meanSquare = 0.0;
        bool isPlayed = false;
    };

    /** Sums over the running tenth. */
    struct Sums
    {
        double sum = 0.0, sumOfSquares = 0.0, frames = 0.0, peak = 0.0;
        double leastPower = 0.0; ///< of its sub-blocks about their own means: the tenth's power is at least this
        int subBlocks = 0;
        bool hasSilence = false;
    };

    void endTenth() noexcept;
    double loudestRelevantLevel() const noexcept;
    void judgeQuietSeconds() noexcept;
    void push (const Tenth&) noexcept;

    Sums current;
    std::array<Tenth, numTenths> tenths {};
    std::size_t next = 0, numQuiet = 0, numSilent = 0; ///< numQuiet and numSilent: tenths in a row, up to numTenths
    int tenthsSinceHeard = tenthsOfHold + 1;
    bool wasSilent = false;

    HumDetector humDetector;
    std::optional<double> noiseFloor, humJudgedAt; ///< mean squares
    std::optional<MainsHum> hum;

    double playedTenths = 0.0, playedPower = 0.0; ///< of the tenths that have left the last 3 s
};
} // namespace twobus
