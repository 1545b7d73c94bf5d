#include "Core/Stems/TrackShares.h"
#include "Bench/Timing.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <cstdio>
#include <ctime>
#include <span>

/** The processor time of finding what tracks add to a sum, live: all tracks sound all the time, in stereo. */
using namespace twobus;
using namespace twobus::bench;

namespace
{
constexpr double rate = 48000.0;
constexpr std::size_t framesPerBlock = 512, numDifferentBlocks = 16;
const auto numBlocks = static_cast<std::size_t> (amountOf (30)) * 48000 / framesPerBlock;

void printTracks (std::size_t numTracks)
{
    const std::vector<std::size_t> numChannels (numTracks, 2);
    const auto audio = [&] {
        std::vector<test::Samples> channels;

        for (std::size_t i = 0; i < 2 * numTracks + 2; ++i)
            channels.push_back (test::noise (framesPerBlock * numDifferentBlocks, 0.3, static_cast<std::uint32_t> (i)));

        return channels;
    }();
    TrackShares shares;
    shares.prepare (rate, numChannels, 2);
    std::vector<const float*> channels (audio.size());
    const auto start = std::clock();

    for (std::size_t block = 0; block < numBlocks; ++block)
    {
        for (std::size_t i = 0; i < audio.size(); ++i)
            channels[i] = audio[i].data() + framesPerBlock * (block % numDifferentBlocks);

        const std::span<const float* const> all (channels);
        shares.process (all.first (2 * numTracks), all.last (2), framesPerBlock, std::nullopt);
    }

    const auto taken = static_cast<double> (std::clock() - start) / CLOCKS_PER_SEC;
    const auto seconds = static_cast<double> (numBlocks * framesPerBlock) / rate;
    std::printf ("Shares of %zu stereo tracks, live: %.2f %% of a core\n", numTracks, 100.0 * taken / seconds);
    CHECK (shares.readings().isHeard.size() == numTracks);
}
} // namespace

TEST_CASE ("shares of tracks while they play")
{
    for (const std::size_t numTracks : { 8u, 32u, 64u })
        printTracks (numTracks);
}
