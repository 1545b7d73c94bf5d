#pragma once

#include "Core/Base/SlidingWindow.h"
#include "Core/Base/SubBlockGrid.h"
#include "Core/Passages/SubBlockLevels.h"
#include "Core/Spectrum/DominantBand.h"

#include <array>
#include <optional>
#include <span>

namespace twobus
{
struct LoudMoment
{
    double seconds = 0.0; ///< of measured audio, to 10 ms
    std::uint32_t pass = 0; ///< its number; 0: of a blip that was no pass
    std::uint32_t channel = 0;
    double truePeakDbtp = 0.0;
    double samplePeakDbfs = 0.0; ///< of all channels in these 10 ms
    std::optional<double> octaveBandHz; ///< the strongest around it: see DominantBand
    Cause cause = Cause::none; ///< what made its peak; flat tops of the second after it count as its own
    bool isReplayed = false; ///< a later pass came by here again: see PassageRecogniser
};

/** The loudest moments of the programme, so that the user can go and look what they are.

    A moment is a sub-block of 10 ms in a pass whose true peak is higher than in the second before and not lower than in
    the second after it. So moments are 1 s apart, one hit is one moment however long it rings, and a crescendo has its
    top only. It enters the list when that second is over (or the programme); its octave band is looked at only then,
    once a second at most.

    The list keeps the 16 highest, the loudest first, of equals the earlier; no limit has to be passed to be in it.
*/
class LoudMoments
{
public:
    static constexpr std::size_t mostKept = 16;
    static constexpr int apartSubBlocks = subBlocksPerSecond;

    void prepare (double sampleRate, std::size_t numChannels);
    void reset() noexcept;

    /** A sub-block with its samples, and the number of the pass that it is in; 0 for none. */
    void process (const SubBlockLevels&, std::span<float* const> samples, std::uint32_t pass) noexcept;

    /** What follows does not follow what came: no samples from both sides are looked at together. */
    void markDiscontinuity() noexcept;

    /** The programme is over: the last moment enters the list. */
    void finish() noexcept;

    /** The pass with this number turned out a blip. */
    void withdrawPass (std::uint32_t number) noexcept;

    /** The moments of a span of measured audio were played again. */
    void markReplayed (double fromSeconds, double toSeconds) noexcept;

    std::span<const LoudMoment> moments() const noexcept { return { list.data(), count }; }

private:
    struct Candidate
    {
        LoudMoment moment;
        double truePeak = 0.0;
        int age = 0; ///< sub-blocks since
        std::size_t framesSinceMiddle = 0;
        bool isCaptured = false;
    };

    void begin (const SubBlockLevels&, std::uint32_t pass) noexcept;
    void captureBand() noexcept;

    double rate = 48000.0;
    std::array<LoudMoment, mostKept> list {};
    std::size_t count = 0;
    std::optional<Candidate> candidate;
    SlidingWindow<apartSubBlocks> truePeaks;
    DominantBand band;
};
} // namespace twobus
