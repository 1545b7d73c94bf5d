#include "Bench/Playing.h"
#include "Support/Catch.h"

#include <cmath>
#include <cstdio>

/** How the cost grows with the length of a programme and with its channels, and what silence costs. */
using namespace twobus;
using namespace twobus::bench;

namespace
{
/** Mono, stereo, or as many channels that all count towards loudness. */
ChannelLayout layoutOf (std::size_t numChannels)
{
    return numChannels <= 2 ? ChannelLayout::forChannelCount (numChannels)
                            : ChannelLayout (std::vector (numChannels, ChannelPosition::height));
}

/** Both channels of a stereo programme in turn. */
class WideBlock
{
public:
    WideBlock (const Programme& programme, std::size_t numChannels) : channels (numChannels), audio (programme.audio) {}

    AudioBlock at (std::size_t firstFrame, std::size_t numFrames)
    {
        for (std::size_t channel = 0; channel < channels.size(); ++channel)
            channels[channel] = audio[channel % 2].data() + firstFrame;

        return { channels.data(), channels.size(), numFrames };
    }

private:
    std::vector<const float*> channels;
    const test::AudioBuffer& audio;
};
} // namespace

TEST_CASE ("The cost grows linearly with the length")
{
    const auto programme = musicProgramme();
    std::vector<Work> works;
    MeterBank bank;
    bank.prepare ({});

    for (const auto minutes : { 1, 10, 100 })
        works.push_back ({ std::to_string (minutes) + " min", [&bank, &programme, minutes] {
                              bank.reset();
                              playTo (bank, programme, minutes * 60);
                              CHECK (bank.readings().integratedLufs.has_value()); } });

    const auto taken = secondsInTurns (works, 3);

    for (std::size_t i = 0, minutes = 1; i < works.size(); ++i, minutes *= 10)
        std::printf ("%7s of stereo: %6.3f s, %.2f ns a sample, %.2f times the first's\n", works[i].name.c_str(), median (taken[i]),
                     nanosecondsPerSample (taken[i], 60.0 * static_cast<double> (minutes)), medianRatio (taken[0], taken[i]) / static_cast<double> (minutes));
}

TEST_CASE ("The cost grows linearly with the channels")
{
    constexpr int seconds = 60;
    const auto programme = musicProgramme();
    std::vector<std::size_t> counts { 1, 2, 8, 32 };
    std::vector<Work> works;

    for (const auto numChannels : counts)
        works.push_back ({ std::to_string (numChannels), [&programme, numChannels] {
                              MeterBank bank;
                              bank.prepare ({ sampleRate, layoutOf (numChannels) });
                              WideBlock block (programme, numChannels);
                              playFor (programme, seconds, [&] (std::size_t first, std::size_t frames) { bank.process (block.at (first, frames)); }); } });

    const auto taken = secondsInTurns (works, 3);

    for (std::size_t i = 0; i < works.size(); ++i)
        std::printf ("%2zu channels: %.2f ns a sample of each, %.2f times stereo's\n", counts[i],
                     nanosecondsPerSample (taken[i], seconds, counts[i]),
                     medianRatio (taken[1], taken[i]) * 2.0 / static_cast<double> (counts[i]));
}

TEST_CASE ("Silence after a tone costs no more than the tone")
{
    constexpr int toneSeconds = 60, silenceSeconds = 3600;
    const Programme tone { "tone", test::inBothChannels (test::sine (48000, sampleRate, 997.0, 0.5)), {} };
    const Programme silence { "silence", test::AudioBuffer (2, 48000), {} };
    MeterBank bank;
    bank.prepare ({});

    const std::array works { Work { "tone", [&] { playTo (bank, tone, toneSeconds); } },
                             Work { "an hour of silence", [&] { playTo (bank, silence, silenceSeconds); } } };
    const auto taken = secondsInTurns (works, 3);
    std::printf ("Tone %.2f ns a sample, an hour of digital silence after it %.2f ns: %.2f times\n", nanosecondsPerSample (taken[0], toneSeconds),
                 nanosecondsPerSample (taken[1], silenceSeconds), medianRatio (taken[0], taken[1]) * toneSeconds / silenceSeconds);
}
