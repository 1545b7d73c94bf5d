#include "Files/Analysis/FileAnalysis.h"
#include "Files/Decoding/BlockReader.h"
#include "Present/Reports/FileReport.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/ReadingsDifference.h"

#include <algorithm>
#include <bit>
#include <random>
#include <stdexcept>

using namespace twobus;
using namespace twobus::test;
using enum BlockReader::Decoding;

namespace
{
/** Everything a reader returns: its samples, the block sizes and its error. */
struct ReadBlocks
{
    std::vector<float> samples;
    std::vector<std::size_t> blocks;
    std::int64_t frames = 0;
    std::string complaint;

    bool operator== (const ReadBlocks&) const = default;
};

ReadBlocks allOf (AudioFile& file, BlockReader::Decoding decoding, std::size_t framesPerBlock = 1000)
{
    BlockReader reader (file, framesPerBlock, decoding);
    ReadBlocks given;

    try
    {
        for (auto block = reader.next(); block.numFrames > 0; block = reader.next())
        {
            given.blocks.push_back (block.numFrames);

            for (std::size_t channel = 0; channel < block.numChannels; ++channel)
                given.samples.insert (given.samples.end(), block.channels[channel],
                                      block.channels[channel] + block.numFrames);
        }
    }
    catch (const FileError& error)
    {
        given.complaint = error.what();
    }

    given.frames = reader.framesGiven();
    return given;
}

ReadBlocks allOf (const std::string& path, BlockReader::Decoding decoding)
{
    AudioFile file (path);
    return allOf (file, decoding);
}

std::vector<float> noiseFrames (int numChannels, std::int64_t frames)
{
    std::minstd_rand random (5);
    std::uniform_real_distribution<float> level (-0.5f, 0.5f);
    return interleaved (numChannels, frames, [&] (int, std::int64_t) { return level (random); });
}

struct Rows : MeterRowSink
{
    void meterRow (const MeterRow& row) noexcept override
    {
        for (const auto value : { row.momentaryLufs, row.shortTermLufs, row.truePeakDbtp, row.samplePeakDbfs })
            bits.push_back (std::bit_cast<std::uint32_t> (value)); // as bits, so that NaN equals itself
    }

    std::vector<std::uint32_t> bits;
};
} // namespace

TEST_CASE ("decoding ahead gives the same blocks as decoding in step", "[threads]")
{
    const auto [name, format] = GENERATE (std::pair { "a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24 },
                                          std::pair { "b.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT },
                                          std::pair { "a.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16 },
                                          std::pair { "a.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS },
                                          std::pair { "a.mp3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III });
    const TemporaryFolder folder;
    CAPTURE (name);

    for (const auto frames : { 1, 999, 1000, 4000, 4001, 30000 })
    {
        CAPTURE (frames);
        writeAudio (folder.file (name), format, 2, 44100.0, noiseFrames (2, frames));
        const auto expected = allOf (folder.file (name), inStep);
        CHECK (expected.frames >= frames);
        CHECK ((allOf (folder.file (name), ahead) == expected));
    }
}

TEST_CASE ("decoding a truncated file ahead gives the same blocks, and its extent is known at the end", "[threads]")
{
    const auto [name, format] = GENERATE (std::pair { "a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24 },
                                          std::pair { "a.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16 });
    const TemporaryFolder folder;
    CAPTURE (name);
    writeAudio (folder.file (name), format, 2, 44100.0, noiseFrames (2, 30000));
    const auto bytes = readBytes (folder.file (name));
    writeBytes (folder.file (name), bytes.substr (0, bytes.size() * 2 / 3));

    const auto expected = allOf (folder.file (name), inStep);
    CHECK (expected.frames > 10000);
    CHECK (expected.frames < 30000);
    CHECK ((allOf (folder.file (name), ahead) == expected));

    AudioFile file (folder.file (name));
    BlockReader reader (file, 1000, ahead);

    while (reader.next().numFrames > 0)
    {}

    CHECK (file.extent().promisedFrames == 30000);
    CHECK (file.extent().endsEarly());
}

TEST_CASE ("a reader can be asked again after the end or abandoned before it, and the file is its owner's again",
           "[threads]")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 2, 44100.0, noiseFrames (2, 30000));
    AudioFile file (folder.file ("a.wav"));
    const auto expected = allOf (file, inStep);
    const auto decoding = GENERATE (inStep, ahead);

    for (std::size_t taken = 0; taken < 34; ++taken)
    {
        file.rewind();
        BlockReader reader (file, 1000, decoding);

        for (std::size_t i = 0; i < taken; ++i)
            CHECK (reader.next().numFrames == (i < 30 ? 1000u : 0u));

        CHECK (reader.framesGiven() == static_cast<std::int64_t> (1000 * std::min<std::size_t> (taken, 30)));
    }

    file.rewind();
    CHECK ((allOf (file, decoding) == expected));
}

TEST_CASE ("a block stays valid until the next is requested", "[threads]")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.wav"), SF_FORMAT_WAV | SF_FORMAT_FLOAT, 1, 44100.0,
                interleaved (1, 5000, [] (int, std::int64_t frame) { return static_cast<float> (frame); }));
    AudioFile file (folder.file ("a.wav"));
    BlockReader reader (file, 10, ahead);
    std::int64_t frame = 0;

    for (auto block = reader.next(); block.numFrames > 0; block = reader.next())
        for (std::size_t i = 0; i < block.numFrames; ++i, ++frame)
            if (block.channels[0][i] != static_cast<float> (frame))
                FAIL ("frame " << frame << " is " << block.channels[0][i]);

    CHECK (frame == 5000);
}

TEST_CASE ("decoding ahead gives bit-identical readings and rows", "[threads]")
{
    const TemporaryFolder folder;
    const auto numChannels = GENERATE (1, 2, 6);
    writeAudio (folder.file ("a.flac"), SF_FORMAT_FLAC | SF_FORMAT_PCM_24, numChannels, 44100.0,
                noiseFrames (numChannels, 100000));
    Rows rowsInStep, rowsAhead;
    FileAnalysisOptions options;
    options.rows = &rowsInStep;
    const auto expected = analyseFile (folder.file ("a.flac"), options);
    options.rows = &rowsAhead;
    options.decoding = ahead;
    const auto found = analyseFile (folder.file ("a.flac"), options);

    CHECK (differences (found.readings, expected.readings).empty());
    CHECK (fileReportJson (found.facts, found.readings, found.advice, found.choices)
           == fileReportJson (expected.facts, expected.readings, expected.advice, expected.choices));
    CHECK (rowsInStep.bits.size() > 4 * 20);
    CHECK ((rowsAhead.bits == rowsInStep.bits));
}

TEST_CASE ("decoding ahead can stop in the middle, and exceptions from the progress callback are passed on",
           "[threads]")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("a.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1, 44100.0, noiseFrames (1, 700000));
    FileAnalysisOptions options;
    options.decoding = ahead;
    std::stop_source stop;
    auto calls = 0;

    CHECK_THROWS_AS (analyseFile (
                         folder.file ("a.wav"), options,
                         [&] (double) {
                             ++calls;
                             stop.request_stop();
                         },
                         stop.get_token()),
                     AnalysisStopped);
    CHECK (calls == 1);
    CHECK_THROWS_WITH (
        analyseFile (folder.file ("a.wav"), options, [] (double) { throw std::runtime_error ("enough"); }), "enough");
}
