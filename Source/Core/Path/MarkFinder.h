#pragma once

#include "Core/Spectrum/FourierTransform.h"

#include <array>
#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace twobus
{
/** Finds the two chirps of the path check's test file in a stream, by correlation (see PathSignal::markPhase), at any
    level and polarity, and at any speed from half to double.

    A block of the stream costs three transforms a channel; a silent one costs nothing. For one thread.
*/
class MarkFinder
{
public:
    struct Mark
    {
        double seconds; ///< from the stream's first frame to the mark's start, as if it were played at its own speed
        bool rises;
        double strength; ///< the correlation's size, 0 to 1
    };

    /** A rate below lowestRate finds nothing: the chirps don't fit. */
    explicit MarkFinder (double sampleRate);

    static constexpr double lowestRate = 16000.0;

    /** Takes the next frames. New marks are appended, in the order of their time, up to 2 s after they began. */
    void process (std::span<const float> left, std::span<const float> right, std::vector<Mark>&);

    /** Looks for marks in what has not been looked at, as if silence followed. */
    void finish (std::vector<Mark>&);

    double secondsHeard() const noexcept { return static_cast<double> (framesHeard) / rate; }

private:
    struct Side
    {
        std::vector<float> samples; ///< at the slow rate, from slowStart on
        float sum = 0.0f; ///< of the frames of the slow sample that is not complete
    };

    void scan (std::vector<Mark>&);
    void scanSide (const Side&, std::vector<Mark>&);
    void correlate (std::span<const std::complex<float>> mark);
    void collect (const Side&, bool rises, std::vector<Mark>&);

    double rate, slowRate = 0.0;
    std::size_t step = 1; ///< frames in a slow sample
    std::size_t markLength = 0; ///< in slow samples
    std::size_t framesHeard = 0, framesInSum = 0;
    std::size_t slowStart = 0;
    std::array<Side, 2> sides;

    FourierTransform transform;
    std::array<std::vector<std::complex<float>>, 2> markSpectra; ///< falling, rising; conjugated
    std::vector<std::complex<float>> block; ///< the spectrum of the block
    std::vector<float> correlation;
    double markEnergy = 0.0;
};
} // namespace twobus
