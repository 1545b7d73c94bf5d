#include "Support/Catch.h"
#include "Taps/LateSum.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <random>
#include <vector>

using namespace twobus;

namespace
{
/** Two stereo tracks and a mono one, and their sum, with faders, that many frames late (or early, if negative). */
class Mix
{
public:
    Mix (double sampleRate, std::int64_t framesLate)
    {
        lateSum.prepare (sampleRate, { 2, 1, 2 }, 2);
        late = framesLate;
        waiting.resize (static_cast<std::size_t> (std::abs (late)));
    }

    /** Returns how often another distance was found. */
    int play (std::size_t numFrames)
    {
        auto numFound = 0;

        for (std::size_t done = 0; done < numFrames; done += block)
        {
            numFound += playBlock() ? 1 : 0;
            highestRestFound = std::max (highestRestFound, numFound > 0 && lateSum.isReady() ? rest() : 0.0);
        }

        return numFound;
    }

    /** The tracks' part in what came out last that the sum does not have. */
    double rest() const
    {
        auto highest = 0.0;

        for (std::size_t channel = 0; channel < 2; ++channel)
            for (std::size_t i = 0; i < block; ++i)
            {
                std::array<float, 5> signals {};

                for (std::size_t signal = 0; signal < 5; ++signal)
                    signals[signal] = lateSum.tracks()[signal][i];

                highest = std::max (highest, std::abs (static_cast<double> (lateSum.sum()[channel][i])
                                                       - static_cast<double> (sumOf (signals, channel))));
            }

        return highest;
    }

    /** Both sides play something of their own, or nothing. */
    bool isRelated = true;
    double highestRestFound = 0.0; ///< since a distance was found, whenever there was something of use
    LateSum lateSum;

private:
    static constexpr std::size_t block = 500;

    static float sumOf (const std::array<float, 5>& signals, std::size_t channel)
    {
        return 0.7f * signals[channel] + 0.2f * signals[2] + 0.1f * signals[3 + channel];
    }

    bool playBlock()
    {
        tracks.assign (5, std::vector<float> (block));
        sum.assign (2, std::vector<float> (block));

        for (std::size_t i = 0; i < block; ++i)
        {
            std::array<float, 5> signals {};
            std::array<float, 2> sums {};

            for (auto& signal : signals)
                signal = noise (random);

            for (std::size_t channel = 0; channel < 2; ++channel)
                sums[channel] = isRelated ? sumOf (signals, channel) : noise (random);

            waiting.push_back ({ signals, sums });

            // Whichever is early goes through at once, and the other one waits.
            for (std::size_t signal = 0; signal < 5; ++signal)
                tracks[signal][i] = (late < 0 ? waiting.front() : waiting.back()).signals[signal];

            for (std::size_t channel = 0; channel < 2; ++channel)
                sum[channel][i] = (late < 0 ? waiting.back() : waiting.front()).sums[channel];

            waiting.pop_front();
        }

        return lateSum.process (pointersTo (tracks), pointersTo (sum), block);
    }

    static std::vector<const float*> pointersTo (const std::vector<std::vector<float>>& channels)
    {
        std::vector<const float*> pointers;

        for (const auto& channel : channels)
            pointers.push_back (channel.data());

        return pointers;
    }

    struct Frame
    {
        std::array<float, 5> signals {};
        std::array<float, 2> sums {};
    };

    std::int64_t late = 0;
    std::minstd_rand random { 7 };
    std::uniform_real_distribution<float> noise { -0.3f, 0.3f };
    std::deque<Frame> waiting;
    std::vector<std::vector<float>> tracks, sum; ///< [channel], of the newest block
};
} // namespace

TEST_CASE ("a sum that is late or early is put beside its tracks again, to the frame")
{
    for (const auto rate : { 44100.0, 96000.0 })
        for (const std::int64_t late : { 1, 240, -4095 })
        {
            CAPTURE (rate, late);
            Mix mix (rate, late);
            CHECK (mix.play (10000) == 0);
            CHECK (mix.rest() > 0.01); // nobody asked
            mix.lateSum.look();
            CHECK (mix.play (static_cast<std::size_t> (2.0 * rate)) == 1);
            CHECK (mix.lateSum.distance() == late);
            CHECK (mix.lateSum.isReady());
            CHECK (mix.rest() < 1.0e-6);
            CHECK (mix.highestRestFound < 1.0e-6);

            mix.lateSum.look();
            CHECK (mix.play (static_cast<std::size_t> (2.0 * rate)) == 0);
            CHECK (mix.rest() < 1.0e-6);
        }
}

TEST_CASE ("a sum that is where it belongs stays there, and so does one that has nothing of the tracks")
{
    for (const auto isRelated : { true, false })
    {
        Mix mix (48000.0, 0);
        mix.isRelated = isRelated;
        mix.lateSum.look();
        CHECK (mix.play (48000 * 6) == 0);
        CHECK (mix.lateSum.distance() == 0);
    }
}

TEST_CASE ("a look is not disturbed by jumps, which begin it anew")
{
    Mix mix (48000.0, 240);
    mix.lateSum.look();

    for (int i = 0; i < 6; ++i)
    {
        CHECK (mix.play (48000) == 0);
        mix.lateSum.markDiscontinuity();
    }

    CHECK (mix.play (96000) == 1);
    CHECK (mix.lateSum.distance() == 240);
}
