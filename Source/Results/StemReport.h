#pragma once

#include "Advice/Advice.h"
#include "Core/Bank/MeterReadings.h"
#include "Core/Base/ChannelLayout.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace twobus
{
struct Stem
{
    std::string path;
    std::string name; ///< for display: the file's name without its extension
    double seconds = 0.0;
    double truePeakDbtp = 0.0; ///< of the stem itself
    double trimDb = 0.0; ///< suggested trim: negative is down, 0 for most
    bool isIncomplete = false; ///< part of it was missing or could not be read
};

struct StemMoment
{
    double seconds = 0.0; ///< in the sum
    std::uint32_t channel = 0;
    double truePeakDbtp = 0.0;
    std::vector<double> shares; ///< one for each stem, in the same order
};

/** How much each stem (files that sum to a mix) adds to the peaks: the data of the stems report.

    The sum is the stems' samples added. At each of its worst moments a stem's share is the stem's own value
    (oversampled like the true peak) divided by the sum's. The shares of one moment add up to 1, and a stem that pulls
    the other way has a negative share.
*/
struct StemReport
{
    std::vector<Stem> stems;
    double sampleRate = 0.0;
    double aimDbtp = usualAimDbtp;
    MeterReadings sum;
    Advice advice; ///< on the sum
    ChannelLayout layout; ///< of the sum
    std::vector<StemMoment> moments; ///< worst first

    bool hasTrims = false; ///< the aim was missed, and trims of a few stems reach it
    double truePeakAfterDbtp = 0.0; ///< with the trims, measured by summing again
    double masterTrimDb = 0.0; ///< the fader move that does the same and keeps the balance; 0 if none is needed

    std::optional<std::string> mixPath; ///< the mix that the sum is compared with
    std::optional<double> nullDepthDb; ///< RMS of mix less sum, relative to the mix's; minus infinity: nothing is left
    double mixGainDb = 0.0; ///< if not 0: the mix is the sum with just this gain; nullDepthDb is what then remains
    double mixDelaySeconds = 0.0; ///< if not 0: the mix is the sum, this much later; likewise
    bool mixIsInverted = false; ///< the mix is the sum with inverted polarity; likewise
    bool isEstimate = false; ///< the stems don't sum to the mix (processing in between): the shares are an estimate

    std::vector<std::string> notes; ///< sentences about padded lengths and the like
};
} // namespace twobus
