#include "Files/Stems/StemCrests.h"

namespace twobus
{
StemCrests::StemCrests (const StemReader& stems, std::size_t numberOfStems, double aimDbtp)
    : reader (stems), numStems (numberOfStems)
{
    worst.prepare (stems.sampleRate(), aimDbtp);
}

void StemCrests::process (std::size_t channel, const float* sum, std::size_t numWindows)
{
    worst.process (sum, numWindows, [&] (std::size_t row, const PeakInstant& instant) {
        rows.resize (worst.size());
        rows[row].resize (numStems);

        for (std::size_t stem = 0; stem < numStems; ++stem)
            rows[row][stem] = worst.waveform().at (reader.samples (stem, channel) + instant.frame, instant.point);
    });
}
} // namespace twobus
