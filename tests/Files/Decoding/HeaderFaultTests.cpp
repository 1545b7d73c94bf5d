#include "Files/Analysis/FileAnalysis.h"
#include "Files/Decoding/AudioFile.h"
#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/WavHeader.h"
#include "Support/AudioFiles.h"
#include "Support/Bytes.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** 16-bit stereo noise without zero samples. */
std::string dataOf (std::size_t frames)
{
    std::string data;

    for (std::size_t i = 0; i < frames; ++i)
        data += littleEndian (1000 + i * 7919 % 20000, 2) + littleEndian (2000 + i * 104729 % 20000, 2);

    return data;
}

/** A good file of one second with some header bytes overwritten. */
std::string headerWith (std::size_t at, std::uint64_t value, std::size_t bytes)
{
    auto file = wavBytes (2, 48000, dataOf (48000));
    return file.replace (at, bytes, littleEndian (value, bytes));
}

/** Returns no faults if the file isn't a WAV or has no audio. */
std::vector<HeaderFault> headerFaultsOf (const std::filesystem::path& path)
{
    try
    {
        const auto header = wavHeaderOf (FileBytes (path));
        return header ? header->faults : std::vector<HeaderFault>();
    }
    catch (const DecodeError&)
    {
        return {};
    }
}

std::vector<HeaderFault> faultsOf (const std::string& bytes)
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("a.wav"), bytes);
    return headerFaultsOf (folder.file ("a.wav"));
}

std::vector<HeaderFault> one (HeaderFaultKind kind, std::uint64_t declared, std::uint64_t found)
{
    return { { kind, declared, found } };
}

constexpr std::size_t riffAt = 4, byteRateAt = 28, blockAlignAt = 32, dataSizeAt = 40, headerBytes = 44,
                      dataBytes = 48000 * 4;
} // namespace

TEST_CASE ("a correct header has no faults, with or without chunks after the audio")
{
    CHECK (faultsOf (wavBytes (2, 48000, dataOf (48000))).empty());

    auto withList = wavBytes (2, 48000, dataOf (48000)) + "LIST" + littleEndian (2000, 4) + std::string (2000, 'x');
    withList.replace (riffAt, 4, littleEndian (withList.size() - 8, 4));
    CHECK (faultsOf (withList).empty());

    // An odd data length, with and without the padding byte
    auto odd = wavBytes (1, 48000, "")
                   .replace (20, 16,
                             littleEndian (1, 2) + littleEndian (1, 2) + littleEndian (48000, 4)
                                 + littleEndian (48000, 4) + littleEndian (1, 2) + littleEndian (8, 2));
    odd.replace (dataSizeAt, 4, littleEndian (20001, 4));
    odd += std::string (20001, '\x70');
    odd.replace (riffAt, 4, littleEndian (odd.size() - 8, 4));
    CHECK (faultsOf (odd).empty());
    CHECK (faultsOf (odd + '\0').empty());
}

TEST_CASE ("each wrong value in a WAV's header is reported with the value and the truth")
{
    CHECK (faultsOf (headerWith (blockAlignAt, 6, 2)) == one (HeaderFaultKind::blockAlign, 6, 4));
    CHECK (faultsOf (headerWith (byteRateAt, 96000, 4)) == one (HeaderFaultKind::byteRate, 96000, 192000));
    CHECK (faultsOf (headerWith (dataSizeAt, 0, 4)) == one (HeaderFaultKind::noLength, 0, dataBytes));
    CHECK (faultsOf (headerWith (dataSizeAt, 0xFFFFFFFF, 4))
           == one (HeaderFaultKind::unknownLength, 0xFFFFFFFF, dataBytes));
    CHECK (faultsOf (headerWith (dataSizeAt, 96000, 4))
           == one (HeaderFaultKind::moreThanDeclared, 96000, dataBytes - 96000));
    CHECK (faultsOf (headerWith (riffAt, 5000, 4)) == one (HeaderFaultKind::riffSize, 5008, headerBytes + dataBytes));
    CHECK (faultsOf (wavBytes (2, 48000, dataOf (48000) + "abc"))
           == one (HeaderFaultKind::partialFrame, dataBytes + 3, 3));
}

TEST_CASE ("a few bytes or none after the audio aren't taken for audio")
{
    const auto good = wavBytes (2, 48000, dataOf (48000));
    CHECK (faultsOf (good + std::string (4000, '\0')).front().kind == HeaderFaultKind::riffSize);
    CHECK (faultsOf (good + dataOf (100)).front().kind == HeaderFaultKind::riffSize);
    CHECK (faultsOf (good + dataOf (1000)).front().kind == HeaderFaultKind::moreThanDeclared);
}

