#pragma once

#include <cstdint>

namespace twobus
{
/** The rate of rows in a history, in a session log and in exports of them. */
inline constexpr double rowsPerSecond = 10.0;

/** One tenth of a second of a programme, as the history keeps it. NaN if a reading does not exist yet. */
struct MeterRow
{
    float momentaryLufs;
    float shortTermLufs;
    float truePeakDbtp; ///< the highest in this tenth of a second, over all channels
    float samplePeakDbfs;
};

/** Receives every row in order, on the thread that calls MeterBank::process. */
class MeterRowSink
{
public:
    virtual ~MeterRowSink() = default;
    virtual void meterRow (const MeterRow&) noexcept = 0;
};
} // namespace twobus
