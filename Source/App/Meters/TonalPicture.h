#pragma once

#include "Advice/TonalBalance.h"

#include <optional>
#include <string>
#include <vector>

namespace twobus
{
/** The long-term spectrum as the panel shows it over its reference: levels by band, relative to the reference's level
    at 1 kHz. The scale grows in steps, so that the curve stays inside; only what is more than 60 dB down leaves it at
    the lower edge. Draws nothing. */
struct TonalPicture
{
    std::optional<std::array<double, numReferenceBands>> levelsDb; ///< if empty, only the reference is shown
    std::string remark; ///< what stands out, or what is missing; UTF-8
    double topDb = 14.0, bottomDb = -42.0; ///< the levels at the upper and lower edges

    bool operator== (const TonalPicture&) const = default;
};

TonalPicture tonalPictureOf (const SpectrumReadings&);

/** The horizontal position of a band or a frequency, from 0 at the lowest band to 1 at the highest; logarithmic. */
double tonalPositionOfBand (std::size_t band) noexcept;
double tonalPositionOfHz (double hz) noexcept;

/** The vertical position of a level, from 0 at the bottom to 1 at the top; beyond that outside the picture. */
double tonalHeightOf (const TonalPicture&, double db) noexcept;
} // namespace twobus