TEST_CASE ("RF64 has its lengths in a separate chunk, and its wrong ones are found too")
{
    const TemporaryFolder folder;
    const auto path = folder.file ("a.rf64");
    writeAudio (path, SF_FORMAT_RF64 | SF_FORMAT_PCM_24, 2, 48000.0, sineFrames (2, 48000.0, 1.0, 997.0, -6.0));
    CHECK (headerFaultsOf (path).empty());

    auto bytes = readBytes (path);
    const auto sizes = bytes.find ("ds64") + 8;
    bytes.replace (sizes + 8, 8, littleEndian (144000, 8)); // half a second
    writeBytes (path, bytes);
    CHECK (headerFaultsOf (path) == one (HeaderFaultKind::moreThanDeclared, 144000, 144000));
}

TEST_CASE ("a file that isn't a WAV, or makes no sense, has no header faults, and nothing is read beyond its end")
{
    const TemporaryFolder folder;
    CHECK (headerFaultsOf (folder.file ("none.wav")).empty());
    CHECK (headerFaultsOf (folder.path.string()).empty());
    writeAudio (folder.file ("a.flac"), SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 2, 48000.0,
                sineFrames (2, 48000.0, 1.0, 997.0, -6.0));
    CHECK (headerFaultsOf (folder.file ("a.flac")).empty());

    const auto good = wavBytes (2, 48000, dataOf (100));

    for (std::size_t length = 0; length <= good.size(); ++length)
        for (const auto& fault : faultsOf (good.substr (0, length)))
            CHECK (fault.kind != HeaderFaultKind::moreThanDeclared);

    for (std::size_t at = 0; at < headerBytes; ++at)
    {
        auto bytes = good;
        bytes[at] = static_cast<char> (0xff);
        faultsOf (bytes);
        bytes[at] = '\0';
        faultsOf (bytes);
    }

    // The search through a chain of empty chunks ends
    std::string chain = "RIFF" + littleEndian (20000, 4) + "WAVE";

    for (int i = 0; i < 5000; ++i)
        chain += "junk" + littleEndian (0, 4);

    CHECK (faultsOf (chain).empty());
}

TEST_CASE ("a file with a wrong header is still measured, and the fault is reported")
{
    const TemporaryFolder folder;
    const auto path = folder.file ("a.wav");

    const auto findingOf = [&] (const std::string& bytes) {
        writeBytes (path, bytes);
        const auto analysis = analyseFile (path, {});

        for (const auto& finding : analysis.findings)
            if (finding.kind == FileFindingKind::headerDisagrees)
                return std::pair { finding.header->kind, analysis.facts.frames };

        return std::pair { HeaderFaultKind::riffSize, std::uint64_t { 0 } };
    };

    CHECK (findingOf (headerWith (dataSizeAt, 96000, 4))
           == std::pair { HeaderFaultKind::moreThanDeclared, std::uint64_t { 24000 } });
    CHECK (findingOf (headerWith (dataSizeAt, 0xFFFFFFFF, 4))
           == std::pair { HeaderFaultKind::unknownLength, std::uint64_t { 48000 } });
    CHECK (findingOf (headerWith (byteRateAt, 7, 4))
           == std::pair { HeaderFaultKind::byteRate, std::uint64_t { 48000 } });

    // If the header promises more audio than there is, the end of the file is missing. That isn't a header fault.
    writeBytes (path, headerWith (dataSizeAt, dataBytes + 40000, 4));
    CHECK (analyseFile (path, {}).advice.verdict == Verdict::incomplete);
}

