#include "Files/BroadcastChunk.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace twobus
{
namespace
{
constexpr int firstVersionWithLoudness = 2;
constexpr std::int16_t notSet = 0x7FFF;

/** A text field ends at its first zero, or at its length. */
template <std::size_t size>
std::string textOf (const char (&field)[size])
{
    std::string text (field, std::find (field, field + size, '\0'));
    std::replace_if (
        text.begin(), text.end(), [] (char letter) { return static_cast<unsigned char> (letter) < 0x20 || letter == 0x7f; }, ' ');
    text.erase (text.find_last_not_of (' ') + 1);
    return text;
}

std::optional<double> hundredths (std::int16_t field)
{
    return field == notSet ? std::nullopt : std::optional (static_cast<double> (field) / 100.0);
}

LoudnessClaims claimsOf (const SF_BROADCAST_INFO& info)
{
    const auto fields = { info.loudness_value, info.loudness_range, info.max_true_peak_level, info.max_momentary_loudness, info.max_shortterm_loudness };
    const auto areAllZero = std::all_of (fields.begin(), fields.end(), [] (std::int16_t field) { return field == 0; });

    if (info.version < firstVersionWithLoudness || areAllZero)
        return {};

    return { hundredths (info.loudness_value), hundredths (info.loudness_range), hundredths (info.max_true_peak_level),
             hundredths (info.max_momentary_loudness), hundredths (info.max_shortterm_loudness) };
}
} // namespace

std::optional<BroadcastExtension> broadcastExtensionOf (SNDFILE* file)
{
    SF_BROADCAST_INFO info {};

    if (sf_command (file, SFC_GET_BROADCAST_INFO, &info, sizeof (info)) != SF_TRUE)
        return std::nullopt;

    return BroadcastExtension { info.version, textOf (info.description), textOf (info.originator), textOf (info.originator_reference),
                                textOf (info.origination_date), textOf (info.origination_time),
                                std::uint64_t { info.time_reference_high } << 32 | info.time_reference_low, claimsOf (info) };
}
} // namespace twobus
