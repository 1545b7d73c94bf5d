#include "Present/Base/RmsConvention.h"

#include "Core/Base/Decibels.h"

namespace twobus
{
std::optional<double> shownRms (std::optional<double> mathematicalDbfs, RmsConvention convention) noexcept
{
    if (mathematicalDbfs && convention == RmsConvention::aes17)
        *mathematicalDbfs += aes17OffsetDb;

    return mathematicalDbfs;
}

MeterReadings withShownRms (const MeterReadings& mathematical, RmsConvention convention) noexcept
{
    auto shown = mathematical;
    shown.rmsDbfs = shownRms (shown.rmsDbfs, convention);
    shown.rmsWindowDbfs = shownRms (shown.rmsWindowDbfs, convention);

    for (auto& channel : shown.channels)
    {
        channel.rmsDbfs = shownRms (channel.rmsDbfs, convention);
        channel.rmsWindowDbfs = shownRms (channel.rmsWindowDbfs, convention);
    }

    return shown;
}

std::string_view rmsLabel (RmsConvention convention) noexcept
{
    return convention == RmsConvention::aes17 ? "RMS (AES17)" : "RMS";
}
} // namespace twobus
