#pragma once

#include "Core/Bank/MeterReadings.h"

#include <cstddef>
#include <vector>

namespace twobus
{
/** A file's readings, kept so that it can be judged again, in a seventh of their size: without the channels that it
    does not have.

    At most mostChannels channels are kept, as many as a report names; the readings of all channels together are
    complete. About 3 kB for a stereo file.
*/
class KeptReadings
{
public:
    static constexpr std::size_t mostChannels = 8;

    KeptReadings() = default;
    explicit KeptReadings (const MeterReadings&);

    /** The original readings; channels that were not kept read as "not measured". */
    MeterReadings readings() const;

private:
    std::vector<std::byte> bytes;
};
} // namespace twobus
