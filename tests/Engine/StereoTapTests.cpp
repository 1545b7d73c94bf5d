#include "Engine/StereoTap.h"
#include "Support/Catch.h"

#include <thread>

using namespace twobus;

namespace
{
/** Blocks with left samples that count up from a number, and right samples that are their negatives. */
class Counting
{
public:
    void feed (StereoTap& tap, std::size_t numFrames, double sampleRate)
    {
        left.resize (numFrames);
        right.resize (numFrames);

        for (std::size_t i = 0; i < numFrames; ++i, ++next)
        {
            left[i] = static_cast<float> (next);
            right[i] = -static_cast<float> (next);
        }

        const std::array<const float*, 2> channels { left.data(), right.data() };
        tap.audioBlock ({ channels.data(), 2, numFrames }, sampleRate);
    }

    std::vector<float> left, right;
    std::uint32_t next = 0;
};
} // namespace

TEST_CASE ("a stereo tap returns the pairs since the last read, oldest first")
{
    StereoTap tap;
    Counting source;
    CHECK (tap.read().empty());
    source.feed (tap, 100, 8000.0);
    const auto pairs = tap.read();
    REQUIRE (pairs.size() == 100);
    CHECK (pairs[0].left == 0.0f);
    CHECK (pairs[99].left == 99.0f);
    CHECK (pairs[99].right == -99.0f);
    CHECK (tap.read().empty());
    source.feed (tap, 3, 8000.0);
    CHECK (tap.read().size() == 3);
}

TEST_CASE ("a stereo tap keeps at most 12000 pairs a second, for any rate and block sizes")
{
    for (const auto sampleRate : { 8000.0, 44100.0, 48000.0, 192000.0, 384000.0 })
        for (const std::size_t blockSize : { 1u, 7u, 480u, 999u })
        {
            CAPTURE (sampleRate, blockSize);
            StereoTap tap;
            Counting source;
            std::vector<float> kept;

            for (std::size_t done = 0; done < 20000; done += blockSize)
            {
                source.feed (tap, blockSize, sampleRate);

                for (const auto& pair : tap.read())
                    kept.push_back (pair.left);
            }

            const auto step = kept[1] - kept[0];
            CHECK (sampleRate / static_cast<double> (step) <= 12000.0);
            CHECK (sampleRate / static_cast<double> (step) > std::min (sampleRate, 8000.0) - 1.0);

            for (std::size_t i = 1; i < kept.size(); ++i)
                REQUIRE (kept[i] - kept[i - 1] == step);
        }
}

TEST_CASE ("a stereo tap that isn't read keeps the newest pairs")
{
    StereoTap tap;
    Counting source;
    source.feed (tap, 10000, 8000.0);
    const auto pairs = tap.read();
    CHECK (pairs.size() == StereoTap::numPairs - 1);
    CHECK (pairs.back().left == 9999.0f);
}

TEST_CASE ("a single channel gives no pairs")
{
    StereoTap tap;
    const std::array<float, 4> samples {};
    const std::array<const float*, 1> channels { samples.data() };
    tap.audioBlock ({ channels.data(), 1, 4 }, 48000.0);
    CHECK (tap.read().empty());
}

TEST_CASE ("no pair is torn or repeated while one thread writes and another reads", "[threads]")
{
    StereoTap tap;
    std::atomic<bool> stop { false };
    std::thread writer ([&] {
        Counting source;

        while (! stop && source.next < 8'000'000) // floats are exact up to 16 million
            source.feed (tap, 480, 8000.0);

        stop = true;
    });

    std::uint64_t read = 0, torn = 0, backwards = 0;
    auto last = -1.0f;

    while (! stop || read == 0)
    {
        for (const auto& pair : tap.read())
        {
            torn += pair.left != -pair.right ? 1u : 0u;
            backwards += pair.left <= last ? 1u : 0u;
            last = pair.left;
            ++read;
        }

        if (read > 1'000'000)
            stop = true;
    }

    writer.join();
    CAPTURE (read);
    CHECK (read > 1000);
    CHECK (torn == 0);
    CHECK (backwards == 0);
}
