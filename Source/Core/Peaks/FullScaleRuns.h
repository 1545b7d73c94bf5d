#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace twobus
{
/** Counts the flat runs at full scale in one channel. A converter, a mixer or an export leaves them when it clips.

    A flat run is three or more samples in a row at full scale, of one sign and not beyond 1. Each run counts once,
    however long it is. These kinds of run are not clipping and don't count:
    - a rounded top of a slow wave, in the format's steps or in the coarser ones of crushed audio: see RoundedTops.h.
      One side within the parabola is enough in the format's steps;
    - the top of a saturated slow wave in 16 bits or more: it comes to rest like an exponential, so it leaves the run by
      at most two steps a sample on both sides. A 20 Hz sine that is clipped by 0.1 dB leaves it by 14 steps of 16 bits;
    - a plateau between other held levels, silence included, or with smooth edges: see PlateauEdges.h;
    - a filtered square: it creeps up to its level on one side, and on the other it jumps away or finds a held level.
      Here, a jump is 0.15 in two samples, and eight times what the creeping side falls by;
    - a sound of few levels, as a train of narrow pulses or crushed audio of two bits: the 20 samples on each side and
      the run have three levels, or four of which at most one occurs only once. In heavily clipped noise, the samples
      between the rails all differ.

    All but rounded tops still count as tops. So if the sound reaches full scale mostly by itself, the few runs that
    none of these rules explains are not called clipping (see ClippedRuns.h).

    Not told apart: a wave driven so hard that at most two samples lie between one side of full scale and the other (a
    sine of 1 kHz, by 14 dB or more) looks like a band-limited square, and isn't found. A square with slower edges, and
    no smooth ones, looks like a clipped triangle, and is found. Audio that is clipped and then crushed to five to seven
    bits can look like crushed audio that isn't clipped.

    A run is judged once the 24 samples after its end are known, so the counts lag by up to 24 samples. flush() counts
    the rest.

    To use it, call prepare, then process block after block. Nothing allocates.
*/
class FullScaleRuns
{
public:
    static constexpr std::size_t shortestRun = 3;

    /** How many samples before those given to process() must be readable. */
    static constexpr std::size_t contextFrames = 47;

    void prepare (float fullScaleToUse) noexcept;
    void reset() noexcept;

    /** Processes the next samples. The peak is their highest magnitude. The samples before samples[0] must be the
        last ones given. */
    void process (const float* samples, std::size_t numFrames, float peak) noexcept;

    /** Call this when the stream ends or is cut: judges the run that is left. The samples before `end` must be the
        last ones given. */
    void flush (const float* end) noexcept;

    std::uint64_t count() const noexcept { return runs; }

    /** The samples in the runs that count() counts, plus all tops of dense stretches. A stretch is 512 samples; it
        is dense if at least a tenth of them are tops. Clipped noise and clipped dithered waves are dense; the tops
        of a limiter lie far apart. */
    std::uint64_t samplesInFlatRuns() const noexcept { return inRuns + (isDense() ? looseInStretch : 0); }

    /** The same, but only of the runs that are deep: see LossOfRun.h. */
    std::uint64_t samplesInDeepRuns() const noexcept { return inDeepRuns + (isDense() ? looseInStretch : 0); }

    /** The tops: all samples at full scale and not beyond 1, in runs of any length, except rounded tops. Never less
        than samplesInFlatRuns(). ClippedRuns.h explains how to read the two counts together. */
    std::uint64_t topsAtFullScale() const noexcept { return tops; }

private:
    static constexpr std::size_t lookahead = 24, neighbourhood = 20;
    static_assert (contextFrames >= lookahead + neighbourhood + shortestRun);

    /** How far the samples beside a run lie below it, nearest first. */
    using Falls = std::array<float, neighbourhood>;

    enum class Kind
    {
        loose, ///< too short for a flat run
        rounded,
        intended,
        cut
    };

    void scan (const float* from, const float* to, std::uint64_t firstFrame) noexcept;
    void scanEach (const float* from, const float* to, std::uint64_t firstFrame) noexcept;
    bool countShortRuns (const float* from, std::size_t count, std::uint64_t firstFrame) noexcept;
    void endRun (const float* end, std::uint64_t endFrame) noexcept;
    Falls fallsBeside (const float* nearest) const noexcept;
    Kind kindOf (const Falls& left, const Falls& right) const noexcept;
    bool creeps (const Falls&) const noexcept;
    bool rests (const Falls&) const noexcept;
    bool jumps (const Falls& oneSide, const Falls& otherSide) const noexcept;
    bool hasFewLevels (const Falls& left, const Falls& right) const noexcept;
    void beginStretchOf (std::uint64_t frame) noexcept;
    bool isDense() const noexcept { return topsInStretch * mostSamplesPerTop >= framesOfStretch; }

    static constexpr std::uint64_t framesOfStretch = 512, mostSamplesPerTop = 10;

    float fullScale = 1.0f;
    std::size_t unscanned = 0; ///< how many of the last samples given are not scanned yet
    bool hasPeak = false; ///< the unscanned samples can reach full scale
    std::size_t length = 0; ///< length of the current run
    bool isPositive = false;
    std::array<float, neighbourhood> before {}; ///< the samples before the run, nearest first
    std::uint64_t framesGiven = 0;
    std::uint64_t runs = 0, inRuns = 0, inDeepRuns = 0, tops = 0;
    std::uint64_t stretch = 0; ///< number of the stretch in which the last run ended
    std::uint64_t topsInStretch = 0, looseInStretch = 0; ///< loose: tops outside flat runs
};
} // namespace twobus
