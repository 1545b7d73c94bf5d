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

    The trace does not depend on the sizes of the blocks, nor on whether the samples or the rows of a block come first.
    Nothing is allocated after the constructor. Samples that a MeterBank takes for silence (no numbers, or above +120
    dBFS) are left out here too.
*/
class TraceRecorder : public MeterRowSink
{
public:
    explicit TraceRecorder (double sampleRate);

    void process (const AudioBlock&) noexcept;

    /** The next tenth of a second. */
    void meterRow (const MeterRow&) noexcept override;

    /** Of what has come so far. A last tenth of a second that is not whole has no row: its true peak is given as that
        of its samples, which it is not below. */
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
