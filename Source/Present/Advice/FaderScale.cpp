#include "Present/Advice/FaderScale.h"

#include "Core/Base/Decibels.h"

#include <cmath>
#include <fmt/format.h>

namespace twobus
{
FaderScale faderScaleOf (std::string_view sourceName) noexcept
{
    return sourceName.starts_with ("LMMS") ? FaderScale::percent : FaderScale::decibels;
}

std::string faderPercentText (double trimDb)
{
    constexpr auto ofRounding = 1.0e-9; // 20 dB is a factor of ten, even if the power is rounded down
    const auto percent = 100.0 * dbToAmplitude (trimDb) * (1.0 + ofRounding);
    return percent < 10.0 ? fmt::format ("{:.1f} %", std::floor (10.0 * percent) / 10.0)
                          : fmt::format ("{:.0f} %", std::floor (percent));
}

std::string faderPercentSentence (const std::string& percentText)
{
    return percentText.empty() ? std::string() : fmt::format ("In percent: {} of what the fader shows.", percentText);
}
} // namespace twobus
