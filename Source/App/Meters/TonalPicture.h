#pragma once

#include "Advice/TonalBalance.h"

#include <optional>
#include <string>
#include <vector>

namespace twobus
{
/** The long-term spectrum as the panel shows it over its reference: levels by band, relative to the reference's level
    at 1 kHz. Draws nothing. */
struct TonalPicture
{
    std::optional<std::array<double, numReferenceBands>> levelsDb; ///< if empty, only the reference is shown
    std::string remark; ///< what stands out, or what is missing; UTF-8

    bool operator== (const TonalPicture&) const = default;
};

TonalPicture tonalPictureOf (const SpectrumReadings&);

/** The levels at the picture's upper and lower edges. */
inline constexpr double tonalTopDb = 14.0, tonalBottomDb = -42.0;

/** The horizontal position of a band or a frequency, from 0 at the lowest band to 1 at the highest; logarithmic. */
double tonalPositionOfBand (std::size_t band) noexcept;
double tonalPositionOfHz (double hz) noexcept;

/** The vertical position of a level, from 0 at the bottom to 1 at the top. Levels beyond are clamped to the edge. */
double tonalHeightOf (double db) noexcept;
} // namespace twobus
