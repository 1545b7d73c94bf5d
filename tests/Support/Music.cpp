#include "Support/Music.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace twobus::test
{
namespace
{
constexpr auto twoPi = 2.0 * std::numbers::pi;

class Dice
{
public:
    explicit Dice (std::uint32_t seed) : engine (seed) {}

    /** A uniform distribution that is the same everywhere. The standard's distributions differ between libraries. */
    double between (double low, double high)
    {
        return low + (high - low) * static_cast<double> (engine() >> 8) / 16777216.0;
    }
    std::size_t below (std::size_t n) { return static_cast<std::size_t> (between (0.0, static_cast<double> (n))) % n; }

private:
    std::mt19937 engine;
};

AudioBuffer silence (double seconds) { return AudioBuffer (2, framesOf (seconds, musicRate)); }

/** Adds a sound; pan from -1 to 1. */
void mixIn (AudioBuffer& to, const Samples& sound, double atSeconds, double gain, double pan)
{
    const auto start = framesOf (atSeconds, musicRate);
    const auto left = gain * std::sqrt ((1.0 - pan) / 2.0), right = gain * std::sqrt ((1.0 + pan) / 2.0);

    for (std::size_t i = 0; i < sound.size() && start + i < to.numFrames(); ++i)
    {
        to[0][start + i] += static_cast<float> (left) * sound[i];
        to[1][start + i] += static_cast<float> (right) * sound[i];
    }
}

void add (AudioBuffer& to, const AudioBuffer& other, double gain)
{
    for (std::size_t channel = 0; channel < 2; ++channel)
        for (std::size_t i = 0; i < std::min (to.numFrames(), other.numFrames()); ++i)
            to[channel][i] += static_cast<float> (gain) * other[channel][i];
}

/** A note with a steady or gliding frequency; shape (seconds, phase in turns) returns each sample. */
template <typename Shape>
Samples note (double seconds, double hz, Shape&& shape)
{
    Samples samples (framesOf (seconds, musicRate));

    for (std::size_t i = 0; i < samples.size(); ++i)
    {
        const auto t = static_cast<double> (i) / musicRate;
        samples[i] = static_cast<float> (shape (t, hz * t));
    }

    return samples;
}

double adsr (double t, double length, double attack, double release)
{
    return std::min ({ 1.0, t / attack, std::max (0.0, (length - t) / release) });
}

Samples kick (double pitch)
{
    return note (0.35, 1.0, [pitch] (double t, double) {
        const auto turns = pitch * t + 3.0 * (1.0 - std::exp (-t * 40.0));
        return std::sin (twoPi * turns) * std::exp (-t * 9.0) + 0.3 * std::exp (-t * 400.0);
    });
}

Samples burst (double seconds, double decay, double toneHz, double toneShare, Dice& dice, bool isBright)
{
    auto last = 0.0;
    return note (seconds, toneHz, [&] (double t, double turns) {
        const auto white = dice.between (-1.0, 1.0);
        const auto hiss = isBright ? (white - last) * 0.6 : 0.7 * white;
        last = white;
        return ((1.0 - toneShare) * hiss + toneShare * std::sin (twoPi * turns)) * std::exp (-t * decay);
    });
}

AudioBuffer drums (double seconds, std::uint32_t seed, bool isMachine)
{
    Dice dice (seed);
    auto mix = silence (seconds);
    const auto beat = 60.0 / std::round (dice.between (84.0, 140.0));
    const auto kickSound = kick (dice.between (45.0, 60.0));
    const auto snareSound = burst (0.25, 16.0, dice.between (170.0, 220.0), 0.45, dice, false);
    const auto hatSound = burst (0.08, 60.0, 8000.0, 0.0, dice, true);
    const auto human = [&] (double low) { return isMachine ? 1.0 : dice.between (low, 1.0); };
    const auto late = [&] { return isMachine ? 0.0 : dice.between (0.0, 0.012); };

    for (int eighth = 0; eighth * beat / 2.0 < seconds; ++eighth)
    {
        const auto at = eighth * beat / 2.0;
        mixIn (mix, hatSound, at + late(), 0.25 * human (0.4), 0.4);

        if (eighth % 4 == 0 || (! isMachine && dice.below (9) == 0))
            mixIn (mix, kickSound, at + late(), 0.9 * human (0.7), 0.0);

        if (eighth % 4 == 2)
            mixIn (mix, snareSound, at + late(), 0.8 * human (0.6), 0.1);
    }

    return mix;
}

/** Notes one after another, each lengthSeconds long, with frequencies from the scale. */
template <typename Shape>
AudioBuffer melody (double seconds, double lengthSeconds, double lowestHz, Dice& dice, double pan, double chanceOfRest,
                    bool isPlayed, Shape&& shape)
{
    constexpr int scale[] = { 0, 2, 3, 5, 7, 8, 10, 12, 15 };
    auto mix = silence (seconds);

    for (auto at = 0.0; at < seconds; at += lengthSeconds)
    {
        const auto hz = lowestHz * std::pow (2.0, scale[dice.below (std::size (scale))] / 12.0);

        if (dice.between (0.0, 1.0) >= chanceOfRest)
            mixIn (mix, note (lengthSeconds, hz, shape), at, isPlayed ? dice.between (0.5, 1.0) : 1.0, pan);
    }

    return mix;
}

double saw (double turns) { return 2.0 * (turns - std::floor (turns + 0.5)); }
double square (double turns) { return turns - std::floor (turns) < 0.5 ? 1.0 : -1.0; }

/** A sine of turns from a table, exact to -90 dB, which is good enough for music. */
double sineOf (double turns)
{
    static const auto table = [] {
        std::vector<double> values (16384);

        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = std::sin (twoPi * static_cast<double> (i) / 16384.0);

        return values;
    }();

    return table[static_cast<std::size_t> ((turns - std::floor (turns)) * 16384.0) % 16384];
}

/** A few harmonics of a voice. */
double voiced (double turns, double brightness)
{
    auto sum = 0.0, share = 1.0;

    for (int k = 1; k <= 12; ++k, share *= brightness)
        sum += sineOf (k * turns + 0.11 * k * k) * share / k;

    return sum;
}
} // namespace

AudioBuffer drumKit (double seconds, std::uint32_t seed) { return drums (seconds, seed, false); }
AudioBuffer drumMachine (double seconds, std::uint32_t seed) { return drums (seconds, seed, true); }

AudioBuffer bandMix (double seconds, std::uint32_t seed)
{
    Dice dice (seed);
    auto mix = drums (seconds, seed + 1, false);
    const auto length = dice.between (0.3, 0.6);

    add (mix,
         melody (seconds, length, 41.2, dice, 0.0, 0.1, true,
                 [=] (double t, double turns) { return voiced (turns, 0.5) * adsr (t, length, 0.01, 0.05); }),
         0.5);
    add (mix,
         melody (seconds, 4.0 * length, 220.0, dice, -0.5, 0.0, true,
                 [=] (double t, double turns) { return voiced (turns, 0.7) * adsr (t, 4.0 * length, 0.2, 0.3); }),
         0.25);
    add (mix,
         melody (seconds, 4.0 * length, 261.6, dice, 0.5, 0.0, true,
                 [=] (double t, double turns) { return voiced (turns, 0.7) * adsr (t, 4.0 * length, 0.2, 0.3); }),
         0.25);
    add (mix,
         melody (seconds, 1.5 * length, 392.0, dice, 0.0, 0.35, true,
                 [=] (double t, double turns) {
                     return voiced (turns + 0.02 * std::sin (twoPi * 5.5 * t), 0.8) * adsr (t, 1.5 * length, 0.03, 0.1);
                 }),
         0.4);
    return mix;
}

AudioBuffer stringQuartet (double seconds, std::uint32_t seed)
{
    Dice dice (seed);
    auto mix = silence (seconds);

    for (const auto lowest : { 98.0, 196.0, 261.6, 392.0 })
    {
        const auto length = dice.between (0.8, 2.2), vibratoHz = dice.between (4.8, 6.2),
                   depth = dice.between (0.02, 0.08);
        add (mix,
             melody (seconds, length, lowest, dice, dice.between (-0.7, 0.7), 0.08, true,
                     [=] (double t, double turns) {
                         return voiced (turns + depth * std::sin (twoPi * vibratoHz * t), 0.85)
                                * std::sin (std::numbers::pi * t / length);
                     }),
             0.4);
    }

    return mix;
}

AudioBuffer speech (double seconds, std::uint32_t seed)
{
    Dice dice (seed);
    auto mix = silence (seconds);
    const auto pitch = dice.between (95.0, 210.0);

    for (auto at = 0.0; at < seconds;)
    {
        const auto length = dice.between (0.08, 0.3);
        const auto glide = dice.between (-0.1, 0.15), brightness = dice.between (0.6, 0.95);

        mixIn (mix,
               note (length, pitch * dice.between (0.85, 1.2),
                     [=] (double t, double turns) {
                         return voiced (turns * (1.0 + glide * t), brightness) * adsr (t, length, 0.02, 0.05);
                     }),
               at, dice.between (0.3, 1.0), 0.0);

        if (dice.below (3) == 0)
            mixIn (mix, burst (0.09, 20.0, 100.0, 0.0, dice, true), at + length, dice.between (0.1, 0.3), 0.0);

        at += length + dice.between (0.02, 0.1) + (dice.below (7) == 0 ? dice.between (0.3, 0.9) : 0.0);
    }

    return mix;
}

AudioBuffer pad (double seconds, std::uint32_t seed)
{
    Dice dice (seed);
    auto mix = silence (seconds);

    for (int voice = 0; voice < 6; ++voice)
        add (mix,
             melody (seconds, 4.0, 110.0, dice, dice.between (-0.8, 0.8), 0.0, false,
                     [] (double t, double turns) { return voiced (turns, 0.5) * adsr (t, 4.0, 1.2, 1.2); }),
             0.3);

    return mix;
}

AudioBuffer sineBass (double seconds, std::uint32_t seed)
{
    Dice dice (seed);
    return melody (seconds, 0.5, 41.2, dice, 0.0, 0.1, false,
                   [] (double t, double turns) { return std::sin (twoPi * turns) * adsr (t, 0.5, 0.01, 0.03); });
}

AudioBuffer plucks (double seconds, std::uint32_t seed)
{
    Dice dice (seed);
    auto mix = silence (seconds);

    for (auto at = 0.0; at < seconds; at += dice.between (0.15, 0.5))
    {
        Samples string (framesOf (1.0 / dice.between (110.0, 440.0), musicRate)), sound (framesOf (1.5, musicRate));

        for (auto& sample : string)
            sample = static_cast<float> (dice.between (-1.0, 1.0));

        for (std::size_t i = 0; i < sound.size(); ++i)
        {
            auto& now = string[i % string.size()];
            sound[i] = now;
            now = 0.498f * (now + string[(i + 1) % string.size()]);
        }

        mixIn (mix, sound, at, dice.between (0.3, 1.0), dice.between (-0.6, 0.6));
    }

    return mix;
}

AudioBuffer squareLead (double seconds, std::uint32_t seed)
{
    Dice dice (seed);
    return melody (seconds, 0.25, 110.0, dice, 0.0, 0.2, false, [] (double, double turns) { return square (turns); });
}

AudioBuffer smoothSquareLead (double seconds, std::uint32_t seed)
{
    Dice dice (seed);
    auto mix = silence (seconds);

    for (auto at = 0.0; at < seconds; at += 0.25)
    {
        const auto hz = 110.0 * std::pow (2.0, static_cast<double> (dice.below (24)) / 12.0),
                   perSample = hz / musicRate;
        const auto blep = [=] (double phase) {
            if (phase < perSample)
                return -(1.0 - phase / perSample) * (1.0 - phase / perSample);

            return phase > 1.0 - perSample ? (1.0 + (phase - 1.0) / perSample) * (1.0 + (phase - 1.0) / perSample)
                                           : 0.0;
        };

        mixIn (mix,
               note (0.23, hz,
                     [=] (double, double turns) {
                         const auto phase = turns - std::floor (turns), half = turns + 0.5 - std::floor (turns + 0.5);
                         return square (turns) + blep (phase) - blep (half);
                     }),
               at, 1.0, 0.0);
    }

    return mix;
}

AudioBuffer filteredSquareLead (double seconds, std::uint32_t seed)
{
    auto mix = squareLead (seconds, seed);

    for (std::size_t channel = 0; channel < 2; ++channel)
    {
        auto state = 0.0f;

        for (auto& sample : mix[channel])
            sample = state += 0.25f * (sample - state);
    }

    return mix;
}

AudioBuffer chipTune (double seconds, std::uint32_t seed)
{
    Dice dice (seed);
    auto mix = silence (seconds);
    add (mix,
         melody (seconds, 0.125, 220.0, dice, 0.0, 0.1, false,
                 [] (double, double turns) { return turns - std::floor (turns) < 0.25 ? 0.5 : -0.5; }),
         0.5);
    add (mix,
         melody (seconds, 0.25, 330.0, dice, 0.0, 0.3, false,
                 [] (double, double turns) { return 0.5 * square (turns); }),
         0.5);
    add (mix,
         melody (
             seconds, 0.25, 55.0, dice, 0.0, 0.0, false,
             [] (double, double turns) { return std::round (7.5 * (2.0 * std::abs (saw (turns)) - 1.0)) / 7.5 * 0.5; }),
         0.7);

    for (auto at = 0.5; at < seconds; at += 0.5)
        mixIn (mix, note (0.06, 1.0, [&] (double, double) { return dice.below (2) == 0 ? 0.25 : -0.25; }), at, 1.0,
               0.0);

    return mix;
}

AudioBuffer normalised (AudioBuffer programme, double samplePeakDbfs)
{
    auto peak = 0.0f;

    for (std::size_t channel = 0; channel < programme.numChannels(); ++channel)
        for (const auto sample : programme[channel])
            peak = std::max (peak, std::abs (sample));

    programme.multiply (static_cast<float> (std::pow (10.0, samplePeakDbfs / 20.0)) / peak);
    return programme;
}
} // namespace twobus::test
