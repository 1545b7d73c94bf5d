#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace twobus
{
/** Finds the flat tops that hard clipping leaves in one channel, at whatever level they have since been brought to.

    A flat top is a run of samples that
    - stay within a tolerance: two and a half steps of 16 bits, so that requantised and dithered audio counts too, and
      never more than 0.4 % of the level;
    - lie within 0.5 dB of the highest sample of the last 3 s: clipping makes the highest samples there are, and little
      has to be looked at;
    - fall off on both sides, and on;
    - have no other run right beside them: what is flat, jumps and is flat again is a square wave, a held sample or a
      staircase of 8 bits, and is meant so.

    One such run can happen by chance, or be part of a sound. Clipping cuts again and again at one level. There are two
    proofs.

    Many runs near together: four with a corner, of three samples or more, within 0.1 % (0.009 dB) of one level, none
    more than 10 s after the one before. A parabola through the two samples before the run and the two behind it is
    where a smooth waveform would have gone. At a corner it passes the run by four times what the run itself varies by,
    by four times the material's grain (the smallest step near by: a slow bass in 16 bits has runs of equal samples at
    its tops), and by 0.3 % (0.03 dB) of the level, but not by more than four times the level, as the edge of a square
    wave does. A limiter that also cuts a few of its tops leaves corners as well: the level must be clipped as
    ClippedRuns.h says it, counted from the first run there on, in the sub-blocks that rise no higher.

    A few runs at the very top, however far apart: at the highest level there is, with no sample beyond it. Here the probability of chance is computed. Let the samples beside a run fall by f, and let the noise
    n be the larger of the run's own variation and the grain of the channel (the smallest step found so far: one step in
    16 bits, next to nothing in 24). That one more sample equals its neighbour has then a probability of about 2 n / f.
    So a run of length k proves (k - 1) log2 (f / 2 n) bits. Runs of two samples count here, runs whose sides fall by
    less than 8 n don't, and a run with the same flanks as an earlier one (a loop, a tone) proves nothing new. Two runs
    or more with 22 bits together are proof enough: an hour of music has some 2^13 tops near its highest level. In 24
    bits two runs of three samples have about 50 bits, in 16 bits with dither 20 to 30. The highest level of a limited
    master is its ceiling, and all its peaks are there: single samples, and now and then two or three that are equal. So
    the level must be clipped as ClippedRuns.h says it, counted from the first top there on. One piece of noisy music
    under a limiter with an attack of 1 ms had up to 40 % of its tops in such runs. But a limiter cuts little: the top that is
    missing over a run, a parabola that passes through its ends and falls as steeply as the flatter side, was higher
    than 0.14 % of the level in one of ten runs only. So a quarter of the runs must have lost 0.3 % (0.03 dB) or more.
    Clipped by 1 dB, half of them or more have with most pieces.

    What is at full scale is left to FullScaleRuns. Clipping that was resampled, filtered or lossy coded since is
    smeared and isn't found: a miss is better than a false alarm. Missed, too: clipping that cut off no top
    or one top of three samples or more (6 of 28 pieces at 1 dB, 1 at 2 dB), and noise (see ClippedRuns.h).

    Bounded work: sub-blocks whose peak is 0.5 dB below the highest of the last 3 s are not looked into, except that one
    in eight is searched for its smallest step until that is one of 24 bits.
*/
class FlatTopDetector
{
public:
    static constexpr std::size_t shortestRun = 3;
    static constexpr std::uint64_t fewestOfOneLevel = 4;

    /** How many samples before those given to process() must be readable. */
    static constexpr std::size_t contextFrames = 24;

    void prepare (double sampleRate, float fullScale) noexcept;
    void reset() noexcept;

    /** What follows does not follow what came. */
    void markDiscontinuity() noexcept;

    /** The next samples, of which peak is the highest magnitude; those before samples[0] are the last ones given. */
    void process (const float* samples, std::size_t numFrames, float peak) noexcept;

    /** How many were found. */
    std::uint64_t flatTops() const noexcept { return confirmed.tops; }

    /** How many samples they are long, all together. */
    std::uint64_t samplesInFlatTops() const noexcept { return confirmed.samples; }

    /** The highest level at which there were any, linear; 0 where there are none. */
    double highestLevel() const noexcept { return highest; }

    /** The level of the newest, linear; 0 where there is none. */
    double newestLevel() const noexcept { return levelOfNewest; }

private:
    /** What is flat so far. */
    struct Run
    {
        float level = 0.0f, lowest = 0.0f, highest = 0.0f;
        std::size_t length = 0; ///< 0: none
        std::array<float, 2> before {}; ///< the last two samples before it, the nearer first
        float grain = 0.0f; ///< the smallest step before it
        bool isMeant = false; ///< another run lies right before it
    };

    /** How far below the run the two samples on each side of it are. */
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

    /** Runs of one level. */
    struct Level
    {
        float magnitude = 0.0f; ///< 0: not used
        std::uint64_t count = 0, newestFrame = 0; ///< count: none more than 10 s after the one before
        std::uint64_t samplesInRuns = 0, tops = 0; ///< in runs of three and more; all samples at the level
        Tally pending; ///< not counted yet
    };

    /** What is known of the highest level there is, from the first sample there on. */
    struct Extreme
    {
        float level = 0.0f;
        int bits = 0; ///< against chance
        std::uint32_t events = 0; ///< runs whose flanks differ
        std::uint64_t samplesInRuns = 0, tops = 0; ///< in runs of three and more; all samples at the level
        std::uint32_t runs = 0, deepRuns = 0; ///< of three and more, with sides; those that lost 0.3 % or more
        std::array<Slopes, 4> seen {};
        Tally pending;
    };

    void notePeak (float peak, std::size_t numFrames) noexcept;
    void countTops (const float* first, std::size_t numFrames, float peak) noexcept;
    void scan (const float* samples, std::size_t numFrames) noexcept;
    void begin (const float* at) noexcept;
    void finish (const float* end, std::uint64_t frame) noexcept;
    void countRun() noexcept;
    bool isCut (const Slopes&, float grainNearBy) const noexcept;
    bool noteExtreme (const Slopes&) noexcept;
    void noteTop (float magnitude, std::uint64_t frame, bool isCorner, bool isTop) noexcept;
    Level& levelOf (float magnitude, std::uint64_t frame) noexcept;
    float knownGrain() const noexcept;
    float extremeMargin() const noexcept;
    bool isExtremeFlat() const noexcept;

    static constexpr std::size_t numBuckets = 4;

    std::uint64_t framesOfBucket = 36000, framesInBucket = 0;
    std::array<float, numBuckets> peaks {}; ///< of the last 3 s, the running bucket first
    float rail = 1.0f, threshold = 0.0f, tolerance = 0.0f;
    Run run;
    std::array<Level, 8> levels {};
    Extreme extreme;
    int blocksUntilGrain = 0;
    float lastPeak = 0.0f;
    float grain = 0.0f; ///< the smallest step so far
    Tally confirmed;
    std::uint64_t framesSoFar = 0, framesOfMemory = 0;
    double levelOfNewest = 0.0, highest = 0.0;
};
} // namespace twobus
