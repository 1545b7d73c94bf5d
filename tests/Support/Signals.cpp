#include "Support/Signals.h"

#include "Core/Base/Decibels.h"
#include "Core/Base/DenormalGuard.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace twobus::test
{
namespace
{
/** A number between 0 and 1, the same with every standard library, unlike the standard distributions. */
double uniform (std::mt19937& random) { return static_cast<double> (random()) / 4294967296.0; }

/** sin (2 pi f n / fs): up to where it repeats if rate and frequency are whole numbers of Hz; otherwise numFrames of
    it. */
std::vector<double> unitSine (std::size_t numFrames, double sampleRate, double frequencyHz)
{
    const auto repeats = sampleRate == std::floor (sampleRate) && frequencyHz == std::floor (frequencyHz);

    if (repeats)
        numFrames = static_cast<std::size_t> (sampleRate)
                    / std::gcd (static_cast<std::size_t> (sampleRate), static_cast<std::size_t> (frequencyHz));

    std::vector<double> samples (numFrames);

    for (std::size_t i = 0; i < numFrames; ++i)
        samples[i] = std::sin (2.0 * std::numbers::pi * frequencyHz / sampleRate * static_cast<double> (i));

    return samples;
}
} // namespace

AudioBlock AudioBuffer::block (std::size_t firstFrame, std::size_t length) const
{
    pointers.clear();

    for (const auto& channel : channels)
        pointers.push_back (channel.data() + firstFrame);

    return { pointers.data(), pointers.size(), length };
}

void AudioBuffer::append (const AudioBuffer& other)
{
    for (std::size_t channel = 0; channel < channels.size(); ++channel)
        channels[channel].insert (channels[channel].end(), other[channel].begin(), other[channel].end());
}

void AudioBuffer::multiply (float gain) noexcept
{
    for (auto& channel : channels)
        for (auto& sample : channel)
            sample *= gain;
}

std::size_t framesOf (double seconds, double sampleRate) noexcept
{
    return static_cast<std::size_t> (std::llround (seconds * sampleRate));
}

Samples sine (std::size_t numFrames, double sampleRate, double frequencyHz, double amplitude, double phase)
{
    Samples samples (numFrames);
    const auto step = 2.0 * std::numbers::pi * frequencyHz / sampleRate;

    for (std::size_t i = 0; i < numFrames; ++i)
        samples[i] = static_cast<float> (amplitude * std::sin (step * static_cast<double> (i) + phase));

    return samples;
}

Samples toneSteps (std::span<const ToneStep> steps, double sampleRate, double frequencyHz)
{
    auto seconds = 0.0;

    for (const auto& step : steps)
        seconds += step.seconds;

    const auto unit = unitSine (std::max<std::size_t> (framesOf (seconds, sampleRate), 1), sampleRate, frequencyHz);
    Samples samples;
    samples.reserve (framesOf (seconds, sampleRate));
    seconds = 0.0;

    for (const auto& step : steps)
    {
        seconds += step.seconds;
        const auto end = framesOf (seconds, sampleRate);
        const auto amplitude = dbToAmplitude (step.peakDbfs);

        auto place = samples.size() % unit.size();

        while (samples.size() < end)
        {
            samples.push_back (static_cast<float> (amplitude * unit[place]));
            place = place + 1 < unit.size() ? place + 1 : 0;
        }
    }

    return samples;
}

Samples toneSteps (std::initializer_list<ToneStep> steps, double sampleRate, double frequencyHz)
{
    return toneSteps (std::span (steps.begin(), steps.size()), sampleRate, frequencyHz);
}

Samples noise (std::size_t numFrames, double amplitude, std::uint32_t seed)
{
    std::mt19937 random (seed);
    Samples samples (numFrames);

    for (auto& sample : samples)
        sample = static_cast<float> (amplitude * (2.0 * uniform (random) - 1.0));

    return samples;
}

AudioBuffer randomProgramme (std::size_t numChannels, double seconds, double sampleRate, std::uint32_t seed)
{
    std::mt19937 random (seed);
    AudioBuffer programme (numChannels, 0);
    const auto numFrames = framesOf (seconds, sampleRate);

    while (programme.numFrames() < numFrames)
    {
        const auto length =
            std::min (framesOf (0.1 + 3.9 * uniform (random), sampleRate), numFrames - programme.numFrames());
        const auto kind = uniform (random);
        const auto frequencyHz = 40.0 * std::pow (200.0, uniform (random));
        const auto amplitude = kind < 0.1 ? 0.0 : dbToAmplitude (-65.0 + 62.0 * std::sqrt (uniform (random)));
        std::vector<Samples> passage;

        for (std::size_t channel = 0; channel < numChannels; ++channel)
        {
            const auto level = amplitude * (0.5 + 0.5 * uniform (random));
            passage.push_back (kind < 0.6 ? noise (length, level, static_cast<std::uint32_t> (random()))
                                          : sine (length, sampleRate, frequencyHz, level));
        }

        programme.append (AudioBuffer (std::move (passage)));
    }

    return programme;
}

void fadeEnds (Samples& samples, std::size_t numFrames) noexcept
{
    for (std::size_t i = 0; i < numFrames; ++i)
    {
        const auto gain = static_cast<float> (i) / static_cast<float> (numFrames);
        samples[i] *= gain;
        samples[samples.size() - 1 - i] *= gain;
    }
}

AudioBuffer inBothChannels (const Samples& samples) { return AudioBuffer ({ samples, samples }); }

AudioBuffer stereoTone (double seconds, double amplitude, double sampleRate)
{
    return inBothChannels (sine (framesOf (seconds, sampleRate), sampleRate, 997.0, amplitude));
}

AudioBuffer stereoSilence (double seconds, double sampleRate) { return { 2, framesOf (seconds, sampleRate) }; }

AudioBuffer joined (std::initializer_list<AudioBuffer> parts)
{
    auto all = *parts.begin();

    for (const auto* next = parts.begin() + 1; next != parts.end(); ++next)
        all.append (*next);

    return all;
}

void feed (MeterBank& bank, const AudioBuffer& audio, std::span<const std::size_t> blockSizes)
{
    std::size_t done = 0;

    for (std::size_t turn = 0; done < audio.numFrames(); ++turn)
    {
        const auto length = std::min (blockSizes[turn % blockSizes.size()], audio.numFrames() - done);
        bank.process (audio.block (done, length));
        done += length;
    }
}

void feed (MeterBank& bank, const AudioBuffer& audio, std::size_t blockSize)
{
    feed (bank, audio, std::span<const std::size_t> (&blockSize, 1));
}

MeterReadings measure (const AudioBuffer& audio, const MeterFormat& format)
{
    MeterBank bank;
    bank.prepare (format);
    feed (bank, audio);
    bank.flush();
    return bank.readings();
}

MeterReadings measure (const AudioBuffer& audio, double sampleRate)
{
    return measure (audio, { sampleRate, ChannelLayout::forChannelCount (audio.numChannels()) });
}

MeterReadings measureLive (const AudioBuffer& audio, const MeterFormat& format)
{
    MeterBank bank;
    bank.prepare (format);
    feed (bank, audio);
    return bank.readings();
}

MeterReadings measureLive (const AudioBuffer& audio, double sampleRate)
{
    return measureLive (audio, { sampleRate, ChannelLayout::forChannelCount (audio.numChannels()) });
}

namespace
{
LoudnessMeter measureLoudness (const std::vector<const float*>& channels, std::size_t numFrames,
                               const MeterFormat& format, const LoudnessObserver& observer)
{
    LoudnessMeter meter;
    meter.prepare (format);
    const SubBlockGrid grid (format.sampleRate);
    const DenormalGuard guard;
    std::vector<const float*> pointers (channels.size());

    for (std::int64_t k = 0; grid.start (k + 1) <= static_cast<std::int64_t> (numFrames); ++k)
    {
        for (std::size_t channel = 0; channel < channels.size(); ++channel)
            pointers[channel] = channels[channel] + grid.start (k);

        meter.process (pointers.data(), static_cast<std::size_t> (grid.start (k + 1) - grid.start (k)));

        if (observer)
            observer (k + 1, meter);
    }

    return meter;
}
} // namespace

LoudnessMeter measureLoudness (const AudioBuffer& audio, const MeterFormat& format, const LoudnessObserver& observer)
{
    const auto all = audio.all();
    return measureLoudness ({ all.channels, all.channels + all.numChannels }, all.numFrames, format, observer);
}

LoudnessMeter measureLoudness (const Samples& everyChannel, const MeterFormat& format, const LoudnessObserver& observer)
{
    return measureLoudness (std::vector (format.numChannels(), everyChannel.data()), everyChannel.size(), format,
                            observer);
}
} // namespace twobus::test
