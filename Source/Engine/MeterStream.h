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

    /** The same source as before, opened again: where the format is the same too, the measurement goes on, and
        what was missed in between counts as lost. */
    bool continues = false;

    /** With continues: what was not heard in between was left out on purpose, or nobody played it. It is not lost. */
    bool isGapIntended = false;

    /** The stream before this one ended because whoever played left: the pass ends with it. */
    bool endsPass = false;

    bool dualMono = false; ///< see MeterFormat
    std::string sourceName {}; ///< for who observes the rows
};
} // namespace twobus
