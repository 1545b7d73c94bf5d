#pragma once

#include "Core/Stems/TrackShareReadings.h"

#include <cstddef>
#include <optional>
#include <vector>

/** @file
    Who uses the headroom of a sum of tracks, and which tracks to lower: a pure function.
*/
namespace twobus
{
/** How far the tracks explain the sum, from the unexplained rest at its worst moment. */
enum class TrackTrust
{
    waiting, ///< not enough audio yet
    real, ///< the shares are the real ones
    estimate,
    refused ///< too much is missing: there are no shares
};

/** The rest in dB of the sum up to which shares are real, and up to which they are an estimate. */
inline constexpr double sharesRealUpToDb = -30.0, sharesEstimatedUpToDb = -20.0;

struct TrackShare
{
    std::vector<std::size_t> tracks; ///< one; several if they cannot be told apart and only their sum is known
    double share = 0.0; ///< of the worst peak: 1 is all of it; negative if it pulls the other way
    double trimDb = 0.0; ///< of each of these tracks: negative is down, 0 for most
};

struct TrackAdvice
{
    TrackTrust trust = TrackTrust::waiting;
    std::optional<double> restDb; ///< at the worst moment; before there is one, of the fitted seconds
    std::optional<double> restBandHz; ///< the octave band of what is not explained; empty if the shares are real

    std::optional<TrackMoment> worst; ///< the worst moment; empty if there is none yet
    std::vector<TrackShare> shares; ///< the largest first, each track once; empty without trust or a moment
    double restShare = 0.0; ///< what is missing to the whole

    bool isOverAim = false; ///< the worst peak is above the aim
    bool hasTrims = false; ///< it is, and trims of a few tracks reach the aim
    std::vector<std::size_t> unheard; ///< tracks that did not sound in this pass
};

/** Takes a fraction of a second at worst, if there are many tracks and many loud instants: once a second is often
    enough. */
TrackAdvice adviseTracks (const TrackShareReadings&, double aimDbtp);
} // namespace twobus
