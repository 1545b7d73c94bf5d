#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace twobus
{
/** Groups of tracks that cannot be told apart, by number: of each group only the sum is known. */
using AlikeTracks = std::vector<std::vector<std::size_t>>;

/** One of the loudest moments of the sum, and what each track adds to it. */
struct TrackMoment
{
    double seconds = 0.0; ///< since the pass began
    std::optional<double> hostSeconds; ///< the host's time, if it is known
    std::uint32_t channel = 0; ///< of the sum
    double truePeakDbtp = 0.0;
    double value = 0.0; ///< of the sum at that instant, with its sign: the values and the rest added up

    /** Each track's part of the value, through its fitted gains, with its sign. The track's share is this divided by
        the value. */
    std::vector<double> values;

    double rest = 0.0; ///< the part that no track explains
    double restDb = 0.0; ///< the unexplained rest of the 0.25 s around it, in dB of the sum; minus infinity: none
    std::optional<double> bandHz; ///< the strongest octave band around it; empty in the second after it
    AlikeTracks alike; ///< at that time
};

/** An instant at which the sum is high, for finding trims. */
struct TrackInstant
{
    std::vector<double> values; ///< each track's part, with its sign
    double rest = 0.0;
};

/** Who uses the headroom of a sum of tracks: see TrackShares. */
struct TrackShareReadings
{
    /** The unexplained rest of the sum over the fitted seconds, in dB of the sum. Minus infinity if nothing is left;
        empty before there is enough audio. */
    std::optional<double> restDb;

    std::optional<double> restBandHz; ///< the octave band in which the rest is strongest; empty if there is no rest
    double fittedSeconds = 0.0; ///< how much audio the present gains were fitted to

    std::vector<TrackMoment> moments; ///< of this pass, worst first, at least 1 s apart; at most 16
    std::vector<TrackInstant> instants; ///< the worst of this pass above -12 dBTP, in no order; at most 512

    AlikeTracks alike; ///< in the fitted seconds
    std::vector<bool> isHeard; ///< for each track: whether it sounded in this pass
};
} // namespace twobus
