#include "Present/Meters/LoudnessFace.h"

#include "Present/Base/DecayedLevel.h"
#include "Present/Base/Numbers.h"

#include <algorithm>
#include <array>

namespace twobus
{
namespace
{
constexpr double ebuTargetLufs = -23.0;

/** Linear, as Tech 3341 requires. */
MeterScale relativeScale (std::initializer_list<double> levels)
{
    const auto lowest = *levels.begin(), highest = *(levels.end() - 1);
    std::vector<MeterScale::Mark> marks;

    for (const auto level : levels)
        marks.push_back ({ level, (level - lowest) / (highest - lowest) });

    return { std::move (marks), {} };
}
} // namespace

std::string LoudnessFace::readingText (std::optional<double> lufs) const
{
    if (lufs)
        lufs = decayedLevel (*lufs);

    return which == LoudnessScale::absolute ? numberText (lufs) : signedNumberText (readingOf (lufs));
}

std::span<const LoudnessFace> loudnessFaces()
{
    static const std::array<LoudnessFace, 3> faces { {
        { LoudnessScale::absolute, "lufs", "LUFS, absolute", "LUFS", "", 0.0, MeterScale::loudnessLufs() },
        { LoudnessScale::ebuPlus9, "ebu9", "EBU +9: 0 LU = −23 LUFS", "LU", "0 = −23 LUFS", ebuTargetLufs,
          relativeScale ({ -18.0, -15.0, -12.0, -9.0, -6.0, -3.0, 0.0, 3.0, 6.0, 9.0 }) },
        { LoudnessScale::ebuPlus18, "ebu18", "EBU +18: 0 LU = −23 LUFS", "LU", "0 = −23 LUFS", ebuTargetLufs,
          relativeScale ({ -36.0, -30.0, -24.0, -18.0, -12.0, -6.0, 0.0, 6.0, 12.0, 18.0 }) },
    } };
    return faces;
}

const LoudnessFace& faceOf (LoudnessScale which) { return loudnessFaces()[static_cast<std::size_t> (which)]; }

std::optional<LoudnessScale> loudnessScaleFromKey (std::string_view key)
{
    for (const auto& face : loudnessFaces())
        if (face.key == key)
            return face.which;

    return std::nullopt;
}
} // namespace twobus
