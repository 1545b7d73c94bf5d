#pragma once

#include "Core/Base/Decibels.h"
#include "Core/Base/SubBlockGrid.h"
#include "Core/Peaks/TruePeakWaveform.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace twobus
{
/** The instants at which a sum is too high: at most one per 10 ms, its true peak. The worst 512 are kept. Trims are
    found from these.

    Each instant has a row, from 0 to 511, in which the caller keeps what it needs to know of it. A row is used again
    when a worse instant takes its place. Nothing allocates after prepare.
*/
class WorstInstants
{
public:
    static constexpr std::size_t mostKept = 512;

    /** Only instants above the aim are kept. */
    void prepare (double sampleRate, double aimDbtp)
    {
        framesApart = static_cast<std::size_t> (sampleRate / subBlocksPerSecond);
        aim = dbToAmplitude (aimDbtp);
        form.prepare (sampleRate);
        heap.reserve (mostKept);
        clear();
    }

    void clear() noexcept
    {
        heap.clear();
        lowest = aim;
    }

    /** Rows 0 to size() - 1 are in use. */
    std::size_t size() const noexcept { return heap.size(); }

    const TruePeakWaveform& waveform() const noexcept { return form; }

    /** Looks at the next numWindows windows of 48 samples of one channel of the sum. Calls keep (row, instant) for each
        instant that is kept; instant.frame counts from sum. */
    template <typename Keep>
    void process (const float* sum, std::size_t numWindows, Keep&& keep)
    {
        for (std::size_t first = 0; first < numWindows; first += framesApart)
        {
            const auto length = std::min (framesApart, numWindows - first);

            if (form.highestMagnitude (sum + first, length) <= lowest)
                continue;

            auto instant = form.highest (sum + first, length);
            instant.frame += first;
            keep (rowFor (std::abs (instant.value)), instant);
        }
    }

private:
    struct Entry
    {
        double magnitude;
        std::size_t row;
    };

    static bool isHigher (const Entry& a, const Entry& b) noexcept { return a.magnitude > b.magnitude; }

    std::size_t rowFor (double magnitude) noexcept
    {
        auto row = heap.size();

        if (heap.size() == mostKept)
        {
            std::pop_heap (heap.begin(), heap.end(), isHigher);
            row = heap.back().row;
            heap.pop_back();
        }

        heap.push_back ({ magnitude, row });
        std::push_heap (heap.begin(), heap.end(), isHigher);

        if (heap.size() == mostKept)
            lowest = heap.front().magnitude;

        return row;
    }

    std::size_t framesApart = 480;
    double aim = 1.0;
    double lowest = 1.0; ///< the magnitude that an instant must exceed to be kept
    TruePeakWaveform form;
    std::vector<Entry> heap; ///< lowest first
};
} // namespace twobus
