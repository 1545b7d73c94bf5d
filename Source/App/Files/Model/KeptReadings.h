#pragma once

#include "Core/Bank/MeterReadings.h"

#include <cstddef>
#include <vector>

namespace twobus
{
/** A file's readings to judge it by again, in a seventh of their room: without the channels that it has not.

    No more than mostChannels channels are kept, which is as many as a report names; the readings of all together are
    whole. About 3 kB for a stereo file.
*/
class KeptReadings
{
public:
    static constexpr std::size_t mostChannels = 8;

    KeptReadings() = default;
    explicit KeptReadings (const MeterReadings&);

    /** As they were; what was not kept reads "not measured". */
    MeterReadings readings() const;

private:
    std::vector<std::byte> bytes;
};
} // namespace twobus
