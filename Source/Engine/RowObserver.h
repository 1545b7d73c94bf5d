#pragma once

#include "Core/Bank/MeterRow.h"
#include "Core/Base/MeterFormat.h"
#include "Engine/MeterSnapshot.h"

#include <cstdint>
#include <string_view>

namespace twobus
{
/** Valid during the call. */
struct RowContext
{
    std::uint64_t measurement; ///< and generation: as in the snapshots
    std::uint64_t generation;
    std::uint64_t rowNumber; ///< in the measurement, from 0 on; after an undo it goes on where the earlier one stood
    std::uint32_t pass; ///< that runs, or that may yet turn out a blip; 0 for none: see PassMeter
    std::uint64_t flatRunsAtFullScale; ///< of the measurement so far
    const MeterFormat& format;
    const StreamHealth& health; ///< of the measurement; without lostSeconds
    std::string_view sourceName; ///< as the stream named it
};

/** Gets every row of the history as it is made, and what it belongs to: for a log of the session.

    On the meter thread, right after the history got the row: to return at once, and to allocate and lock nothing.
*/
class RowObserver
{
public:
    virtual ~RowObserver() = default;
    virtual void observeRow (const MeterRow&, const RowContext&) noexcept = 0;
};
} // namespace twobus
