#pragma once

#include <limits>
#include <span>
#include <vector>

/** @file
    A loudness envelope, a row each 0.1 s, prepared for comparison with another: smoothed over three rows, and readable
    between rows.
*/
namespace twobus
{
/** In dB; NaN if there is no value. */
using EnvelopeLevels = std::vector<float>;

constexpr float envelopeFloorDb = -200.0f; ///< stands for silence, so that differences are numbers

/** Smoothed with weights 1 2 1, of powers; NaN if a neighbour is missing. */
EnvelopeLevels smoothedEnvelope (std::span<const float> rows);

/** The level between rows, by the cubic through four of them; NaN if one is missing. */
float levelAt (const EnvelopeLevels&, double row) noexcept;
} // namespace twobus
