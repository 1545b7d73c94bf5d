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
    std::uint32_t pass = 0; ///< the pass's number; 0: a blip that was no pass
    std::uint32_t channel = 0;
    double truePeakDbtp = 0.0;
    double samplePeakDbfs = 0.0; ///< over all channels in these 10 ms
    std::optional<double> octaveBandHz; ///< the strongest around it: see DominantBand
    Cause cause = Cause::none; ///< of its peak; flat tops in the second after it count too
    bool isReplayed = false; ///< a later pass played this place again: see PassageRecogniser
};

/** The loudest moments of the programme, so that the user can go and see what they are.

    A moment is a sub-block of 10 ms in a pass whose true peak is higher than in the second before and not lower than in
    the second after. So moments are 1 s apart, one hit is one moment however long it rings, and of a crescendo only its
    top counts. A moment enters the list once that second is over (or the programme). Its octave band is computed only
    then, so at most once a second.

    The list keeps the 16 highest, loudest first, earlier before later if equal. There is no minimum level.
*/
class LoudMoments
{
public:
    static constexpr std::size_t mostKept = 16;
    static constexpr int apartSubBlocks = subBlocksPerSecond;

    void prepare (double sampleRate, std::size_t numChannels);
    void reset() noexcept;

    /** Processes a sub-block with its samples. `pass` is the number of the pass that it is in; 0 for none. Returns
        whether it becomes a moment unless a higher one follows within the next second. */
    bool process (const SubBlockLevels&, std::span<const float* const> samples, std::uint32_t pass) noexcept;

    /** The next sub-block does not continue the previous one: samples from the two sides are never analysed
        together. */
    void markDiscontinuity() noexcept;

    /** The programme is over: the last moment enters the list. */
    void finish() noexcept;

    /** The pass with this number turned out to be a blip. */
    void withdrawPass (std::uint32_t number) noexcept;

    /** Marks the moments in a span of measured audio as played again. */
    void markReplayed (double fromSeconds, double toSeconds) noexcept;

    std::span<const LoudMoment> moments() const noexcept { return { list.data(), count }; }

private:
    struct Candidate
    {
        LoudMoment moment;
        double truePeak = 0.0;
        int age = 0; ///< in sub-blocks
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
