#pragma once

#include <limits>
#include <span>
#include <vector>

/** @file
    Loudness a row each 0.1 s, made so that it can be compared with another's: smoothed over three rows, and readable
    between them.
*/
namespace twobus
{
/** In dB; NaN where there is none. */
using EnvelopeLevels = std::vector<float>;

constexpr float envelopeFloorDb = -200.0f; ///< stands for silence, so that differences are numbers

/** Smoothed by 1 2 1, of powers; NaN where a neighbour is missing. */
EnvelopeLevels smoothedEnvelope (std::span<const float> rows);

/** Between the rows, by the cubic through four of them; NaN where one is missing. */
float levelAt (const EnvelopeLevels&, double row) noexcept;
} // namespace twobus
