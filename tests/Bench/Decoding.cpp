#include "Bench/Programmes.h"
#include "Bench/Timing.h"
#include "Files/Analysis/FileAnalysis.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

#include <array>
#include <cstdio>

/** Compares the whole analysis of a file, on one thread and with decoding ahead of it, with decoding alone: ten minutes
    of 44.1 kHz stereo in each format. */
using namespace twobus;
using namespace twobus::bench;

namespace
{
struct EncodedFile
{
    const char* name;
    int format;
    double sampleRate = 44100.0;
};

constexpr std::array encodings { EncodedFile { "FLAC 16-bit", SF_FORMAT_FLAC | SF_FORMAT_PCM_16 },
                                 EncodedFile { "FLAC 24-bit", SF_FORMAT_FLAC | SF_FORMAT_PCM_24 },
                                 EncodedFile { "MP3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III },
                                 EncodedFile { "Ogg Vorbis", SF_FORMAT_OGG | SF_FORMAT_VORBIS },
                                 EncodedFile { "Opus", SF_FORMAT_OGG | SF_FORMAT_OPUS, 48000.0 },
                                 EncodedFile { "WAV 16-bit", SF_FORMAT_WAV | SF_FORMAT_PCM_16 },
                                 EncodedFile { "WAV 24-bit", SF_FORMAT_WAV | SF_FORMAT_PCM_24 },
                                 EncodedFile { "WAV float", SF_FORMAT_WAV | SF_FORMAT_FLOAT } };

/** Writes the programme again and again. The file's header states its own sample rate, not the programme's: only the
    time matters here. */
void writeLooped (const std::string& path, const EncodedFile& as, const Programme& programme, int seconds)
{
    SF_INFO info {};
    info.samplerate = static_cast<int> (as.sampleRate);
    info.channels = 2;
    info.format = as.format;
    auto* file = sf_open (path.c_str(), SFM_WRITE, &info);
    REQUIRE (file != nullptr);

    for (auto left = static_cast<sf_count_t> (as.sampleRate) * seconds; left > 0;)
    {
        const auto frames = std::min (left, static_cast<sf_count_t> (programme.audio.numFrames()));
        REQUIRE (sf_writef_float (file, programme.interleaved.data(), frames) == frames);
        left -= frames;
    }

    sf_close (file);
}

std::int64_t decode (const std::string& path)
{
    AudioFile file (path);
    std::vector<float> left (8192), right (8192);
    const std::array channels { left.data(), right.data() };

    while (file.read (channels, left.size()) > 0)
    {}

    return file.framesRead();
}

void analyse (const std::string& path, BlockReader::Decoding decoding)
{
    FileAnalysisOptions options;
    options.decoding = decoding;
    CHECK (analyseFile (path, options).readings.truePeakDbtp.has_value());
}
} // namespace

TEST_CASE ("the analysis of a file compared with decoding it alone")
{
    const auto seconds = amountOf (600);
    const auto programme = musicProgramme();
    const test::TemporaryFolder folder;
    const auto path = folder.file ("music");
    std::printf ("%d s of %s at 44.1 kHz (Opus 48), stereo\n", seconds, programme.name.c_str());

    for (const auto& as : encodings)
    {
        writeLooped (path, as, programme, seconds);
        const std::array works { Work { "decode", [&] { CHECK (decode (path) > 0); } },
                                 Work { "in step", [&] { analyse (path, BlockReader::Decoding::inStep); } },
                                 Work { "ahead", [&] { analyse (path, BlockReader::Decoding::ahead); } } };
        const auto taken = alternatingSeconds (works, 3);
        std::printf (
            "  %-12s decode %6.3f s; whole analysis by one thread %6.3f s, %.2f times; decoded ahead %6.3f s, %.2f times\n",
            as.name, median (taken[0]), median (taken[1]), medianRatio (taken[0], taken[1]), median (taken[2]),
            medianRatio (taken[0], taken[2]));
    }
}
