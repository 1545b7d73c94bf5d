#pragma once

#include "Advice/StemTrims.h"
#include "Core/Peaks/TruePeakWaveform.h"
#include "Files/Stems/StemReader.h"

#include <cstddef>
#include <vector>

namespace twobus
{
/** The instants at which the sum of stems is higher than an aim, with the value of every stem: what trims are found
    from.

    One instant for each 10 ms and channel, the true peak in it; the worst 512 are kept.
*/
class StemCrests
{
public:
    static constexpr std::size_t mostKept = 512;

    StemCrests (const StemReader& stems, std::size_t numStems, double aimDbtp);

    /** One channel's sum, with gains of the stems or without, laid out as the reader's samples of the same block. */
    void process (std::size_t channel, const float* sum, std::size_t numWindows);

    /** Every stem without a gain, in any order. */
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
    double lowest; ///< that enters the list
    std::vector<Crest> heap; ///< the lowest first
};
} // namespace twobus
