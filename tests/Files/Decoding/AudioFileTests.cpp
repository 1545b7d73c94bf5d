#include "Files/Decoding/AudioFile.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/Text.h"

#include <array>
#include <cmath>
#include <random>

using namespace twobus;
using namespace twobus::test;

namespace
{
std::vector<std::vector<float>> readAll (AudioFile& file, std::size_t framesPerRead = 1000)
{
    const auto numChannels = file.format().numChannels();
    std::vector<std::vector<float>> all (numChannels), block (numChannels, std::vector<float> (framesPerRead));
    std::vector<float*> pointers;

    for (auto& channel : block)
        pointers.push_back (channel.data());

    while (const auto frames = file.read (pointers, framesPerRead))
        for (std::size_t channel = 0; channel < numChannels; ++channel)
            all[channel].insert (all[channel].end(), block[channel].begin(),
                                 block[channel].begin() + static_cast<std::ptrdiff_t> (frames));

    return all;
}

/** Reads a file to its end and returns the error, or a note that the file is incomplete. Empty if all is well. */
std::string complaintAbout (const std::string& path)
{
    try
    {
        AudioFile file (path);
        readAll (file);
        return file.extent().isIncomplete() ? path + ": incomplete" : std::string();
    }
    catch (const FileError& error)
    {
        return error.what();
    }
}

} // namespace

