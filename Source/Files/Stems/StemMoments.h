#pragma once

#include "Core/Bank/MeterReadings.h"
#include "Core/Peaks/TruePeakWaveform.h"
#include "Files/Stems/StemReader.h"
#include "Results/StemReport.h"

#include <cstdint>
#include <vector>

namespace twobus
{
/** The share of every stem at the worst moments of their sum.

    Keeps the stems' samples around each moment of the sum's readings as they come by; then looks for the exact instant
    of the sum's true peak in them, and for the value of each stem at the same instant.
*/
class StemMoments
{
public:
    StemMoments (const StemReader& stems, std::size_t numStems, const MeterReadings& sum);

    /** The reader's block, which begins at this frame. */
    void process (std::int64_t firstFrame, std::size_t numFrames);

    /** Once all of the stems came by: the worst first. */
    std::vector<StemMoment> moments() const;

private:
    struct Capture
    {
        std::uint32_t channel = 0;
        std::int64_t firstFrame = 0; ///< of the samples
        std::vector<std::vector<float>> stems;
    };

    void add (const LoudestMoment&);
    StemMoment momentOf (const Capture&) const;

    const StemReader& reader;
    std::size_t numStems, numWindows;
    TruePeakWaveform waveform;
    std::vector<Capture> captures;
};
} // namespace twobus
