#pragma once

#include "Files/Stems/StemAnalysis.h"
#include "Support/AudioFiles.h"
#include "Support/Signals.h"

#include <cmath>
#include <string>
#include <vector>

/** @file
    Stems made for a test: float files, so that their sum is exact.
*/
namespace twobus::test
{
inline constexpr auto floatWav = SF_FORMAT_WAV | SF_FORMAT_FLOAT;

inline void writeStem (const std::string& path, const AudioBuffer& audio, double sampleRate = 48000.0,
                       int format = floatWav)
{
    const auto channels = static_cast<int> (audio.numChannels());
    writeAudio (
        path, format, channels, sampleRate,
        interleaved (channels, static_cast<std::int64_t> (audio.numFrames()), [&] (int channel, std::int64_t frame) {
            return audio[static_cast<std::size_t> (channel)][static_cast<std::size_t> (frame)];
        }));
}

inline AudioBuffer scaledBy (AudioBuffer audio, double db)
{
    audio.multiply (static_cast<float> (std::pow (10.0, db / 20.0)));
    return audio;
}

/** The sum in double precision. Stems can differ in length. */
inline AudioBuffer summed (const std::vector<AudioBuffer>& stems)
{
    std::size_t numFrames = 0;

    for (const auto& stem : stems)
        numFrames = std::max (numFrames, stem.numFrames());

    AudioBuffer sum (stems.front().numChannels(), numFrames);

    for (std::size_t channel = 0; channel < sum.numChannels(); ++channel)
        for (std::size_t frame = 0; frame < numFrames; ++frame)
        {
            auto exact = 0.0;

            for (const auto& stem : stems)
                exact += frame < stem.numFrames() ? static_cast<double> (stem[channel][frame]) : 0.0;

            sum[channel][frame] = static_cast<float> (exact);
        }

    return sum;
}

/** Writes these stems to "0.wav", "1.wav", ... */
inline Paths writeStems (const TemporaryFolder& folder, const std::vector<AudioBuffer>& stems,
                         double sampleRate = 48000.0)
{
    Paths paths;

    for (std::size_t i = 0; i < stems.size(); ++i)
        writeStem (paths.emplace_back (folder.file (std::to_string (i) + ".wav")), stems[i], sampleRate);

    return paths;
}
} // namespace twobus::test
