#pragma once

#include "Core/Base/AudioBlock.h"
#include "Core/Base/MeterFormat.h"
#include "Core/Faults/ChannelCopies.h"
#include "Core/Faults/FaultReadings.h"
#include "Core/Faults/ProgrammeEdges.h"
#include "Core/Faults/SampleWidth.h"
#include "Core/Faults/UnditheredSteps.h"

#include <vector>

namespace twobus
{
/** Finds faults in the making of a file from its samples: runs the detectors of FaultReadings over one programme.

    It runs beside a MeterBank and gets the same blocks, unchanged from the file; NaN and infinity count as silence.
    Faults that show in levels, counts and the spectrum (clipping, DC, upsampling) are in MeterReadings.

    Use: prepare, process block after block, flush, readings. Nothing is allocated after prepare, memory does not grow
    with the file, and the readings are bit for bit the same whatever the block sizes. One thread at a time.
*/
class FaultMeter
{
public:
    /** The format must be measurable. */
    void prepare (const MeterFormat&);

    /** Ignores a block whose channel count is not the format's. */
    void process (const AudioBlock&) noexcept;

    /** The file is over: processes its last samples. */
    void flush() noexcept;

    FaultReadings readings() const noexcept;

private:
    /** The detectors get pieces of a whole number of milliseconds, except the last one, which can be shorter. */
    static constexpr std::size_t slotsPerPiece = 16;

    void processPiece (const float* const* channels, std::size_t numFrames) noexcept;
    void processSlot (std::size_t firstFrame, std::size_t numFrames) noexcept;

    ProgrammeEdges edges;
    ChannelCopies copies;
    SampleWidth width;
    std::vector<UnditheredSteps> steps;

    std::size_t pieceFrames = 0, pendingFrames = 0;
    std::vector<std::vector<float>> pending;
    std::vector<const float*> pendingChannels; ///< the pending samples of each channel
    std::vector<const float*> piece, slot; ///< the samples that are processed now
    std::vector<float> piecePeaks;
};
} // namespace twobus
