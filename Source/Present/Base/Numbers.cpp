#include "Present/Base/Numbers.h"

#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
int decimalsOfLimit (double limit) { return limit == std::round (limit) ? 0 : 1; }

/** Rounded as shownLevel does, ties away from zero, so that the text shows the number that was compared. */
std::string magnitudeText (double magnitude, int decimals)
{
    const auto scale = std::pow (10.0, decimals);
    return std::isinf (magnitude) ? "∞" : fmt::format ("{:.{}f}", std::round (magnitude * scale) / scale, decimals);
}

bool roundsToZero (double value, int decimals) { return std::abs (value) * std::pow (10.0, decimals) < 0.5; }

std::string withSign (std::optional<double> value, int decimals, std::string_view plus)
{
    if (! value || std::isnan (*value))
        return std::string (notMeasuredText);

    if (roundsToZero (*value, decimals))
        return magnitudeText (0.0, decimals);

    const auto sign = *value < 0.0 ? std::string_view ("−") : plus;
    return fmt::format ("{}{}", sign, magnitudeText (std::abs (*value), decimals));
}
} // namespace

std::string numberText (std::optional<double> value, int decimals) { return withSign (value, decimals, ""); }

std::string signedNumberText (std::optional<double> value, int decimals) { return withSign (value, decimals, "+"); }

std::string figureText (std::optional<double> value, std::string_view unit, int decimals)
{
    return unit == "dBFS" || unit == "dBTP" ? signedNumberText (value, decimals) : numberText (value, decimals);
}

std::string valueText (std::optional<double> value, std::string_view unit, int decimals)
{
    if (! value || std::isnan (*value))
        return std::string (notMeasuredText);

    return fmt::format ("{} {}", figureText (value, unit, decimals), unit);
}

std::string limitText (double limit) { return numberText (limit, decimalsOfLimit (limit)); }

std::string limitText (double limit, std::string_view unit) { return valueText (limit, unit, decimalsOfLimit (limit)); }

std::string durationText (double seconds)
{
    const auto whole = static_cast<std::int64_t> (std::floor (seconds));

    if (whole >= 3600)
        return fmt::format ("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);

    return fmt::format ("{}:{:02}", whole / 60, whole % 60);
}

std::string momentText (double seconds)
{
    const auto hundredths = static_cast<std::int64_t> (std::floor (seconds * 100.0 + 1.0e-6));
    const auto wholeSeconds = hundredths / 100;
    return fmt::format ("{}.{:02}", durationText (static_cast<double> (wholeSeconds)), hundredths % 100);
}

std::string tenthsText (double seconds)
{
    const auto tenths = static_cast<std::int64_t> (std::floor (seconds * 10.0 + 1.0e-6));
    return fmt::format ("{}.{}", durationText (static_cast<double> (tenths / 10)), tenths % 10);
}

std::string sampleRateText (double sampleRate) { return fmt::format ("{:g} kHz", std::round (sampleRate) / 1000.0); }

std::string balanceText (std::optional<double> balanceDb)
{
    if (! balanceDb)
        return std::string (notMeasuredText);

    if (std::isinf (*balanceDb))
        return *balanceDb > 0.0 ? "only the right channel" : "only the left channel";

    if (std::abs (*balanceDb) < 0.05)
        return "even";

    return fmt::format ("{} +{}", *balanceDb > 0.0 ? "R" : "L", valueText (std::abs (*balanceDb), "dB"));
}

std::string countText (std::uint64_t count, std::string_view one, std::string_view many)
{
    return fmt::format ("{} {}", count, count == 1 ? one : many);
}
} // namespace twobus
