#pragma once

#include "Core/Base/PlateauEdges.h"
#include "Core/Causes/ClippedRuns.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace twobus
{
/** Finds the flat tops that hard clipping leaves in one channel, whatever level they have been moved to since.

    A flat top is a run of samples that
    - stays within a tolerance: two and a half steps of 16 bits, so that requantised and dithered audio counts too, and
      never more than 0.4 % of the level. In audio of finer steps the tolerance falls with the level: what was turned
      down without being requantised is judged as before;
    - lies within 0.5 dB of the highest sample of the last 3 s: clipping produces the highest samples, and this limit
      keeps the search short;
    - falls away on both sides and keeps falling;
    - has no other run right beside it: a waveform that is flat, jumps and is flat again is a square wave, a held sample
      or an 8-bit staircase, and is intended;
    - is not a level at which the sound comes to rest, as a pulse with rounded edges does (see PlateauEdges.h);
    - is not the rounded top of crushed audio (see RoundedTops.h).

    One such run can happen by chance or be part of a sound. Clipping cuts at the same level again and again. There are
    two ways to prove it.

    Many runs close together: four runs of three samples or more, each with a corner, within 0.1 % (0.009 dB) of one
    level, and each at most 10 s after the one before. A parabola through the two samples before the run and the two
    after it shows where a smooth waveform would have gone. The run has a corner if the parabola rises above it by at
    least four times the run's own variation, four times the material's grain (the smallest step nearby: a slow bass in
    16 bits has runs of equal samples at its tops) and 0.3 % (0.03 dB) of the level, but by at most four times the
    level, because the edge of a square wave exceeds that. A limiter that also clips a few of its tops leaves corners
    too, so the level must also count as clipped by the rule in ClippedRuns.h. That count starts at the first run at the
    level and covers the sub-blocks that rise no higher.

    A few runs at the very top, however far apart: at the highest level so far, with no sample above it. Tops of one and
    two samples count here too. There are three ways to prove these.

    The missing top: MissingTop estimates how far the waveform would have risen above the run. A limiter turns the
    peak down as a whole, so its tops miss nothing; even where ffmpeg's also clips overshoots, they miss less than
    0.3 % of the level (0.03 dB) in 97 of 100 tops. A top counts as cut if it misses at least 0.5 %, four times the
    uncertainty of the estimate and four times the channel's grain (the smallest step found so far: one step in 16
    bits, next to nothing in 24). It counts as whole if it certainly misses less than 0.3 %. Two cut tops are enough
    if at most four whole ones come with each. From 20 samples at the level on, it must also count as clipped by the
    rule in ClippedRuns.h, since a slower limiter that clips its overshoots leaves cut tops too. In noise, the
    estimate is too uncertain to count as either.

    Chance: let the samples beside a run fall by f, and let the noise n be the larger of the run's own variation and the
    grain. The probability that one more sample equals its neighbour is then about 2 n / f, so a run of length k is
    worth (k - 1) log2 (f / 2 n) bits of proof. Runs whose sides fall by less than 8 n don't count, and a run with the
    same flanks as an earlier one (a loop, a tone) adds no proof. Three runs with 22 bits in total are enough: an hour
    of music has some 2^13 tops near its highest level. In 24 bits, two runs of three samples have about 50 bits; in 16
    bits with dither, 20 to 30. A limiter also holds its peaks at its ceiling, as single samples, and occasionally two
    or three equal ones. So the level must also count as clipped by the rule in ClippedRuns.h, counted from the first
    top at that level; a quarter of the runs must have lost 0.3 % (0.03 dB) or more, by a parabola that passes through
    the ends of the run and falls as steeply as its flatter side; and the whole tops must be as few as above, or all
    shorter than three samples and fewer than the runs that lost 0.3 %. (A peak that happens to end at the clip level is
    whole, and the estimates of all others can be too uncertain.)

    One long run: eight samples or more, if eight such samples are worth 22 bits, at least 1 % is missing, and no top is
    whole. It must have a corner, or miss four times the uncertainty of the estimate and end at an angle: a top with one
    steep side has no corner.

    FullScaleRuns handles runs at full scale. Above it, where float audio can go, the rules are the same as below.
    Clipping that has since been resampled, filtered or lossy coded is smeared
    and isn't found: a miss is better than a false alarm. Also missed: clipping that left one short top or none, and
    noise (see ClippedRuns.h).

    Bounded work: the detector skips sub-blocks whose peak is more than 0.5 dB below the highest of the last 3 s. One
    sub-block in eight is still searched for its smallest step, until a step of 24 bits is found. At most 100 tops of
    one level are estimated.
*/
class FlatTopDetector
{
public:
    static constexpr std::size_t shortestRun = 3;
    static constexpr std::uint64_t fewestOfOneLevel = 4;

    void prepare (double sampleRate, float fullScale, std::size_t longestBlock);
    void reset() noexcept;

    /** Searches what follows as after a reset, whatever was heard before, but keeps what was found. A louder programme
        before it would otherwise hide flat tops. */
    void startAnew() noexcept;

    /** The next samples do not continue the previous ones. */
    void markDiscontinuity() noexcept;

    /** Processes the next samples, longestBlock at most. `peak` is their highest magnitude. */
    void process (const float* samples, std::size_t numFrames, float peak) noexcept;

    /** Call this when the stream ends: the analysis lags by 36 samples. */
    void flush() noexcept;

    /** The number of flat tops found. */
    std::uint64_t flatTops() const noexcept { return confirmed.tops; }

    /** The total length of the flat tops, in samples. */
    std::uint64_t samplesInFlatTops() const noexcept { return confirmed.samples; }

    /** The samples at the levels of the flat tops, in runs of any length, and those of them in deep runs: see
        ClippedRuns.h. */
    std::uint64_t samplesAtFlatTops() const noexcept { return evidence.tops; }
    std::uint64_t samplesInDeepTops() const noexcept { return evidence.samplesInDeepRuns; }

    /** The highest level of a flat top, linear; 0 if there are none. */
    double highestLevel() const noexcept { return highest; }

    /** The level of the newest flat top, linear; 0 if there are none. */
    double newestLevel() const noexcept { return levelOfNewest; }

private:
    /** The current flat run. */
    struct Run
    {
        float level = 0.0f, lowest = 0.0f, highest = 0.0f;
        std::size_t length = 0; ///< 0 if there is no run
        std::array<float, framesOfEdge> before {}; ///< the samples before the run, nearest first
        float grain = 0.0f; ///< the smallest step before the run
        bool followsAnother = false; ///< another run lies right before this one
        bool isDeep = false; ///< see LossOfRun.h
    };

    /** How far the two samples on each side of the run lie below it. */
    struct Slopes
    {
        float leftNear = 0.0f, leftFar = 0.0f, rightNear = 0.0f, rightFar = 0.0f;
    };

    struct Tally
    {
        std::uint64_t tops = 0, samples = 0;

        void add (std::size_t length) noexcept
        {
            ++tops;
            samples += length;
        }
    };

    /** The samples at one level. */
    struct Tops
    {
        std::uint64_t samplesInDeepRuns = 0, tops = 0; ///< in deep runs (see LossOfRun.h); in runs of any length

        void add (const Tops& more) noexcept
        {
            samplesInDeepRuns += more.samplesInDeepRuns;
            tops += more.tops;
        }

        bool areClipped() const noexcept { return isClippedLevel (samplesInDeepRuns, tops); }
    };

    /** The runs at one level. */
    struct Level
    {
        float magnitude = 0.0f; ///< 0 if this entry is unused
        std::uint64_t count = 0, newestFrame = 0; ///< count: runs, each at most 10 s after the one before
        Tops all; ///< at this level
        bool isConfirmed = false; ///< evidence holds them
        Tally pending; ///< runs not confirmed yet
    };

    /** What MissingTop said about the tops at the highest level. */
    struct Estimates
    {
        std::uint32_t count = 0, cut = 0, whole = 0; ///< some are neither cut nor whole
        bool hasLongRun = false; ///< one of eight samples or more is probably cut
        bool hasWholeRun = false; ///< one of three samples or more is whole
    };

    /** The findings at the highest level so far, counted from the first sample at that level. */
    struct Extreme
    {
        float level = 0.0f;
        int bits = 0; ///< bits of proof against chance
        std::uint32_t events = 0; ///< runs of two or more whose flanks differ
        Tops all; ///< at this level
        bool isConfirmed = false; ///< evidence holds them
        std::uint32_t runs = 0, deepRuns = 0; ///< of three and more, steep; deepRuns: lost 0.3 % or more
        Estimates estimates;
        std::array<Slopes, 4> seen {};
        std::uint32_t numSeen = 0;
        Tally pending;
    };

    void analyse (const float* samples, std::size_t numFrames, float peak) noexcept;
    void notePeak (float peak, std::size_t numFrames) noexcept;
    void countTops (const float* first, std::size_t numFrames, float peak) noexcept;
    void scan (const float* samples, std::size_t numFrames) noexcept;
    void begin (const float* at) noexcept;
    void finish (const float* end, std::uint64_t frame) noexcept;
    void countDeepRun() noexcept;
    bool isCut (const Slopes&, float grainNearBy) const noexcept;
    bool noteExtreme (const float* end, const Slopes&, bool isPeak, bool isCorner) noexcept;
    static bool hasEdge (const Slopes&) noexcept;
    bool noteMissingTop (const float* end, const Slopes&, bool isCorner, int bitsPerPair) noexcept;
    void noteTop (float magnitude, std::uint64_t frame, bool isCorner, bool isTop) noexcept;
    Level& levelOf (float magnitude, std::uint64_t frame) noexcept;
    void confirm (const Tops&, bool& isConfirmed) noexcept;
    bool isOfExtreme (float magnitude) const noexcept;
    void note (const Tops&, Tops& to, bool isConfirmed) noexcept;
    float grainSoFar() const noexcept;
    float toleranceAt (float level) const noexcept;
    float extremeMargin() const noexcept;
    bool isExtremeFlat() const noexcept;

    static constexpr std::size_t numBuckets = 4;

    std::uint64_t framesOfBucket = 36000, framesInBucket = 0;
    std::array<float, numBuckets> peaks {}; ///< of the last 3 s, current bucket first
    std::vector<float> buffer; ///< samples of the past, then the newest block
    float rail = 1.0f, threshold = 0.0f, tolerance = 0.0f;
    Run run;
    std::array<Level, 8> levels {};
    Extreme extreme;
    int blocksUntilGrain = 0;
    float lastPeak = 0.0f;
    float grain = 0.0f; ///< the smallest step so far
    Tally confirmed;
    Tops evidence; ///< at the levels of the confirmed tops
    std::uint64_t framesSoFar = 0, framesOfMemory = 0;
    double levelOfNewest = 0.0, highest = 0.0;
};
} // namespace twobus
