#pragma once

#include "Present/Meters/MeterScale.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace twobus
{
enum class LoudnessScale
{
    absolute,
    ebuPlus9,
    ebuPlus18
};

/** The scales for loudness bars: absolute in LUFS, or EBU Tech 3341's relative ones, in LU above the target of -23
    LUFS: EBU +9 from -18 to +9 LU, EBU +18 from -36 to +18 LU (clause 2.7). No zones, because no loudness is a
    fault. */
struct LoudnessFace
{
    LoudnessScale which;
    std::string_view key; ///< for settings: "ebu9"
    std::string_view name; ///< "EBU +9: 0 LU = −23 LUFS"
    std::string_view unit; ///< "LUFS", "LU"
    std::string_view remark; ///< shown below the bars; can be empty
    double zeroLufs; ///< the loudness at 0 on this scale
    MeterScale scale;

    std::optional<double> readingOf (std::optional<double> lufs) const noexcept
    {
        return lufs ? std::optional (*lufs - zeroLufs) : std::nullopt;
    }

    /** "−14.1"; with a plus sign on a relative scale. */
    std::string readingText (std::optional<double> lufs) const;
};

/** All of them, in the order of the menu. */
std::span<const LoudnessFace> loudnessFaces();

const LoudnessFace& faceOf (LoudnessScale);
std::optional<LoudnessScale> loudnessScaleFromKey (std::string_view);
} // namespace twobus
