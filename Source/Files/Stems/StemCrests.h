#pragma once

#include "Advice/StemTrims.h"
#include "Core/Stems/WorstInstants.h"
#include "Files/Stems/StemReader.h"

#include <cstddef>
#include <vector>

namespace twobus
{
/** The instants at which the sum of the stems exceeds an aim, with the value of every stem. Trims are found from these.

    There is at most one instant per 10 ms and channel, its true peak. The worst 512 are kept: see WorstInstants.
*/
class StemCrests
{
public:
    StemCrests (const StemReader& stems, std::size_t numStems, double aimDbtp);

    /** Takes one channel of the sum, with or without gains, laid out like the reader's samples of the same block. */
    void process (std::size_t channel, const float* sum, std::size_t numWindows);

    /** The stems' values without gains, in no particular order. */
    std::vector<StemValues> values() const { return rows; }

private:
    const StemReader& reader;
    std::size_t numStems;
    WorstInstants worst;
    std::vector<StemValues> rows; ///< the stems' values for each row of worst
};
} // namespace twobus
