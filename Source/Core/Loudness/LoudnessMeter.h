#pragma once

#include "Core/Base/Decibels.h"
#include "Core/Base/MeterFormat.h"
#include "Core/Base/SignalGate.h"
#include "Core/Base/SlidingWindow.h"
#include "Core/Base/SubBlockGrid.h"
#include "Core/Loudness/IntegratedLoudness.h"
#include "Core/Loudness/KWeighting.h"
#include "Core/Loudness/LoudnessRange.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace twobus
{
/** Momentary, short-term and integrated loudness and loudness range of the channels of a layout.

    ITU-R BS.1770-5, Annex 1; EBU Tech 3341 (2023) for the windows: momentary is a sliding rectangle of 400 ms,
    short-term of 3 s. Both are ungated and computed every 10 ms, so their maxima do not depend on where a burst falls.
    No value exists before its window is full.

    Where pauses are left out, integrated loudness and range are those of the stretches with signal: a window counts if
    it lies wholly between the first and the last signal of one.
*/
class LoudnessMeter
{
public:
    void prepare (const MeterFormat&);
    void reset() noexcept;

    /** The stream was cut: windows and gating blocks start anew. Maxima, integrated loudness and range stay. The next
        sub-block is number 0 of a new grid. */
    void restartWindows() noexcept;

    /** Processes one sub-block: channels[c][0..numFrames-1]. */
    void process (const float* const* channels, std::size_t numFrames, Silence = Silence::counts) noexcept;

    std::optional<double> momentaryLufs() const noexcept { return lufsOf (momentary); }
    std::optional<double> shortTermLufs() const noexcept { return lufsOf (shortTerm); }
    std::optional<double> momentaryMaxLufs() const noexcept { return lufsOf (momentaryMax); }
    std::optional<double> shortTermMaxLufs() const noexcept { return lufsOf (shortTermMax); }

    /** The weighted mean square behind shortTermLufs(). */
    std::optional<double> shortTermPower() const noexcept { return shortTerm; }

    std::optional<double> momentaryPower() const noexcept { return momentary; }

    /** The weighted mean square of the newest sub-block. */
    double subBlockPower() const noexcept { return newest; }

    std::optional<double> integratedLufs() const noexcept { return integrated.integratedLufs(); }
    std::optional<double> loudnessRangeLu() const noexcept { return range.loudnessRangeLu(); }

private:
    /** Two channels that count, or one given twice with a weight of 0 for the second. */
    struct WeightedPair
    {
        std::array<std::size_t, 2> channels;
        std::array<double, 2> weights;
        KWeightingPair filter;
    };

    /** Of the windows that end while silence is held: they count if the signal comes back. */
    struct HeldWindows
    {
        /** Ten a second, for 4 s. A rest may be longer, but windows that begin in it hold none of the sound before. */
        static constexpr std::size_t most = 40;

        std::array<double, most> powers {};
        std::size_t count = 0;

        void add (double power) noexcept
        {
            if (count < most)
                powers[count++] = power;
        }
    };

    void advance (Silence) noexcept;
    void settle (Silence) noexcept;

    static std::optional<double> lufsOf (std::optional<double> power) noexcept
    {
        return power ? std::optional (powerToLufs (*power)) : std::nullopt;
    }

    SubBlockGrid grid;
    std::int64_t subBlock = 0;
    bool hasLoudness = false;
    std::vector<WeightedPair> pairs;
    SlidingWindow<shortTermSubBlocks> energies;
    IntegratedLoudness integrated;
    LoudnessRange range;
    int subBlocksOfProgramme = 0; ///< since the cut, or since the pause that was left out
    HeldWindows gatingBlocks, shortTerms;
    double newest = 0.0; ///< this and those below are powers: logarithms are taken only on request
    std::optional<double> momentary, shortTerm, momentaryMax, shortTermMax;
};
} // namespace twobus
