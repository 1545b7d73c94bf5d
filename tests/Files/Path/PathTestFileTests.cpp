#include "Files/Decoding/AudioFile.h"
#include "Files/Path/PathTestFile.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

#include <filesystem>

using namespace twobus;
using namespace twobus::test;

TEST_CASE ("a path test file that was written is read back bit for bit, and its path is exact")
{
    const TemporaryFolder folder;

    for (const auto rate : { 44100.0, 96000.0 })
        for (const auto format : { PathSignal::Format::float32, PathSignal::Format::integer24 })
        {
            CAPTURE (rate, format);
            const PathSignal signal (rate, format);
            const auto path = writePathTestFile (folder.path / pathTestFileName (rate, format), signal);
            AudioFile file (path);
            CHECK (file.format().sampleRate == rate);
            CHECK (file.bitsPerSample() == (format == PathSignal::Format::float32 ? 32 : 24));
            CHECK (file.declaredFrames() == static_cast<std::int64_t> (signal.numFrames()));

            const auto found = checkPathInFile (path, {});
            REQUIRE (found.size() == 1);
            CHECK (found[0].isBitExact);
            CHECK (found[0].format == format);
        }
}

TEST_CASE ("a path test file replaces nothing")
{
    const TemporaryFolder folder;
    const PathSignal signal (44100.0, PathSignal::Format::integer24);
    const auto name = folder.path / "check.wav";
    const auto first = writePathTestFile (name, signal), second = writePathTestFile (name, signal);
    CHECK (first == name);
    CHECK (second != first);
    CHECK (std::filesystem::exists (first));
    CHECK (std::filesystem::exists (second));
    CHECK (std::filesystem::file_size (first) == std::filesystem::file_size (second));
}

TEST_CASE ("the name of a path test file warns of the loud tones")
{
    CHECK (pathTestFileName (44100.0, PathSignal::Format::float32)
           == "Twobus path check, monitors off, 44.1 kHz float.wav");
    CHECK (pathTestFileName (96000.0, PathSignal::Format::integer24)
           == "Twobus path check, monitors off, 96 kHz 24-bit.wav");
}
