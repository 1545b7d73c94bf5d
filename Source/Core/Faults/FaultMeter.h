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
/** What a file's samples tell of faults in its making: the detectors of FaultReadings over one programme.

    It stands beside a MeterBank and gets the same blocks, as they are in the file; what is no number counts as silence.
    What levels, counts and the spectrum tell (clipping, DC, upsampling) is in MeterReadings.

    Use: prepare, process block after block, flush, readings. Nothing is allocated after prepare, memory does not grow
    with the file, and the readings are the same to the bit whatever blocks it comes in. One thread at a time.
*/
class FaultMeter
{
public:
    /** The format must be one that can be measured. */
    void prepare (const MeterFormat&);

    /** A block of another channel count than the format's is left out. */
    void process (const AudioBlock&) noexcept;

    /** The file is over: its last samples are looked at. */
    void flush() noexcept;

    FaultReadings readings() const noexcept;

private:
    /** Detectors get pieces of whole milliseconds, and the last one as it is. */
    static constexpr std::size_t slotsPerPiece = 16;

    void processPiece (const float* const* channels, std::size_t numFrames) noexcept;
    void processSlot (std::size_t firstFrame, std::size_t numFrames) noexcept;

    ProgrammeEdges edges;
    ChannelCopies copies;
    SampleWidth width;
    std::vector<UnditheredSteps> steps;

    std::size_t pieceFrames = 0, pendingFrames = 0;
    std::vector<std::vector<float>> pending;
    std::vector<const float*> pendingChannels; ///< where the pending samples of each channel are
    std::vector<const float*> piece, slot; ///< where those are that are looked at
    std::vector<float> piecePeaks;
};
} // namespace twobus
