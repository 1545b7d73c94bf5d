#pragma once

#include <cstdint>

namespace twobus
{
/** Of a history, of a session log and of what is exported from them. */
inline constexpr double rowsPerSecond = 10.0;

/** One tenth of a second of a programme, as the history keeps it. NaN where a reading does not exist yet. */
struct MeterRow
{
    float momentaryLufs;
    float shortTermLufs;
    float truePeakDbtp; ///< the highest of this tenth of a second, over all channels
    float samplePeakDbfs;
};

/** Gets every row, on the thread that calls MeterBank::process, in order. */
class MeterRowSink
{
public:
    virtual ~MeterRowSink() = default;
    virtual void meterRow (const MeterRow&) noexcept = 0;
};
} // namespace twobus