TEST_CASE ("lossless formats return the written samples")
{
    struct Case
    {
        const char* name;
        int format;
        const char *container, *encoding;
        double step;
    };

    const auto c = GENERATE (Case { "a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, "WAV", "16-bit", 1.0 / 32768 },
                             Case { "a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, "WAV", "24-bit", 1.0 / 8388608 },
                             Case { "a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_32, "WAV", "32-bit", 1.0e-7 },
                             Case { "a.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, "WAV", "32-bit float", 0.0 },
                             Case { "a.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, "WAV", "64-bit float", 0.0 },
                             Case { "a.rf64", SF_FORMAT_RF64 | SF_FORMAT_PCM_24, "RF64", "24-bit", 1.0 / 8388608 },
                             Case { "a.w64", SF_FORMAT_W64 | SF_FORMAT_PCM_24, "W64", "24-bit", 1.0 / 8388608 },
                             Case { "a.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_24, "AIFF", "24-bit", 1.0 / 8388608 },
                             Case { "a.au", SF_FORMAT_AU | SF_FORMAT_PCM_24, "AU", "24-bit", 1.0 / 8388608 },
                             Case { "a.caf", SF_FORMAT_CAF | SF_FORMAT_PCM_16, "CAF", "16-bit", 1.0 / 32768 },
                             Case { "a.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_24, "FLAC", "24-bit", 1.0 / 8388608 });

    const TemporaryFolder folder;
    const auto samples = interleaved (2, 5000, [] (int channel, std::int64_t frame) {
        return static_cast<float> (channel == 0 ? 0.9 : -0.3)
               * static_cast<float> (std::sin (0.01 * static_cast<double> (frame)));
    });
    writeAudio (folder.file (c.name), c.format, 2, 44100.0, samples);

    AudioFile file (folder.file (c.name));
    CHECK (file.format().sampleRate == 44100.0);
    CHECK (file.format().layout.isStereo());
    CHECK (file.container() == c.container);
    CHECK (file.encoding() == c.encoding);
    CHECK (file.declaredFrames() == 5000);

    const auto read = readAll (file, 777);
    REQUIRE (read[1].size() == 5000);

    auto worst = 0.0;

    for (std::size_t i = 0; i < 5000; ++i)
        for (std::size_t channel = 0; channel < 2; ++channel)
            worst = std::max (worst, std::abs (static_cast<double> (read[channel][i])
                                               - static_cast<double> (samples[2 * i + channel])));

    CAPTURE (c.name, c.encoding);
    CHECK (worst <= c.step);
}

TEST_CASE ("every sample is the float that libsndfile returns, bit for bit")
{
    const TemporaryFolder folder;
    const auto path = folder.file ("noise.wav");
    const auto numChannels = GENERATE (1, 2, 3, 6);
    const auto format = GENERATE (
        SF_FORMAT_WAV | SF_FORMAT_PCM_16, SF_FORMAT_WAV | SF_FORMAT_PCM_24, SF_FORMAT_WAVEX | SF_FORMAT_PCM_24,
        SF_FORMAT_WAV | SF_ENDIAN_BIG | SF_FORMAT_PCM_16, SF_FORMAT_WAV | SF_ENDIAN_BIG | SF_FORMAT_PCM_24,
        SF_FORMAT_WAV | SF_FORMAT_PCM_U8, SF_FORMAT_WAV | SF_FORMAT_PCM_32, SF_FORMAT_RF64 | SF_FORMAT_PCM_24,
        SF_FORMAT_W64 | SF_FORMAT_PCM_16, SF_FORMAT_AIFF | SF_FORMAT_PCM_24, SF_FORMAT_CAF | SF_FORMAT_PCM_24);
    CAPTURE (numChannels, format);

    std::minstd_rand random (7);
    std::uniform_real_distribution<float> level (-1.1f, 1.1f); // exceeds full scale in both directions
    writeAudio (path, format, numChannels, 48000.0,
                interleaved (numChannels, 3001, [&] (int, std::int64_t) { return level (random); }));

    SF_INFO info {};
    auto* file = sf_open (path.c_str(), SFM_READ, &info);
    std::vector<float> expected (static_cast<std::size_t> (3001 * numChannels));
    REQUIRE (sf_readf_float (file, expected.data(), 3001) == 3001);
    sf_close (file);

    AudioFile ours (path);
    const auto read = readAll (ours, 701);
    std::vector<float> again;

    for (std::size_t frame = 0; frame < read[0].size(); ++frame)
        for (const auto& channel : read)
            again.push_back (channel[frame]);

    CHECK ((again == expected)); // double brackets keep Catch2 from printing thousands of samples
}

TEST_CASE ("lossy formats can be read")
{
    const auto [name, format] = GENERATE (std::pair { "a.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS },
                                          std::pair { "a.opus", SF_FORMAT_OGG | SF_FORMAT_OPUS },
                                          std::pair { "a.mp3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III });

    const TemporaryFolder folder;
    writeAudio (folder.file (name), format, 2, 48000.0, sineFrames (2, 48000.0, 2.0, 997.0, -6.0));

    AudioFile file (folder.file (name));
    CAPTURE (name);
    CHECK (file.canExceedFullScale());
    CHECK (file.format().fullScale == 1.0f);

    const auto read = readAll (file);
    CHECK (std::abs (static_cast<double> (read[0].size()) - 96000.0) < 3000.0);
}

TEST_CASE ("full scale is the highest sample that the file's width can hold")
{
    const TemporaryFolder folder;
    const auto top = interleaved (1, 100, [] (int, std::int64_t) { return 1.0f; });

    const auto [format, expected] = GENERATE (std::pair { SF_FORMAT_WAV | SF_FORMAT_PCM_16, 32767.0f / 32768.0f },
                                              std::pair { SF_FORMAT_WAV | SF_FORMAT_PCM_24, 8388607.0f / 8388608.0f },
                                              std::pair { SF_FORMAT_WAV | SF_FORMAT_PCM_U8, 127.0f / 128.0f },
                                              std::pair { SF_FORMAT_WAV | SF_FORMAT_FLOAT, 1.0f });

    writeAudio (folder.file ("top.wav"), format, 1, 48000.0, top);
    AudioFile file (folder.file ("top.wav"));
    CHECK (file.format().fullScale == expected);
    CHECK (readAll (file)[0][50] == expected);
}

TEST_CASE ("float files keep values beyond full scale, NaN and infinity")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.wav"), SF_FORMAT_WAV | SF_FORMAT_FLOAT, 1, 48000.0,
                { 0.0f, 2.5f, NAN, INFINITY, -3.0f });
    AudioFile file (folder.file ("a.wav"));
    const auto read = readAll (file)[0];
    CHECK (read[1] == 2.5f);
    CHECK (std::isnan (read[2]));
    CHECK (std::isinf (read[3]));
    CHECK (read[4] == -3.0f);
}

TEST_CASE ("a file in memory reads like one on disk, also after a rewind")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.flac"), SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 2, 48000.0,
                sineFrames (2, 48000.0, 0.5, 440.0, -3.0));
    const auto bytes = readBytes (folder.file ("a.flac"));

    AudioFile onDisk (folder.file ("a.flac"));
    AudioFile inMemory ("demo", std::as_bytes (std::span (bytes)));
    const auto expected = readAll (onDisk);
    CHECK (readAll (inMemory, 300) == expected);
    inMemory.rewind();
    CHECK (readAll (inMemory) == expected);
}

TEST_CASE ("a layout comes from the file or its format's rule, otherwise there is none")
{
    const TemporaryFolder folder;
    const auto sixChannels = std::vector<float> (6 * 100);

    writeAudio (folder.file ("plain.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 6, 48000.0, sixChannels);
    CHECK_FALSE (AudioFile (folder.file ("plain.wav")).format().layout.hasLoudness());

    writeAudio (folder.file ("a.flac"), SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 6, 48000.0, sixChannels);
    CHECK (AudioFile (folder.file ("a.flac")).format().layout[3] == ChannelPosition::lowFrequency);
    CHECK (AudioFile (folder.file ("a.flac")).format().layout[4] == ChannelPosition::leftSurround);

    std::array<int, 6> map { SF_CHANNEL_MAP_LEFT, SF_CHANNEL_MAP_RIGHT,     SF_CHANNEL_MAP_CENTER,
                             SF_CHANNEL_MAP_LFE,  SF_CHANNEL_MAP_REAR_LEFT, SF_CHANNEL_MAP_REAR_RIGHT };
    SF_INFO info {};
    info.samplerate = 48000;
    info.channels = 6;
    info.format = SF_FORMAT_WAVEX | SF_FORMAT_PCM_16;
    auto* file = sf_open (folder.file ("masked.wav").c_str(), SFM_WRITE, &info);
    REQUIRE (sf_command (file, SFC_SET_CHANNEL_MAP_INFO, map.data(), sizeof (map)) == SF_TRUE);
    sf_writef_float (file, sixChannels.data(), 100);
    sf_close (file);

    const auto layout = AudioFile (folder.file ("masked.wav")).format().layout;
    CHECK (layout.hasLoudness());
    CHECK (layout[2] == ChannelPosition::centre);
    CHECK (layout[4] == ChannelPosition::leftSurround);
}

TEST_CASE ("a file that isn't audio is rejected with its name, the reason and what to do")
{
    const TemporaryFolder folder;
    const auto path = folder.file ("x.wav");

    CHECK (complaintAbout (path) == path + ": there is no such file. Check its name and folder.");
    CHECK (contains (complaintAbout (folder.path.string()), "this is a folder"));

    writeBytes (path, "");
    CHECK (contains (complaintAbout (path), "the file is empty"));

    writeBytes (path, "These are words, not a wave.");
    CHECK (contains (complaintAbout (path), path + ": this cannot be read as audio"));
    CHECK (contains (complaintAbout (path), "Twobus reads WAV, RF64, BW64, W64, AIFF, AU, CAF, FLAC, "));

    writeBytes (path, wavBytes (2, 48000, ""));
    CHECK (contains (complaintAbout (path), "holds no audio"));

    writeBytes (path, wavBytes (0, 48000, std::string (4000, '\0')));
    CHECK (contains (complaintAbout (path), path + ": "));

    writeBytes (path, wavBytes (65, 48000, std::string (65 * 200, '\0')));
    CHECK (contains (complaintAbout (path), "it has 65 channels, and Twobus measures up to 64"));

    writeBytes (path, wavBytes (64, 48000, std::string (64 * 200, '\0')));
    CHECK (complaintAbout (path).empty());

    writeBytes (path, wavBytes (2, 7999, std::string (4000, '\0')));
    CHECK (contains (complaintAbout (path), "7999 Hz"));

    writeBytes (path, wavBytes (2, 384001, std::string (4000, '\0')));
    CHECK (contains (complaintAbout (path), "384001 Hz"));
}

TEST_CASE ("a truncated file is never taken for a complete one")
{
    const auto [name, format] = GENERATE (std::pair { "a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24 },
                                          std::pair { "a.rf64", SF_FORMAT_RF64 | SF_FORMAT_PCM_24 },
                                          std::pair { "a.w64", SF_FORMAT_W64 | SF_FORMAT_PCM_24 },
                                          std::pair { "a.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16 },
                                          std::pair { "a.au", SF_FORMAT_AU | SF_FORMAT_PCM_16 },
                                          std::pair { "a.caf", SF_FORMAT_CAF | SF_FORMAT_PCM_16 },
                                          std::pair { "a.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16 },
                                          std::pair { "a.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS },
                                          std::pair { "a.opus", SF_FORMAT_OGG | SF_FORMAT_OPUS });

    const TemporaryFolder folder;
    const auto whole = folder.file (name), half = folder.file (std::string ("half-") + name);
    writeAudio (whole, format, 2, 48000.0, sineFrames (2, 48000.0, 3.0, 997.0, -6.0));
    CAPTURE (name);
    CHECK (complaintAbout (whole).empty());

    const auto bytes = readBytes (whole);
    writeBytes (half, bytes.substr (0, bytes.size() / 2));
    const auto complaint = complaintAbout (half);
    CAPTURE (complaint);
    CHECK (contains (complaint, half));
}

TEST_CASE ("a truncated WAV's times are reported, and its remaining audio is read")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 2, 48000.0,
                sineFrames (2, 48000.0, 4.0, 997.0, -6.0));
    const auto bytes = readBytes (folder.file ("a.wav"));
    writeBytes (folder.file ("b.wav"), bytes.substr (0, 44 + 48000 * 4));
    AudioFile file (folder.file ("b.wav"));
    CHECK (readAll (file)[0].size() == 48000);
    CHECK (file.extent().promisedFrames == 192000);
    CHECK (file.extent().decodedFrames == 48000);
    CHECK (file.extent().endsEarly());
}

TEST_CASE ("a WAV of unknown length, as written to a pipe, is complete")
{
    const TemporaryFolder folder;
    auto bytes = wavBytes (2, 48000, std::string (48000, '\1'));
    bytes.replace (4, 4, "\xff\xff\xff\xff");
    bytes.replace (40, 4, "\xff\xff\xff\xff");
    writeBytes (folder.file ("piped.wav"), bytes);
    CHECK (complaintAbout (folder.file ("piped.wav")).empty());
}
