#pragma once

#include "Advice/Advice.h"
#include "Core/Bank/LastMinutes.h"
#include "Core/Bank/MeterReadings.h"
#include "Core/Base/ChannelLayout.h"
#include "Present/Base/RmsConvention.h"
#include "Present/Meters/LevelMeter.h"
#include "Present/Reports/EnsembleText.h"

#include <optional>
#include <string>

/** @file
    A line of `twobus-cli meter`, ten a second: for people, or as a JSON object. Without a line break at the end.
*/
namespace twobus
{
struct LiveState
{
    std::string device;
    ChannelLayout layout;
    double sampleRate = 0.0; ///< 0 while there is no stream
    double lostSeconds = 0.0;
    std::uint64_t lostFrames = 0;
    std::uint64_t interruptions = 0;
    std::string message; ///< what is wrong with the source; empty if nothing is
    LevelMeter levelMeter = LevelMeter::peakAndRms; ///< the reading of any other meter is added to the line
    bool countsAsDualMono = false; ///< see MeterFormat
    RmsConvention rms = RmsConvention::mathematical;
    std::optional<LastMinutes> lastMinutes {}; ///< if asked for
    double addedGainDb = 0.0; ///< see Choices
    std::optional<TapsTogether> taps {}; ///< if the DAW has several
};

/** Says that a change of the sample rate started a new measurement. */
std::string rateChangeText (double sampleRateBefore, double sampleRate);

std::string liveTextLine (const MeterReadings&, const Advice&, const Choices&, const LiveState&);
std::string liveJsonLine (const MeterReadings&, const Advice&, const LiveState&);
} // namespace twobus
