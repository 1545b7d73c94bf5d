#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

/** Finds the flat tops that hard clipping leaves in one channel, at whatever level they have since been brought to.

    A flat top is a run of at least 3 samples that
    - stay within a tolerance: two and a half steps of 16 bits, so that requantised and dithered audio counts too, and
      never more than 0.4 % of the level;
    - lie within 0.5 dB of the highest sample of the last 3 s: clipping makes the highest samples there are, and little
      has to be looked at;
    - have a corner on both sides. A parabola through the two samples before the run and the two behind it is where a
      smooth waveform would have gone: it must pass the run by four times what the run itself varies by, by four times
      the material's grain (the smallest step near by: a slow bass in 16 bits has runs of equal samples at its tops), and
      by 0.3 % (0.03 dB) of the level, but not by more than four times the level, as the edge of a square wave does;
    - have no other run right beside them: what is flat, jumps and is flat again is a square wave, a held sample or a
      staircase of 8 bits, and is meant so.

    One such run may happen by chance, or be part of a sound. Clipping cuts again and again at one level: the runs count
    once 4 of them lie within 0.1 % (0.009 dB) of one level, either polarity, none more than 10 s after the one before. In
    steep material, two neighbouring steps of less than the tolerance come by chance about once a second, at the tops
    once in some minutes; that 4 of them have one level within 0.1 % does not happen.

    What is at full scale is left to FullScaleCounter. Clipping that was resampled, filtered or lossy coded since is
    smeared and is not found: a miss is better than a false alarm.

    Bounded work: sub-blocks whose peak is 0.5 dB below the highest of the last 3 s are not looked into.
*/
namespace twobus
{
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
    std::uint64_t flatTops() const noexcept { return confirmed; }

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

    /** Runs of one level. */
    struct Level
    {
        float magnitude = 0.0f;
        std::uint64_t count = 0, newestFrame = 0;
    };

    void notePeak (float peak, std::size_t numFrames) noexcept;
    void scan (const float* samples, std::size_t numFrames) noexcept;
    void begin (const float* at) noexcept;
    void finish (const float* end) noexcept;
    bool isCut (const float* end) const noexcept;
    void noteTop (float magnitude, std::uint64_t frame) noexcept;

    static constexpr std::size_t numBuckets = 4;

    std::uint64_t framesOfBucket = 36000, framesInBucket = 0;
    std::array<float, numBuckets> peaks {}; ///< of the last 3 s, the running bucket first
    float rail = 1.0f, threshold = 0.0f, tolerance = 0.0f;
    Run run;
    std::array<Level, 8> levels {};
    std::uint64_t framesSoFar = 0, framesOfMemory = 0, confirmed = 0;
    double levelOfNewest = 0.0, highest = 0.0;
};
} // namespace twobus
