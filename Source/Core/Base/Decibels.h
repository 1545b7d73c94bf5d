#pragma once

#include <cmath>
#include <limits>

/** @file
    Decibels and their inverses.

    The level of digital silence is minus infinity, never a made-up floor: "silence" and "not measured" (an empty
    std::optional) are different things everywhere in Twobus.
*/
namespace twobus
{
inline constexpr double silenceDb = -std::numeric_limits<double>::infinity();

/** The level of an amplitude (1.0 = 0 dB); zero gives minus infinity. */
inline double amplitudeToDb (double amplitude) noexcept
{
    return amplitude > 0.0 ? 20.0 * std::log10 (amplitude) : silenceDb;
}

/** The level of a mean square (1.0 = 0 dB); zero gives minus infinity. */
inline double powerToDb (double power) noexcept { return power > 0.0 ? 10.0 * std::log10 (power) : silenceDb; }

inline double dbToAmplitude (double db) noexcept { return std::pow (10.0, db / 20.0); }
inline double dbToPower (double db) noexcept { return std::pow (10.0, db / 10.0); }

/** 10 log10 2. */
inline constexpr double twicePowerDb = 3.010299956639812;

/** Added to a mathematical RMS level, gives the level in the sense of AES17, where a full-scale sine has 0 dBFS. */
inline constexpr double aes17OffsetDb = twicePowerDb;

/** The offset of ITU-R BS.1770-5, Annex 1, equation 2: it cancels the K-weighting's gain at 997 Hz. */
inline constexpr double loudnessOffsetDb = -0.691;

/** -300 dB, which counts as silence: when digital silence follows sound, the K-weighting's feedback rings on for a
    while below this level. */
inline constexpr double silentPower = 1.0e-30;

/** -60 dBFS: the mean square above which a channel counts as playing. */
inline constexpr double signalMeanSquare = 1.0e-6;

/** -70 dBFS: the mean square below which a channel has no correlation with another. */
inline constexpr double lowestMeanSquareOfCorrelation = 1.0e-7;

inline double powerToLufs (double weightedPower) noexcept
{
    return weightedPower > silentPower ? loudnessOffsetDb + 10.0 * std::log10 (weightedPower) : silenceDb;
}

inline double lufsToPower (double lufs) noexcept { return std::pow (10.0, (lufs - loudnessOffsetDb) / 10.0); }
} // namespace twobus
