#pragma once

#include "Core/Bank/MeterReadings.h"
#include "Core/Passages/LevelEvents.h"
#include "Core/Passages/LoudMoments.h"
#include "Core/Passages/PassMeter.h"
#include "Core/Passages/PassageMemory.h"
#include "Core/Passages/PassageRecogniser.h"

#include <span>

namespace twobus
{
/** What a MeterBank remembers of the course of a programme: its passes, its loudest moments, the times over a limit,
    and where wanted its passages, to recognise them again. Keeps them in step; each says in its own header what it
    measures.

    Nothing allocates after prepare.
*/
class ProgrammeMemory
{
public:
    /** Passages take 2.2 MB more, and their search some time once there is a second pass. */
    void prepare (double sampleRate, std::size_t numChannels, bool recognisesPassages);

    /** The limit of the events stays. */
    void reset() noexcept;

    void setEventLimit (double dbtp) noexcept { events.setLimit (dbtp); }

    /** The next sub-block, and its samples: a pointer for each channel. */
    void process (const SubBlockLevels&, std::span<float* const> samples) noexcept;

    void markDiscontinuity() noexcept;

    /** The programme is over, and all that goes on in it. */
    void finish() noexcept;

    void addTo (MeterReadings&) const noexcept;

    /** 0 for none: see PassMeter. */
    std::uint32_t activePassNumber() const noexcept { return activePass; }

private:
    void followPasses() noexcept;
    void remember (const SubBlockLevels&) noexcept;
    void endStretch() noexcept;
    void markReplayed() noexcept;

    double rate = 48000.0;
    bool recognisesPassages = false;
    PassMeter passes;
    LoudMoments moments;
    LevelEvents events;
    PassageMemory passages;
    PassageRecogniser recogniser;
    std::uint32_t activePass = 0, numPasses = 0; ///< that passes had after the last sub-block; 0 for none
    bool needsStretch = false;
};
} // namespace twobus
