#pragma once

#include "Support/Bytes.h"

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <numbers>
#include <random>
#include <sndfile.h>
#include <stdexcept>
#include <string>
#include <vector>

/** @file
    Files made for a test, in a folder that is removed at its end.
*/
namespace twobus::test
{
using Paths = std::vector<std::filesystem::path>;

class TemporaryFolder
{
public:
    TemporaryFolder()
    {
        std::random_device device;
        path = std::filesystem::temp_directory_path()
               / ("twobus-test-" + std::to_string (device()) + std::to_string (device()));
        std::filesystem::create_directories (path);
    }

    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all (path, ignored);
    }

    TemporaryFolder (const TemporaryFolder&) = delete;
    TemporaryFolder& operator= (const TemporaryFolder&) = delete;

    std::string file (const std::string& name) const { return (path / name).string(); }

    std::filesystem::path path;
};

/** Interleaved samples; sample (channel, frame) returns each one. */
inline std::vector<float> interleaved (int channels, std::int64_t frames,
                                       const std::function<float (int, std::int64_t)>& sample)
{
    std::vector<float> samples;

    for (std::int64_t frame = 0; frame < frames; ++frame)
        for (int channel = 0; channel < channels; ++channel)
            samples.push_back (sample (channel, frame));

    return samples;
}

/** A sine with this peak level on every channel. */
inline std::vector<float> sineFrames (int channels, double sampleRate, double seconds, double frequencyHz,
                                      double peakDbfs)
{
    const auto amplitude = std::pow (10.0, peakDbfs / 20.0);
    return interleaved (channels, std::llround (seconds * sampleRate), [=] (int, std::int64_t frame) {
        return static_cast<float> (
            amplitude * std::sin (2.0 * std::numbers::pi * frequencyHz * static_cast<double> (frame) / sampleRate));
    });
}

/** Writes an audio file. format is libsndfile's. */
inline void writeAudio (const std::string& path, int format, int channels, double sampleRate,
                        const std::vector<float>& samples)
{
    SF_INFO info {};
    info.samplerate = static_cast<int> (sampleRate);
    info.channels = channels;
    info.format = format;

    auto* file = sf_open (path.c_str(), SFM_WRITE, &info);

    if (file == nullptr)
        throw std::runtime_error (path + ": " + sf_strerror (nullptr));

    sf_command (file, SFC_SET_CLIPPING, nullptr, SF_TRUE);
    sf_writef_float (file, samples.data(), static_cast<sf_count_t> (samples.size()) / channels);
    sf_close (file);
}

inline void writeBytes (const std::string& path, const std::string& bytes)
{
    std::ofstream (path, std::ios::binary) << bytes;
}

inline std::string readBytes (const std::string& path)
{
    std::ifstream file (path, std::ios::binary);
    return { std::istreambuf_iterator<char> (file), {} };
}

/** A 16-bit WAV header, which can be wrong on purpose, and the data. */
inline std::string wavBytes (int channels, int sampleRate, const std::string& data)
{
    const auto blockAlign = static_cast<std::uint32_t> (channels * 2);
    const auto size = static_cast<std::uint32_t> (data.size());
    const auto rate = static_cast<std::uint32_t> (sampleRate);

    return "RIFF" + littleEndian (36 + size, 4) + "WAVEfmt " + littleEndian (16, 4) + littleEndian (1, 2)
           + littleEndian (static_cast<std::uint32_t> (channels), 2) + littleEndian (rate, 4)
           + littleEndian (rate * blockAlign, 4) + littleEndian (blockAlign, 2) + littleEndian (16, 2) + "data"
           + littleEndian (size, 4) + data;
}
} // namespace twobus::test
