#pragma once

#include "Advice/StemTrims.h"
#include "Core/Peaks/TruePeakWaveform.h"
#include "Files/Stems/StemReader.h"

#include <cstddef>
#include <vector>

namespace twobus
{
/** The instants at which the sum of the stems exceeds an aim, with the value of every stem. Trims are found from these.

    There is at most one instant per 10 ms and channel, its true peak. The worst 512 are kept.
*/
class StemCrests
{
public:
    static constexpr std::size_t mostKept = 512;

    StemCrests (const StemReader& stems, std::size_t numStems, double aimDbtp);

    /** Takes one channel of the sum, with or without gains, laid out like the reader's samples of the same block. */
    void process (std::size_t channel, const float* sum, std::size_t numWindows);

    /** The stems' values without gains, in no particular order. */
    std::vector<StemValues> values() const;

private:
    struct Crest
    {
        double magnitude = 0.0;
        StemValues values;
    };

    void keep (double magnitude, StemValues values);

    const StemReader& reader;
    std::size_t numStems;
    std::size_t framesApart;
    TruePeakWaveform waveform;
    double lowest; ///< the magnitude that an instant must exceed to be kept
    std::vector<Crest> heap; ///< lowest first
};
} // namespace twobus
