#pragma once

#include "Core/Bank/MeterReadings.h"

#include <cstdint>
#include <optional>

namespace twobus
{
struct StreamHealth
{
    std::uint64_t lostFrames = 0; ///< for whatever reason; never in the readings
    std::uint64_t droppedFrames = 0; ///< the part of them that our FIFO had no room for (exact)
    std::uint64_t interruptions = 0; ///< how often the stream was cut
    std::uint64_t framesTooFast = 0; ///< rejected because they came faster than the clock
    double lostSeconds = 0.0;
    double sampleRateBefore = 0.0; ///< if a change of the sample rate started this measurement: the old rate; else 0
};

/** What the meter thread publishes: the readings and the health of the stream, all of one instant. Only the loss can be
    newer: see MeterThread::latest. */
struct MeterSnapshot
{
    std::uint64_t sequence = 0; ///< increases at each publication
    std::uint64_t measurement = 0; ///< increases when these readings do not continue the previous ones: reset, undo,
        ///< another source or format
    std::uint64_t generation = 0; ///< increases at each prepare: another source or format
    double sampleRate = 0.0; ///< 0 before the first stream, and if the format cannot be measured
    std::int64_t endNanoseconds = 0; ///< steady clock: when the newest audio of the stream arrived
    std::optional<double> playerSeconds; ///< the player's own time there, if the source itself says it: AudioChunk
    bool isRender = false; ///< the newest audio is what the DAW renders
    bool isPaused = false;
    bool isLeftOut = false; ///< what comes is not measured, because it is no programme
    bool canUndoReset = false;
    std::uint64_t streamNumber = 0; ///< the measured stream; increases at each MeterThread::setStream
    std::uint64_t framesLostOfStream = 0; ///< the part of AudioCapture::lostFrames that the meter thread knows of
    std::uint32_t historyIndex = 0; ///< which of the meter thread's histories belongs to these readings
    StreamHealth health; ///< since the reset
    StreamHealth healthSinceSound; ///< since the first signal after the reset: a loss in silence costs no reading
    StreamHealth healthOfPass; ///< what happened between the first and the last signal of the current pass
    MeterReadings readings; ///< of the programme since the reset, pauses left out
    MeterReadings ofPass; ///< the same, but of the current pass: the running one, or the last; see PassBank
};
} // namespace twobus
