#include "Files/Stems/StemCrests.h"

#include "Core/Base/Decibels.h"
#include "Core/Base/SubBlockGrid.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace twobus
{
StemCrests::StemCrests (const StemReader& stems, std::size_t numberOfStems, double aimDbtp)
    : reader (stems), numStems (numberOfStems),
      framesApart (static_cast<std::size_t> (stems.sampleRate() / subBlocksPerSecond)), lowest (dbToAmplitude (aimDbtp))
{
    waveform.prepare (stems.sampleRate());
}

void StemCrests::process (std::size_t channel, const float* sum, std::size_t numWindows)
{
    for (std::size_t first = 0; first < numWindows; first += framesApart)
    {
        const auto length = std::min (framesApart, numWindows - first);

        if (waveform.highestMagnitude (sum + first, length) <= lowest)
            continue;

        const auto instant = waveform.highest (sum + first, length);
        StemValues values (numStems);

        for (std::size_t stem = 0; stem < numStems; ++stem)
            values[stem] = waveform.at (reader.samples (stem, channel) + first + instant.frame, instant.point);

        keep (std::abs (instant.value), std::move (values));
    }
}

void StemCrests::keep (double magnitude, StemValues values)
{
    const auto isHigher = [] (const Crest& a, const Crest& b) { return a.magnitude > b.magnitude; };
    heap.push_back ({ magnitude, std::move (values) });
    std::push_heap (heap.begin(), heap.end(), isHigher);

    if (heap.size() <= mostKept)
        return;

    std::pop_heap (heap.begin(), heap.end(), isHigher);
    heap.pop_back();
    lowest = heap.front().magnitude;
}

std::vector<StemValues> StemCrests::values() const
{
    std::vector<StemValues> all;

    for (const auto& crest : heap)
        all.push_back (crest.values);

    return all;
}
} // namespace twobus
