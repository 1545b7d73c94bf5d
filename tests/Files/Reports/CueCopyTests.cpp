#include "Files/Decoding/AudioFile.h"
#include "Files/Decoding/RiffChunks.h"
#include "Files/Disk/AtomicFile.h"
#include "Files/Disk/ByteOrder.h"
#include "Files/Reports/CueCopy.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cstring>
#include <sstream>

using namespace twobus;
using namespace twobus::test;

namespace
{
const std::vector<Marker> twoMarkers { { 0.25, std::nullopt, "1: -0.4 dBTP left" },
                                       { 0.5, 0.75, "Silence at the end" } };

/** The cue points that libsndfile reads from a file, each as "frame name". */
std::vector<std::string> cuePointsOf (const std::string& path)
{
    SF_INFO info {};
    auto* file = sf_open (path.c_str(), SFM_READ, &info);
    REQUIRE (file != nullptr);
    SF_CUES cues {};
    std::vector<std::string> points;

    if (sf_command (file, SFC_GET_CUE, &cues, sizeof (cues)) == SF_TRUE)
        for (std::uint32_t i = 0; i < cues.cue_count; ++i)
            points.push_back (std::to_string (cues.cue_points[i].sample_offset) + " " + cues.cue_points[i].name);

    sf_close (file);
    return points;
}

std::string chunk (const std::string& id, const std::string& content)
{
    return id + littleEndianBytes (content.size(), 4) + content + std::string (content.size() % 2, '\0');
}

/** A RIFF file that consists of these chunks. */
std::string riffOf (const std::string& chunks)
{
    return "RIFF" + littleEndianBytes (4 + chunks.size(), 4) + "WAVE" + chunks;
}

/** 16-bit stereo at 8 kHz. */
const std::string formatChunk =
    chunk ("fmt ", littleEndianBytes (1, 2) + littleEndianBytes (2, 2) + littleEndianBytes (8000, 4)
                       + littleEndianBytes (32000, 4) + littleEndianBytes (4, 2) + littleEndianBytes (16, 2));

std::string noiseBytes (std::size_t count)
{
    std::string bytes;

    for (std::size_t i = 0; i < count; ++i)
        bytes += static_cast<char> (i * 197 % 251);

    return bytes;
}

std::vector<std::string> idsIn (const std::string& bytes)
{
    std::istringstream stream (bytes);
    std::vector<std::string> ids;

    for (const auto& found : readRiffChunks (stream).chunks)
        ids.push_back (found.id);

    return ids;
}

/** Makes a copy of a file with these bytes and returns the bytes of the copy. */
std::string copyOf (const TemporaryFolder& folder, const std::string& bytes,
                    const std::vector<Marker>& markers = twoMarkers)
{
    writeBytes (folder.file ("in.wav"), bytes);
    const auto copy = writeCueCopy (folder.file ("in.wav"), markers, folder.file ("out.wav"));
    CHECK (readBytes (folder.file ("in.wav")) == bytes);
    return readBytes (copy);
}

std::string problemWith (const TemporaryFolder& folder, const std::string& bytes)
{
    try
    {
        copyOf (folder, bytes);
    }
    catch (const FileError& error)
    {
        return error.what();
    }

    return {};
}
} // namespace

TEST_CASE ("a copy has the named cue points, and bit-identical audio")
{
    const TemporaryFolder folder;

    for (const auto format : { SF_FORMAT_WAV | SF_FORMAT_PCM_16, SF_FORMAT_WAV | SF_FORMAT_PCM_24,
                               SF_FORMAT_WAVEX | SF_FORMAT_FLOAT, SF_FORMAT_RF64 | SF_FORMAT_PCM_24 })
    {
        writeAudio (folder.file ("in.wav"), format, 2, 48000.0, sineFrames (2, 48000.0, 1.0, 440.0, -3.0));
        const auto original = readBytes (folder.file ("in.wav"));
        const auto copy = writeCueCopy (folder.file ("in.wav"), twoMarkers, folder.file ("copy.wav"));
        CAPTURE (format);
        CHECK (readBytes (folder.file ("in.wav")) == original);

        if ((format & SF_FORMAT_TYPEMASK) == SF_FORMAT_RF64) // libsndfile doesn't read its cue points
            CHECK_THAT (readBytes (copy), ContainsSubstring ("1: -0.4 dBTP left") && ContainsSubstring ("cue "));
        else
            CHECK (cuePointsOf (copy)
                   == std::vector<std::string> { "12000 1: -0.4 dBTP left", "24000 Silence at the end" });

        AudioFile a (folder.file ("in.wav")), b (copy);
        std::vector<float> left (48000), right (48000), leftCopy (48000), rightCopy (48000);
        const std::vector<float*> channels { left.data(), right.data() }, copied { leftCopy.data(), rightCopy.data() };
        CHECK (a.read (channels, 48000) == 48000);
        CHECK (b.read (copied, 48000) == 48000);
        CHECK (b.read (copied, 1) == 0);
        CHECK (std::memcmp (left.data(), leftCopy.data(), 48000 * sizeof (float)) == 0);
        CHECK (std::memcmp (right.data(), rightCopy.data(), 48000 * sizeof (float)) == 0);
        CHECK (b.container() == a.container());
    }
}

