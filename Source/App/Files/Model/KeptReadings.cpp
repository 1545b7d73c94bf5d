#include "App/Files/Model/KeptReadings.h"

#include <algorithm>
#include <cstring>

namespace twobus
{
namespace
{
/** The channels are the last member of the readings, so keeping the first bytes keeps the first channels. */
std::size_t bytesUpTo (const MeterReadings& readings, std::size_t numChannels)
{
    const auto* begin = reinterpret_cast<const std::byte*> (&readings);
    const auto* end = reinterpret_cast<const std::byte*> (readings.channels.data() + numChannels);
    return static_cast<std::size_t> (end - begin);
}
} // namespace

KeptReadings::KeptReadings (const MeterReadings& readings)
    : bytes (bytesUpTo (readings, std::min<std::size_t> (readings.numChannels, mostChannels)))
{
    static_assert (sizeof (MeterReadings) - sizeof (MeterReadings::channels) < 4096, "20 000 of them are kept");
    std::memcpy (bytes.data(), &readings, bytes.size());
}

MeterReadings KeptReadings::readings() const
{
    MeterReadings readings;
    std::memcpy (&readings, bytes.data(), bytes.size());
    return readings;
}
} // namespace twobus
