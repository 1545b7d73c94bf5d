#pragma once

#include "Core/Bank/MeterBank.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <numbers>
#include <span>
#include <vector>

/** @file
    Test signals, and functions that feed them to meters. They are the same on every machine.
*/
namespace twobus::test
{
using Samples = std::vector<float>;

/** The sample rates at which the documents' requirements are checked. */
inline const std::vector<double> usualRates { 44100.0, 48000.0, 96000.0, 192000.0 };

/** Planar audio that owns its samples. */
class AudioBuffer
{
public:
    AudioBuffer (std::size_t numChannels, std::size_t numFrames) : channels (numChannels, Samples (numFrames)) {}

    /** All channels must have the same length. */
    explicit AudioBuffer (std::vector<Samples> channelsToUse) : channels (std::move (channelsToUse)) {}

    std::size_t numChannels() const noexcept { return channels.size(); }
    std::size_t numFrames() const noexcept { return channels.empty() ? 0 : channels.front().size(); }

    Samples& operator[] (std::size_t channel) noexcept { return channels[channel]; }
    const Samples& operator[] (std::size_t channel) const noexcept { return channels[channel]; }

    /** A view, valid until the next call. */
    AudioBlock block (std::size_t firstFrame, std::size_t numFrames) const;
    AudioBlock all() const { return block (0, numFrames()); }

    void append (const AudioBuffer&);
    void multiply (float gain) noexcept;

private:
    std::vector<Samples> channels;
    mutable std::vector<const float*> pointers;
};

/** Converts seconds to the nearest number of frames. */
std::size_t framesOf (double seconds, double sampleRate) noexcept;

/** amplitude sin (2 pi f n / fs + phase). */
Samples sine (std::size_t numFrames, double sampleRate, double frequencyHz, double amplitude, double phase = 0.0);

struct ToneStep
{
    double seconds;
    double peakDbfs; ///< minus infinity for silence
};

/** A sine with continuous phase that changes its level at the frames nearest to the steps' ends. */
Samples toneSteps (std::span<const ToneStep> steps, double sampleRate, double frequencyHz = 1000.0);
Samples toneSteps (std::initializer_list<ToneStep> steps, double sampleRate, double frequencyHz = 1000.0);

/** Uniform white noise between +-amplitude. */
Samples noise (std::size_t numFrames, double amplitude, std::uint32_t seed);

/** Passages of noise and tones between -65 and -3 dBFS, and silences, each 0.1 s to 4 s long. They exercise gates and
    percentiles. */
AudioBuffer randomProgramme (std::size_t numChannels, double seconds, double sampleRate, std::uint32_t seed);

/** Linear fades over the first and the last numFrames. */
void fadeEnds (Samples&, std::size_t numFrames) noexcept;

AudioBuffer inBothChannels (const Samples&);

/** 997 Hz in both channels. */
AudioBuffer stereoTone (double seconds, double amplitude, double sampleRate = 48000.0);

AudioBuffer stereoSilence (double seconds, double sampleRate = 48000.0);

/** One part after another. The parts must have the same number of channels. */
AudioBuffer joined (std::initializer_list<AudioBuffer> parts);

/** Processes the whole buffer in blocks of these sizes, which repeat. */
void feed (MeterBank&, const AudioBuffer&, std::span<const std::size_t> blockSizes);
void feed (MeterBank&, const AudioBuffer&, std::size_t blockSize = 512);

/** A new bank's readings of a whole programme, including its incomplete last 10 ms (flush). If only a rate is given,
    the layout follows from the channel count. */
MeterReadings measure (const AudioBuffer&, const MeterFormat&);
MeterReadings measure (const AudioBuffer&, double sampleRate);

/** A new bank's readings in the middle of a stream, without a flush. */
MeterReadings measureLive (const AudioBuffer&, const MeterFormat&);
MeterReadings measureLive (const AudioBuffer&, double sampleRate);

/** Called after each 10 ms with the number of them so far, and the meter. */
using LoudnessObserver = std::function<void (std::int64_t, const LoudnessMeter&)>;

/** Runs only the loudness meter, for long programmes: a bank's other meters take far more time. Any layout. */
LoudnessMeter measureLoudness (const AudioBuffer&, const MeterFormat&, const LoudnessObserver& = {});

/** The same for a programme with these samples in every channel. */
LoudnessMeter measureLoudness (const Samples& everyChannel, const MeterFormat&, const LoudnessObserver& = {});
} // namespace twobus::test
