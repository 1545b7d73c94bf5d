#include "Support/Song.h"

#include "Core/Base/Decibels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace twobus::test
{
namespace
{
class Player
{
public:
    Player (std::size_t numFrames, double sampleRate, std::uint32_t seed)
        : random (seed), rate (sampleRate), audio (numFrames)
    {}

    double uniform() { return static_cast<double> (random()) / 4294967296.0; }
    double between (double low, double high) { return low + (high - low) * uniform(); }
    std::size_t below (std::size_t count) { return static_cast<std::size_t> (uniform() * static_cast<double> (count)); }

    /** A sine that decays to 37 % in decaySeconds. */
    void tone (double atSeconds, double lengthSeconds, double frequencyHz, double amplitude, double decaySeconds)
    {
        const auto step = 2.0 * std::numbers::pi * frequencyHz / rate;
        const auto twoCosine = 2.0 * std::cos (step);
        const auto fall = std::exp (-1.0 / (decaySeconds * rate));
        auto before = -std::sin (step), value = 0.0;

        forEachFrame (atSeconds, lengthSeconds, [&, level = amplitude] (float& sample, double fade) mutable {
            sample += static_cast<float> (level * fade * value);
            const auto next = twoCosine * value - before;
            before = value;
            value = next;
            level *= fall;
        });
    }

    void burst (double atSeconds, double lengthSeconds, double amplitude, double decaySeconds)
    {
        const auto fall = std::exp (-1.0 / (decaySeconds * rate));

        forEachFrame (atSeconds, lengthSeconds, [&, level = amplitude] (float& sample, double fade) mutable {
            sample += static_cast<float> (level * fade * between (-1.0, 1.0));
            level *= fall;
        });
    }

    void restart (std::uint32_t seed) { random.seed (seed); }
    Samples& samples() { return audio; }

private:
    /** Calls function for each frame, with fades of 2 ms at both ends. */
    template <typename Function>
    void forEachFrame (double atSeconds, double lengthSeconds, Function&& function)
    {
        const auto first = framesOf (std::max (0.0, atSeconds), rate), length = framesOf (lengthSeconds, rate),
                   fade = framesOf (0.002, rate) + 1;

        for (std::size_t i = 0; i < length && first + i < audio.size(); ++i)
            function (audio[first + i],
                      std::min (1.0, static_cast<double> (std::min (i, length - i)) / static_cast<double> (fade)));
    }

    std::mt19937 random;
    double rate;
    Samples audio;
};

double noteHz (int semitonesOverA) { return 110.0 * std::exp2 (semitonesOverA / 12.0); }

constexpr std::array scale { 0, 2, 3, 5, 7, 8, 10 };

void playLead (Player& player, double at, double beat, double gain)
{
    for (int step = 0; step < 16; ++step)
        if (player.uniform() < 0.3)
            player.tone (at + step * beat / 4.0, beat * player.between (0.3, 1.5),
                         noteHz (scale[player.below (scale.size())] + 24), gain * player.between (0.08, 0.16),
                         player.between (0.1, 0.8));
}

void playBacking (Player& player, double at, double beat, const std::array<bool, 16>& kicks,
                  const std::array<bool, 16>& hats, double gain)
{
    const auto uneven = [&player] (double amplitude) { return amplitude * dbToAmplitude (player.between (-1.5, 1.5)); };
    const auto root = scale[player.below (scale.size())];

    for (std::size_t step = 0; step < 16; ++step)
    {
        const auto time = at + static_cast<double> (step) * beat / 4.0 + player.between (0.0, 0.006);

        if (kicks[step])
            player.tone (time, 0.25, 55.0, uneven (0.35 * gain), 0.09);

        if (step % 8 == 4)
            player.burst (time, 0.2, uneven (0.25 * gain), 0.05);

        if (hats[step])
            player.burst (time, 0.05, uneven (0.06 * gain), 0.015);

        if (step % 4 == 0 && player.uniform() < 0.8)
            player.tone (time, beat * 0.9, noteHz (root - 12), uneven (0.12 * gain), 0.4);
    }

    for (const auto interval : { 0, 3, 7 })
        player.tone (at, beat * 3.9, noteHz (root + interval + 12), uneven (0.035 * gain), player.between (0.5, 3.0));
}
} // namespace

Samples song (double seconds, double sampleRate, std::uint32_t seed, const SongForm& form)
{
    const auto length = form.loopSeconds > 0.0 ? form.loopSeconds : seconds;
    Player player (framesOf (length, sampleRate), sampleRate, seed);
    const auto beat = form.loopSeconds > 0.0 ? form.loopSeconds / 8.0 : 60.0 / player.between (85.0, 140.0);

    std::array<bool, 16> kicks {}, hats {};

    for (std::size_t step = 0; step < 16; ++step)
    {
        kicks[step] = step % 8 == 0 || player.uniform() < 0.15;
        hats[step] = step % 2 == 0 || player.uniform() < 0.2;
    }

    Player backing (form.repeatsBacking ? player.samples().size() : 0, sampleRate, seed + 1);
    auto gain = 1.0;

    for (int bar = 0; bar * 4.0 * beat < length; ++bar)
    {
        const auto at = bar * 4.0 * beat;

        if (bar % 4 == 0)
        {
            gain = dbToAmplitude (player.between (-form.arrangementDb, 0.0));

            if (form.repeatsBacking)
                backing.restart (seed + 1);
        }

        playBacking (form.repeatsBacking ? backing : player, at, beat, kicks, hats, gain);

        if (form.hasLead && player.uniform() < 0.7)
            playLead (player, at, beat, gain);
    }

    auto samples = std::move (player.samples());

    for (std::size_t i = 0; i < backing.samples().size(); ++i)
        samples[i] += backing.samples()[i];

    for (const auto once = samples.size(); samples.size() < framesOf (seconds, sampleRate);)
        samples.push_back (samples[samples.size() - once]);

    return samples;
}
} // namespace twobus::test
