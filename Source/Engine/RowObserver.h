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
    std::uint64_t measurement; ///< measurement and generation: as in the snapshots
    std::uint64_t generation;
    std::uint64_t rowNumber; ///< in the measurement, from 0; after an undo it continues that measurement
    std::uint32_t pass; ///< the running pass, even if it can still turn out a blip; 0 for none: see PassMeter
    std::uint64_t flatRunsAtFullScale; ///< of the measurement so far
    const MeterFormat& format;
    const StreamHealth& health; ///< of the measurement; without lostSeconds
    std::string_view sourceName; ///< from MeterStream
};

/** Receives every row of the history and what it belongs to, for a log of the session.

    Called on the meter thread, right after the history got the row. It must return at once, and must not allocate or
    lock.
*/
class RowObserver
{
public:
    virtual ~RowObserver() = default;
    virtual void observeRow (const MeterRow&, const RowContext&) noexcept = 0;
};
} // namespace twobus
