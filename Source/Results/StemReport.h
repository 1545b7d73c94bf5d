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
    std::string name; ///< to show: of the file, without its ending
    double seconds = 0.0;
    double truePeakDbtp = 0.0; ///< its own
    double trimDb = 0.0; ///< of the what-if: negative down, 0 for most
    bool isIncomplete = false; ///< not all of it was there, or could be read
};

struct StemMoment
{
    double seconds = 0.0; ///< of the sum
    std::uint32_t channel = 0;
    double truePeakDbtp = 0.0;
    std::vector<double> shares; ///< one for each stem, in the order of the stems
};

/** What stems (files that sum to a mix) make of the headroom: the data of the stems report.

    The sum is their samples added. At each of its worst moments a stem's share is its own sample value, along the sum's
    sign and oversampled as the true peak is, over the sum's: the shares of one moment add up to 1, and a stem that
    pulls the other way has a negative one.
*/
struct StemReport
{
    std::vector<Stem> stems;
    double sampleRate = 0.0;
    double aimDbtp = usualAimDbtp;
    MeterReadings sum;
    Advice advice; ///< on the sum
    ChannelLayout layout; ///< of the sum
    std::vector<StemMoment> moments; ///< the worst first

    bool hasTrims = false; ///< the aim was missed, and trims of few stems lead there
    double truePeakAfterDbtp = 0.0; ///< with the trims, by summing again
    double masterTrimDb = 0.0; ///< the fader instead, which keeps the balance; 0 where no move is asked

    std::optional<std::string> mixPath; ///< the mix they were held against
    std::optional<double> nullDepthDb; ///< RMS of mix less sum, below the mix's; minus infinity: nothing is left
    double mixGainDb = 0.0; ///< not 0: the mix is the sum, so much louder and no more; nullDepthDb is what that leaves
    double mixDelaySeconds = 0.0; ///< not 0: the mix is the sum so much later; likewise
    bool mixIsInverted = false; ///< the mix is the sum, upside down; likewise
    bool isEstimate = false; ///< the stems are not the mix: processing in between, and the shares are an estimate

    std::vector<std::string> notes; ///< sentences: padded lengths and the like
};
} // namespace twobus