TEST_CASE ("a length of 0 followed by audio is read to the end of the file, and reported")
{
    const TemporaryFolder folder;
    const auto path = folder.file ("a.wav");

    const auto framesOf = [&] (const std::string& bytes) {
        writeBytes (path, bytes);
        const auto analysis = analyseFile (path, {});
        const auto isTold =
            std::any_of (analysis.findings.begin(), analysis.findings.end(), [] (const FileFinding& finding) {
                return finding.kind == FileFindingKind::headerDisagrees
                       && finding.header->kind == HeaderFaultKind::noLength && finding.severity == Severity::caution;
            });
        return isTold ? analysis.facts.frames : 0;
    };

    // The RIFF size doesn't matter: recorders and pipes leave it at 0, at 8, at the header's size or at 0xFFFFFFFF.
    for (const std::uint64_t riffBytes : { 0u, 8u, 36u, 36u + 192000u, 0xFFFFFFFFu })
    {
        CAPTURE (riffBytes);
        CHECK (framesOf (headerWith (dataSizeAt, 0, 4).replace (riffAt, 4, littleEndian (riffBytes, 4))) == 48000);
    }

    CHECK (framesOf (headerWith (dataSizeAt, 0, 4) + "abc") == 48000); // three stray bytes, less than a frame
    CHECK (framesOf (wavBytes (2, 48000, std::string (400000, '\0') + dataOf (48000))
                         .replace (dataSizeAt, 4, littleEndian (0, 4)))
           == 148000); // starts with silence
    CHECK (framesOf (wavBytes (2, 48000, dataOf (480)).replace (dataSizeAt, 4, littleEndian (0, 4))) == 480); // 10 ms

    // The samples are the same as with a correct header.
    writeBytes (path, headerWith (dataSizeAt, 0, 4));
    const auto readings = analyseFile (path, {}).readings;
    writeBytes (path, wavBytes (2, 48000, dataOf (48000)));
    const auto right = analyseFile (path, {}).readings;
    CHECK (readings.truePeakDbtp == right.truePeakDbtp);
    CHECK (readings.integratedLufs == right.integratedLufs);
}

TEST_CASE ("RF64 from a pipe, with all sizes 0, is read to the end of the file")
{
    const TemporaryFolder folder;
    const auto path = folder.file ("a.rf64");
    writeAudio (path, SF_FORMAT_RF64 | SF_FORMAT_PCM_24, 2, 48000.0, sineFrames (2, 48000.0, 1.0, 997.0, -6.0));
    auto bytes = readBytes (path);
    bytes.replace (bytes.find ("ds64") + 8, 24, std::string (24, '\0'));
    writeBytes (path, bytes);
    CHECK (analyseFile (path, {}).facts.frames == 48000);
    CHECK (headerFaultsOf (path).front().kind == HeaderFaultKind::noLength);

    // Without the ds64 chunk only the 32-bit length remains, which is missing.
    bytes.replace (bytes.find ("ds64"), 4, "junk");
    writeBytes (path, bytes);
    CHECK (analyseFile (path, {}).facts.frames == 48000);
}

TEST_CASE ("a length of 0 followed by nothing or other chunks means a file without audio")
{
    const TemporaryFolder folder;
    const auto path = folder.file ("a.wav");
    const auto list = "LIST" + littleEndian (2000, 4) + std::string (2000, 'x');

    for (const auto& behind : { std::string(), std::string ("1234567"), dataOf (479), list })
    {
        writeBytes (path, wavBytes (2, 48000, "") + behind);
        CHECK_THROWS_WITH (analyseFile (path, {}), path + ": the file holds no audio. Export it again.");
    }
}

TEST_CASE ("length placeholders written to pipes are ignored: the file is complete, and the placeholder is reported")
{
    // Lengths from ffmpeg and from sox (16 and 24 bits), other ways to write 2 GiB, and the whole frames below it
    for (const std::uint64_t length :
         { 0xFFFFFFFFu, 0xFFFFFFFCu, 0x7FFFF000u, 0x7FFFEFFCu, 0x7FFFFFFFu, 0x7FFFFF00u, 0x80000000u })
    {
        CAPTURE (length);
        const TemporaryFolder folder;
        const auto path = folder.file ("a.wav");
        writeBytes (path, headerWith (dataSizeAt, length, 4)
                              .replace (riffAt, 4, littleEndian (length < 0xFFFF0000u ? length + 36 : 0xFFFFFFFFu, 4)));
        CHECK (headerFaultsOf (path) == one (HeaderFaultKind::unknownLength, length, dataBytes));
        CHECK (analyseFile (path, {}).facts.frames == 48000);
    }

    // Any other length is a promise.
    for (const std::uint64_t length : { 0x7FFFEDFFu, 0x80000001u, 0xFFFFFDFEu, 0x10000000u })
    {
        CAPTURE (length);
        const TemporaryFolder folder;
        const auto path = folder.file ("a.wav");
        writeBytes (path, headerWith (dataSizeAt, length, 4));
        const auto analysis = analyseFile (path, {});
        CHECK (analysis.advice.verdict == Verdict::incomplete);
        CHECK (analysis.facts.frames == 48000);
    }
}
