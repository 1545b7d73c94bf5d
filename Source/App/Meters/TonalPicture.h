#pragma once

#include "Advice/TonalBalance.h"

#include <optional>
#include <string>
#include <vector>

namespace twobus
{
/** The long-term spectrum beside its reference, as a panel draws it: levels by band, relative to the reference's level
    at 1 kHz. No drawing. */
struct TonalPicture
{
    std::optional<std::array<double, numReferenceBands>> levelsDb; ///< empty: the reference alone is shown
    std::string remark; ///< what stands out, or what is missing; UTF-8

    bool operator== (const TonalPicture&) const = default;
};

TonalPicture tonalPictureOf (const SpectrumReadings&);

/** The levels of the picture's upper and lower edge. */
inline constexpr double tonalTopDb = 14.0, tonalBottomDb = -42.0;

/** Where a band or a frequency stands across, from 0 at the lowest band to 1 at the highest; logarithmic. */
double tonalPositionOfBand (std::size_t band) noexcept;
double tonalPositionOfHz (double hz) noexcept;

/** Where a level stands, from 0 at the bottom to 1 at the top; what is beyond stays at the edge. */
double tonalHeightOf (double db) noexcept;
} // namespace twobus
