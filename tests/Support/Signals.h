#pragma once

#include "Core/Bank/MeterBank.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <numbers>
#include <span>
#include <vector>

/** @file
    Test signals, and the ways to feed them to meters. Everything is deterministic on every machine.
*/
namespace twobus::test
{
using Samples = std::vector<float>;

/** The rates at which what documents ask for is checked. */
inline const std::vector<double> usualRates { 44100.0, 48000.0, 96000.0, 192000.0 };

/** Planar audio that owns its samples. */
class AudioBuffer
{
public:
    AudioBuffer (std::size_t numChannels, std::size_t numFrames) : channels (numChannels, Samples (numFrames)) {}

    /** All channels must be of one length. */
    explicit AudioBuffer (std::vector<Samples> channelsToUse) : channels (std::move (channelsToUse)) {}

    std::size_t numChannels() const noexcept { return channels.size(); }
    std::size_t numFrames() const noexcept { return channels.empty() ? 0 : channels.front().size(); }

    Samples& operator[] (std::size_t channel) noexcept { return channels[channel]; }
    const Samples& operator[] (std::size_t channel) const noexcept { return channels[channel]; }

    /** A view; valid until the next call. */
    AudioBlock block (std::size_t firstFrame, std::size_t numFrames) const;
    AudioBlock all() const { return block (0, numFrames()); }

    void append (const AudioBuffer&);
    void multiply (float gain) noexcept;

private:
    std::vector<Samples> channels;
    mutable std::vector<const float*> pointers;
};

/** Seconds in frames, to the nearest. */
std::size_t framesOf (double seconds, double sampleRate) noexcept;

/** amplitude sin (2 pi f n / fs + phase). */
Samples sine (std::size_t numFrames, double sampleRate, double frequencyHz, double amplitude, double phase = 0.0);

struct ToneStep
{
    double seconds;
    double peakDbfs; ///< minus infinity for silence
};

/** A sine that changes its level at the frames nearest to the steps' ends, with one phase running through. */
Samples toneSteps (std::span<const ToneStep> steps, double sampleRate, double frequencyHz = 1000.0);
Samples toneSteps (std::initializer_list<ToneStep> steps, double sampleRate, double frequencyHz = 1000.0);

/** Uniform white noise between +-amplitude. */
Samples noise (std::size_t numFrames, double amplitude, std::uint32_t seed);

/** Passages of noise and tones between -65 and -3 dBFS, with silences, of a tenth of a second to four seconds:
    what makes gates and percentiles work. */
AudioBuffer randomProgramme (std::size_t numChannels, double seconds, double sampleRate, std::uint32_t seed);

/** Linear fades over the first and the last numFrames. */
void fadeEnds (Samples&, std::size_t numFrames) noexcept;

AudioBuffer inBothChannels (const Samples&);

/** Processes the whole buffer in blocks of these sizes, over and over. */
void feed (MeterBank&, const AudioBuffer&, std::span<const std::size_t> blockSizes);
void feed (MeterBank&, const AudioBuffer&, std::size_t blockSize = 512);

/** A new bank's readings of a whole programme: what is left in its last 10 ms is measured too (flush).
    Where only a rate is given, the layout is that of the channel count. */
MeterReadings measure (const AudioBuffer&, const MeterFormat&);
MeterReadings measure (const AudioBuffer&, double sampleRate);

/** A new bank's readings in the middle of a stream: nothing flushed. */
MeterReadings measureLive (const AudioBuffer&, const MeterFormat&);
MeterReadings measureLive (const AudioBuffer&, double sampleRate);

/** Called after each 10 ms: how many there were, and the meter. */
using LoudnessObserver = std::function<void (std::int64_t, const LoudnessMeter&)>;

/** Only the loudness meter, for long programmes: what else a bank measures takes far more time. Any layout. */
LoudnessMeter measureLoudness (const AudioBuffer&, const MeterFormat&, const LoudnessObserver& = {});

/** The same, of a programme whose every channel is this one. */
LoudnessMeter measureLoudness (const Samples& everyChannel, const MeterFormat&, const LoudnessObserver& = {});
} // namespace twobus::test
