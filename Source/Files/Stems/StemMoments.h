#pragma once

#include "Core/Bank/MeterReadings.h"
#include "Core/Peaks/TruePeakWaveform.h"
#include "Files/Stems/StemReader.h"
#include "Results/StemReport.h"

#include <cstdint>
#include <vector>

namespace twobus
{
/** Each stem's share at the worst moments of the sum.

    While the stems are read, keeps their samples around each loud moment of the sum's readings. Then finds the exact
    instant of the sum's true peak in those samples, and the value of each stem at that instant.
*/
class StemMoments
{
public:
    StemMoments (const StemReader& stems, std::size_t numStems, const MeterReadings& sum);

    /** Takes the reader's current block, which begins at firstFrame. */
    void process (std::int64_t firstFrame, std::size_t numFrames);

    /** Call this after the last block. Worst first. */
    std::vector<StemMoment> moments() const;

private:
    struct Capture
    {
        std::uint32_t channel = 0;
        std::int64_t firstFrame = 0; ///< of the samples kept
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