TEST_CASE ("the copy keeps every other chunk in order, including those of odd length")
{
    const TemporaryFolder folder;
    const auto bext = chunk ("bext", noiseBytes (603)), data = chunk ("data", noiseBytes (4000)),
               odd = chunk ("odd ", "abc"), info = chunk ("LIST", "INFOISFT" + littleEndianBytes (4, 4) + "abcd");
    const auto copy = copyOf (folder, riffOf (bext + formatChunk + odd + data + info));
    CHECK (idsIn (copy) == std::vector<std::string> { "bext", "fmt ", "odd ", "data", "LIST", "cue ", "LIST" });
    CHECK_THAT (copy, ContainsSubstring (bext + formatChunk + odd + data + info));
    CHECK (littleEndian (copy, 4, 4) == copy.size() - 8);
    CHECK (copy.size() % 2 == 0);
}

TEST_CASE ("existing cue points are kept with their names")
{
    const TemporaryFolder folder;
    const auto first =
        copyOf (folder, riffOf (formatChunk + chunk ("data", noiseBytes (32000))), { { 0.1, std::nullopt, "mine" } });
    const auto second = copyOf (folder, first);
    writeBytes (folder.file ("second.wav"), second);
    CHECK (cuePointsOf (folder.file ("second.wav"))
           == std::vector<std::string> { "800 mine", "2000 1: -0.4 dBTP left", "4000 Silence at the end" });
    CHECK (idsIn (second) == std::vector<std::string> { "fmt ", "data", "cue ", "LIST" });
}

TEST_CASE ("the sizes of RF64 are in ds64")
{
    const TemporaryFolder folder;
    const auto data = noiseBytes (4000);
    const auto ds64 = [] (std::uint64_t riffSize) {
        return chunk ("ds64", littleEndianBytes (riffSize, 8) + littleEndianBytes (4000, 8)
                                  + littleEndianBytes (1000, 8) + littleEndianBytes (0, 4));
    };
    const auto dataChunk = "data" + littleEndianBytes (0xffffffffu, 4) + data;
    const auto riffSize = 4 + ds64 (0).size() + formatChunk.size() + dataChunk.size();
    const auto copy = copyOf (folder, "RF64" + littleEndianBytes (0xffffffffu, 4) + "WAVE" + ds64 (riffSize)
                                          + formatChunk + dataChunk);
    CHECK (littleEndian (copy, 20, 8) == copy.size() - 8);
    CHECK (copy.substr (0, 8) == "RF64\xff\xff\xff\xff");
    CHECK_THAT (copy, ContainsSubstring (formatChunk + dataChunk + "cue "));
}

TEST_CASE ("bytes after the last chunk aren't taken for a chunk")
{
    const TemporaryFolder folder;
    const auto riff = riffOf (formatChunk + chunk ("data", noiseBytes (400)));
    CHECK (idsIn (copyOf (folder, riff + "TAG and more that is no chunk"))
           == std::vector<std::string> { "fmt ", "data", "cue ", "LIST" });
    auto unfinished = riff;
    unfinished.replace (4, 4, std::string (4, '\0'));
    CHECK (idsIn (copyOf (folder, unfinished)) == std::vector<std::string> { "fmt ", "data", "cue ", "LIST" });
    const auto withoutPad =
        riffOf (formatChunk + chunk ("data", noiseBytes (401))).substr (0, 12 + formatChunk.size() + 8 + 401);
    CHECK (idsIn (copyOf (folder, withoutPad)) == std::vector<std::string> { "fmt ", "data", "cue ", "LIST" });
}

TEST_CASE ("a file without room for cue points is rejected with the reason, and no copy remains")
{
    const TemporaryFolder folder;
    CHECK_THAT (problemWith (folder, "fLaC and more of it"), ContainsSubstring ("in.wav")
                                                                 && ContainsSubstring ("not a WAV file")
                                                                 && ContainsSubstring ("REAPER or Audacity"));
    CHECK_THAT (problemWith (folder, ""), ContainsSubstring ("not a WAV file"));
    CHECK_THAT (problemWith (folder, riffOf (formatChunk + "data" + littleEndianBytes (4000, 4) + "12")),
                ContainsSubstring ("the sizes in its header do not fit"));
    CHECK_THAT (problemWith (folder, riffOf (chunk ("data", "1234"))), ContainsSubstring ("it has no sample rate"));
    CHECK_THAT (problemWith (folder, riffOf (formatChunk + chunk ("data", "")) + noiseBytes (4000)),
                ContainsSubstring ("its header gives the audio no length"));
    std::filesystem::remove (folder.file ("in.wav"));
    CHECK_THROWS_AS (writeCueCopy (folder.file ("in.wav"), twoMarkers, folder.file ("x.wav")), FileError);
}

TEST_CASE ("no header makes a copy crash or use up memory, whatever its bytes")
{
    const TemporaryFolder folder;
    const auto whole =
        riffOf (formatChunk + chunk ("data", noiseBytes (64))
                + chunk ("cue ", littleEndianBytes (1, 4) + noiseBytes (24)) + chunk ("LIST", "adtl" + noiseBytes (9)));

    for (std::size_t length = 0; length < whole.size(); ++length)
        CHECK_NOTHROW (problemWith (folder, whole.substr (0, length)));

    for (std::size_t at = 0; at < whole.size(); ++at)
    {
        auto damaged = whole;
        damaged[at] = '\xff';
        CHECK_NOTHROW (problemWith (folder, damaged));
    }
}
