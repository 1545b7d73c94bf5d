#include "Bench/Playing.h"
#include "Support/Catch.h"

#include <array>
#include <cstdio>

/** Measures how the cost grows with a programme's length and number of channels, and what silence costs. */
using namespace twobus;
using namespace twobus::bench;

namespace
{
/** Mono, stereo, or more channels that all count towards loudness. */
ChannelLayout layoutOf (std::size_t numChannels)
{
    return numChannels <= 2 ? ChannelLayout::forChannelCount (numChannels)
                            : ChannelLayout (std::vector (numChannels, ChannelPosition::height));
}

/** A block with many channels that repeats the two channels of a stereo programme in turn. */
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

TEST_CASE ("the cost grows linearly with the length")
{
    const auto programme = musicProgramme();
    const std::array lengths { amountOf (60), amountOf (600), amountOf (6000) };
    std::vector<Work> works;
    MeterBank bank;
    bank.prepare ({});

    for (const auto seconds : lengths)
        works.push_back ({ std::to_string (seconds), [&bank, &programme, seconds] {
                              bank.reset();
                              playTo (bank, programme, seconds);
                              CHECK (bank.readings().integratedLufs.has_value());
                          } });

    const auto taken = alternatingSeconds (works, 3);

    for (std::size_t i = 0; i < lengths.size(); ++i)
        std::printf ("%4d s of stereo: %6.3f s, %.2f ns a sample, %.2f times as long a second as the first\n",
                     lengths[i], median (taken[i]), nanosecondsPerSample (taken[i], lengths[i]),
                     medianRatio (taken[0], taken[i]) * lengths[0] / lengths[i]);
}

TEST_CASE ("the cost grows linearly with the channels")
{
    const auto seconds = amountOf (60);
    const auto programme = musicProgramme();
    std::vector<std::size_t> counts { 1, 2, 8, 32 };
    std::vector<Work> works;

    for (const auto numChannels : counts)
        works.push_back ({ std::to_string (numChannels), [&programme, numChannels, seconds] {
                              MeterBank bank;
                              bank.prepare ({ sampleRate, layoutOf (numChannels) });
                              WideBlock block (programme, numChannels);
                              playFor (programme, seconds, [&] (std::size_t first, std::size_t frames) {
                                  bank.process (block.at (first, frames));
                              });
                          } });

    const auto taken = alternatingSeconds (works, 3);

    for (std::size_t i = 0; i < works.size(); ++i)
        std::printf ("%2zu channels: %.2f ns a sample of each, %.2f times stereo's\n", counts[i],
                     nanosecondsPerSample (taken[i], seconds, counts[i]),
                     medianRatio (taken[1], taken[i]) * 2.0 / static_cast<double> (counts[i]));
}

TEST_CASE ("silence after a tone costs no more than the tone")
{
    const auto toneSeconds = amountOf (100), silenceSeconds = amountOf (3600);
    const Programme tone { "tone", test::inBothChannels (test::sine (48000, sampleRate, 997.0, 0.5)), {} };
    const Programme silence { "silence", test::AudioBuffer (2, 48000), {} };
    MeterBank bank;
    bank.prepare ({});

    const std::array works { Work { "tone", [&] { playTo (bank, tone, toneSeconds); } },
                             Work { "an hour of silence", [&] { playTo (bank, silence, silenceSeconds); } } };
    const auto taken = alternatingSeconds (works, 3);
    std::printf ("Tone %.2f ns a sample, an hour of digital silence after it %.2f ns: %.2f times\n",
                 nanosecondsPerSample (taken[0], toneSeconds), nanosecondsPerSample (taken[1], silenceSeconds),
                 medianRatio (taken[0], taken[1]) * toneSeconds / silenceSeconds);
}
