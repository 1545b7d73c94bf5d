#pragma once

#include "Core/Base/ChannelLayout.h"
#include "Core/Base/MeterFormat.h"
#include "Engine/AudioCapture.h"

#include <memory>
#include <string>

namespace twobus
{
/** The stream that MeterThread measures next. */
struct MeterStream
{
    std::shared_ptr<AudioCapture> capture; ///< null: no stream for now
    ChannelLayout layout;
    float fullScale = fullScaleOf24Bits;

    /** The same source as before, opened again. If the format is the same too, the measurement continues, and the time
        between counts as lost. */
    bool continues = false;

    /** With continues: the gap was intended, or nobody played during it, so it does not count as lost. */
    bool isGapIntended = false;

    /** The previous stream ended because the player left, so the pass ends with it. */
    bool endsPass = false;

    bool dualMono = false; ///< see MeterFormat

    /** Added to everything that is measured: the known loss of the path, so that the readings are the DAW's. A stream
        of another gain begins a new measurement. */
    double addedGainDb = 0.0;

    std::string sourceName {}; ///< for row observers
};
} // namespace twobus
