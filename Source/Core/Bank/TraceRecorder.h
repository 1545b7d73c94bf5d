#pragma once

#include "Core/Bank/MeterRow.h"
#include "Core/Bank/ProgrammeTrace.h"
#include "Core/Base/AudioBlock.h"
#include "Core/Base/SubBlockGrid.h"

#include <cstdint>

namespace twobus
{
/** Records a ProgrammeTrace while a programme is measured: it takes the same blocks as the MeterBank, and the bank's
    rows.

    The trace does not depend on block sizes, nor on whether the samples or the rows of a block come first. Nothing is
    allocated after the constructor. Samples that a MeterBank replaces by 0 (not a number, or above +120 dBFS) are left
    out here too.
*/
class TraceRecorder : public MeterRowSink
{
public:
    explicit TraceRecorder (double sampleRate);

    void process (const AudioBlock&) noexcept;

    /** Adds the next tenth of a second. */
    void meterRow (const MeterRow&) noexcept override;

    /** The trace of the audio so far. If the last tenth of a second is incomplete it has no row, so its sample peak
        stands in for its true peak, which is no lower. */
    ProgrammeTrace trace() const;

private:
    TraceColumn& columnOf (std::uint64_t tenth) noexcept;
    void halve() noexcept;

    SubBlockGrid grid;
    ProgrammeTrace recorded;
    std::uint64_t tenthsPerColumn = 1, tenth = 0, rows = 0;
    std::int64_t frame = 0, endOfTenth = 0;
};
} // namespace twobus
