#include "Files/Decoding/AudioFile.h"
#include "Support/AudioFiles.h"
#include "Support/AudioFormats.h"
#include "Support/Catch.h"

#include <array>
#include <cmath>
#include <cstring>
#include <numeric>

/** Every format, sample width and channel count returns the samples that were written. */
using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr std::int64_t numFrames = 24000; // half a second

std::vector<std::vector<float>> readAll (AudioFile& file)
{
    std::vector<std::vector<float>> all (file.format().numChannels()), block (all.size(), std::vector<float> (777));
    std::vector<float*> pointers;

    for (auto& channel : block)
        pointers.push_back (channel.data());

    while (const auto frames = file.read (pointers, 777))
        for (std::size_t channel = 0; channel < all.size(); ++channel)
            all[channel].insert (all[channel].end(), block[channel].begin(),
                                 block[channel].begin() + static_cast<std::ptrdiff_t> (frames));

    return all;
}

double levelOf (int channel) { return 0.5 - 0.07 * (channel % 6); }

constexpr int lowFrequencyChannel = 5; ///< index among six channels in Vorbis

/** A tone that identifies its channel: each channel has its own level and pitch. */
float toneAt (int channel, std::int64_t frame)
{
    const auto pitch = channel % 6 == lowFrequencyChannel ? 0.013 : 0.05 * (1 + channel % 6);
    return static_cast<float> (levelOf (channel) * std::sin (pitch * static_cast<double> (frame) + channel));
}

double rmsOf (std::span<const float> samples)
{
    const auto sum = std::transform_reduce (samples.begin(), samples.end(), 0.0, std::plus<>(),
                                            [] (float x) { return static_cast<double> (x) * static_cast<double> (x); });
    return std::sqrt (sum / static_cast<double> (samples.size()));
}

double worstDifference (const std::vector<std::vector<float>>& read)
{
    auto worst = 0.0;

    for (std::size_t channel = 0; channel < read.size(); ++channel)
        for (std::size_t frame = 0; frame < read[channel].size(); ++frame)
            worst = std::max (worst, std::abs (static_cast<double> (read[channel][frame])
                                               - static_cast<double> (toneAt (static_cast<int> (channel),
                                                                              static_cast<std::int64_t> (frame)))));

    return worst;
}

/** libsndfile writes channels in the order it receives them. For 5.1 in Vorbis and Opus that means L C R Ls Rs LFE;
    the reader returns L R C LFE Ls Rs. */
constexpr std::array<std::size_t, 6> readFrom { 0, 2, 1, 4, 5, 3 };

void checkLossy (const AudioFile& file, const std::vector<std::vector<float>>& read)
{
    const auto isReordered = read.size() == 6 && file.format().layout.hasLoudness();

    for (std::size_t channel = 0; channel < read.size(); ++channel)
    {
        REQUIRE (read[channel].size() > 20000);
        const auto middle = std::span (read[isReordered ? readFrom[channel] : channel]).subspan (4000, 16000);
        const auto tolerance =
            channel == lowFrequencyChannel ? 0.3 : 0.06; // Vorbis is inexact here; the next level is 47 % higher
        CAPTURE (channel);
        CHECK (rmsOf (middle)
               == Approx (levelOf (static_cast<int> (channel)) / std::numbers::sqrt2).epsilon (tolerance));
    }
}
} // namespace

TEST_CASE ("every format returns the written samples in mono, stereo and 6 channels, each channel in its place")
{
    const auto i = GENERATE (range (std::size_t { 0 }, audioFormats.size()));
    const auto numChannels = GENERATE (1, 2, 6);
    const auto& format = audioFormats[i];
    CAPTURE (format.name, numChannels);

    if (numChannels > format.mostChannels)
        return;

    const TemporaryFolder folder;
    const auto path = folder.file (format.name);
    writeAudio (path, format.format, numChannels, 48000.0, interleaved (numChannels, numFrames, toneAt));

    AudioFile file (path);
    CHECK (file.format().sampleRate == 48000.0);
    CHECK (file.format().numChannels() == static_cast<std::size_t> (numChannels));
    CHECK (file.container() == format.container);
    CHECK (file.encoding() == format.encoding);
    CHECK (file.isLossy() == format.isLossy());
    CHECK (file.canExceedFullScale() == (format.step <= 0.0));

    const auto read = readAll (file);

    if (format.isLossy())
        return checkLossy (file, read);

    CHECK (file.declaredFrames() == numFrames);
    CHECK (read[0].size() == static_cast<std::size_t> (numFrames));
    CHECK (worstDifference (read) <= format.step);
}

TEST_CASE ("a Broadcast WAV is a WAV with text in it")
{
    const TemporaryFolder folder;
    SF_INFO info {};
    info.samplerate = 48000;
    info.channels = 2;
    info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_24;
    SF_BROADCAST_INFO words {};
    std::strcpy (words.description, "A bounce");
    words.version = 2;
    const auto samples = interleaved (2, numFrames, toneAt);

    auto* written = sf_open (folder.file ("a.bwf").c_str(), SFM_WRITE, &info);
    REQUIRE (sf_command (written, SFC_SET_BROADCAST_INFO, &words, sizeof (words)) == SF_TRUE);
    sf_writef_float (written, samples.data(), numFrames);
    sf_close (written);
    REQUIRE (readBytes (folder.file ("a.bwf")).find ("bext") != std::string::npos);

    AudioFile file (folder.file ("a.bwf"));
    CHECK (file.container() == "WAV");
    CHECK (file.declaredFrames() == numFrames);
    CHECK (worstDifference (readAll (file)) <= 0x1p-23);
}

TEST_CASE ("WAV, AIFF and CAF of 64 channels return every channel")
{
    const auto format =
        GENERATE (SF_FORMAT_WAV | SF_FORMAT_PCM_24, SF_FORMAT_RF64 | SF_FORMAT_FLOAT, SF_FORMAT_W64 | SF_FORMAT_PCM_16,
                  SF_FORMAT_AIFF | SF_FORMAT_PCM_24, SF_FORMAT_CAF | SF_FORMAT_PCM_24);
    const TemporaryFolder folder;
    writeAudio (folder.file ("a"), format, 64, 48000.0, interleaved (64, 1000, toneAt));
    AudioFile file (folder.file ("a"));
    const auto read = readAll (file);
    REQUIRE (read.size() == 64);
    CHECK (worstDifference (read) <= 0x1p-15);
}
