#pragma once

#include "Core/Bank/MeterReadings.h"
#include "Core/Base/SampleStatistics.h"
#include "Core/Faults/HumDetector.h"

#include <array>
#include <optional>

namespace twobus
{
/** What only recording asks of one channel: the noise floor and the hum of its quiet seconds, and how long and how
    loud it was played.

    All of it advances a tenth of a second at a time, which is ten sub-blocks. Power is that of the tenth about its own
    mean: neither a direct component nor what is slower than some 5 Hz is in it.

    - Quiet seconds are 3 s below -40 dBFS (RMS), none of whose tenths is more than 6 dB above their mean, and in
      whose every 10 ms the converter moved. Whoever plays as softly as that and as steadily is taken for noise until
      it is quieter: the lowest 3 s count. An amplifier's hum and hiss above -40 dBFS are not told from playing.
    - Noise floor: the RMS of the quietest of these. Samples that do not move for 3 s are no converter's: minus
      infinity, until there are quiet seconds. Noise that rests for 10 ms at a time (less than a step of 16 bits) is
      taken for the same.
    - Hum: of those seconds, looked for afresh when they are 0.5 dB quieter than before. See HumDetector.
    - Played: the tenths with a peak of at least -50 dBFS, and the second after each, so that the pauses between
      drum beats count. Quiet seconds up to 6 dB above the noise floor do not, whatever the peaks of their noise.

    Bounded work and memory, no allocation: 0.01 ns a sample, 0.3 in quiet seconds.
*/
class TrackingMeter
{
public:
    void reset() noexcept;

    /** Quiet seconds do not go across. */
    void markDiscontinuity() noexcept;

    /** One whole sub-block and what is known of its samples. */
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

    /** The tenth that goes on. */
    struct Sums
    {
        double sum = 0.0, sumOfSquares = 0.0, frames = 0.0, peak = 0.0;
        double leastPower = 0.0; ///< that of its sub-blocks about their own means, and so of the whole at least
        int subBlocks = 0;
        bool hasSilence = false;
    };

    void endTenth() noexcept;
    double loudestOfInterest() const noexcept;
    void judgeQuietSeconds() noexcept;
    void push (const Tenth&) noexcept;

    Sums current;
    std::array<Tenth, numTenths> tenths {};
    std::size_t next = 0, numQuiet = 0, numSilent = 0; ///< tenths in a row, up to numTenths
    int tenthsSinceHeard = tenthsOfHold + 1;
    bool wasSilent = false;

    HumDetector humDetector;
    std::optional<double> noiseFloor, humJudgedAt; ///< mean squares
    std::optional<MainsHum> hum;

    double playedTenths = 0.0, playedPower = 0.0; ///< of those that have left the last 3 s
};
} // namespace twobus
