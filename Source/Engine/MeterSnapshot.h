#pragma once

#include "Core/Bank/MeterReadings.h"

#include <cstdint>

namespace twobus
{
struct StreamHealth
{
    std::uint64_t lostFrames = 0; ///< since the last reset, whatever the reason: never in the readings
    std::uint64_t droppedFrames = 0; ///< of them, those that our FIFO had no room for (exact)
    std::uint64_t interruptions = 0; ///< how often the stream was cut
    std::uint64_t framesTooFast = 0; ///< refused: they came faster than the clock
    double lostSeconds = 0.0;
    double sampleRateBefore = 0.0; ///< of a measurement that a change of the rate ended by starting this one; else 0
};

/** What the meter thread publishes: the readings and the health of the stream, all of one instant. Only loss may be
    newer: see MeterThread::latest. */
struct MeterSnapshot
{
    std::uint64_t sequence = 0; ///< one more at each publication
    std::uint64_t measurement = 0; ///< one more whenever these readings do not continue the ones before: reset, undo,
        ///< another source or format
    std::uint64_t generation = 0; ///< one more at each prepare: another source or format
    double sampleRate = 0.0; ///< 0 before the first stream, and for one whose format cannot be measured
    std::int64_t endNanoseconds = 0; ///< when the newest audio of the stream arrived, of the steady clock
    bool isPaused = false;
    bool canUndoReset = false;
    std::uint64_t streamNumber = 0; ///< of the stream that is measured: one more at each MeterThread::setStream
    std::uint64_t framesLostOfStream = 0; ///< of AudioCapture::lostFrames those that the meter thread knows of
    std::uint32_t historyIndex = 0; ///< which of the meter thread's histories belongs to these readings
    StreamHealth health;
    MeterReadings readings;
};
} // namespace twobus
