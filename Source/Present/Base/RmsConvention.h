#pragma once

#include "Core/Bank/MeterReadings.h"

#include <optional>
#include <string_view>

namespace twobus
{
/** Which RMS is shown. Readings always hold the mathematical RMS; AES17 (IEC 61606) calls the RMS of a full-scale sine
    0 dBFS, which is 10 log10 (2) = 3.01 dB more.

    A full-scale sine, triangle and square read -3.01, -4.77 and 0.00 dBFS mathematically, and 0.00, -1.76 and +3.01
    dBFS in AES17. The crest factor never changes: it comes from the mathematical RMS.
*/
enum class RmsConvention
{
    mathematical,
    aes17
};

/** The level to show for a reading of mathematical RMS. Silence and "not measured" don't change. */
std::optional<double> shownRms (std::optional<double> mathematicalDbfs, RmsConvention) noexcept;

/** The same readings, with every RMS converted for display. */
MeterReadings withShownRms (const MeterReadings&, RmsConvention) noexcept;

/** "RMS" or "RMS (AES17)": the label beside every RMS level that is shown. */
std::string_view rmsLabel (RmsConvention) noexcept;
} // namespace twobus
