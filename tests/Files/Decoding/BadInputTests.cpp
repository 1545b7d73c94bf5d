#include "Files/Analysis/FileAnalysis.h"
#include "Files/Analysis/FileList.h"
#include "Files/Decoding/AudioFile.h"
#include "Support/AudioFiles.h"
#include "Support/AudioFormats.h"
#include "Support/Bytes.h"
#include "Support/Catch.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <functional>

#if defined(__unix__) || defined(__APPLE__)
#include <sys/wait.h>
#include <unistd.h>
#endif

/** Damaged files, files with false headers and files that vanish: each is refused with a reason or read as far as it
    goes. An incomplete file never counts as complete. */
using namespace twobus;
using namespace twobus::test;

namespace
{
namespace fs = std::filesystem;

/** Number of frames that can be read. */
std::int64_t framesIn (AudioFile& file)
{
    std::vector<float> samples (4096 * file.format().numChannels());
    std::vector<float*> channels;

    for (std::size_t channel = 0; channel < file.format().numChannels(); ++channel)
        channels.push_back (samples.data() + channel * 4096);

    while (file.read (channels, 4096) > 0)
    {}

    return file.framesRead();
}

struct Outcome
{
    std::int64_t frames = 0;
    std::string complaint;
};

/** Reads a file named "the file" to its end and returns the outcome. */
Outcome outcomeOfFile (const std::string& path)
{
    Outcome outcome;

    try
    {
        AudioFile file (path);
        outcome.frames = framesIn (file);

        if (file.extent().isIncomplete())
            outcome.complaint = "the file: incomplete.";
    }
    catch (const FileError& error)
    {
        outcome.complaint = std::string (error.what()).substr (path.size() - std::string_view ("the file").size());
    }

    return outcome;
}

/** The same for a new file of these bytes. */
Outcome outcomeOf (const std::string& bytes)
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("the file"), bytes);
    return outcomeOfFile (folder.file ("the file"));
}

/** Whether the format before this one differs only in its kind of samples. */
bool isLikeTheOneBefore (std::size_t i)
{
    const auto isPcm = [] (const AudioFormat& format) { return std::isdigit (format.encoding[0]) != 0; };
    return i > 0 && isPcm (audioFormats[i]) && isPcm (audioFormats[i - 1])
           && std::string_view (audioFormats[i].container) == audioFormats[i - 1].container;
}

/** The lengths to which to cut a file of this size, longest first: many in its header, and one byte before its end.
    WAV files are read in this process. Everything else starts a process for each length, so it gets fewer lengths;
    scripts/fuzz tries all. */
std::vector<std::size_t> lengthsToTry (std::size_t i, std::size_t size)
{
    const std::string_view container (audioFormats[i].container);
    std::vector<std::size_t> lengths { size - 1 };

    if (container.find ('W') != std::string_view::npos || container == "RF64")
    {
        constexpr std::size_t endOfHeader = 200, step = 7; // finds each place in a frame

        for (std::size_t length = 0; length + 1 < size; length += length < endOfHeader ? 1 : step)
            lengths.push_back (length);
    }
    else
    {
        const std::size_t count = isLikeTheOneBefore (i) ? 4 : 14;

        for (std::size_t each = 0; each < count; ++each)
            lengths.push_back (size * each * each / (count * count));
    }

    std::ranges::sort (lengths, std::greater());
    return lengths;
}

constexpr std::size_t riffSizeAt = 4, dataSizeAt = 40, headerBytes = 44;

/** 1,000 frames of 16-bit stereo with a different size in the header. */
std::string wavWithHeaderSize (std::size_t at, std::uint32_t size)
{
    return wavBytes (2, 48000, std::string (4000, '\1')).replace (at, 4, littleEndian (size, 4));
}

/** Writes a sparse file of this many bytes: the audio is a hole, so it takes no space on most disks. */
void writeSparse (const std::string& path, const std::string& header, std::uintmax_t size)
{
    writeBytes (path, header);
    fs::resize_file (path, size);
}
} // namespace

TEST_CASE ("in any format, a file that ends in or right after its header is never taken for a complete one")
{
    const auto i = GENERATE (range (std::size_t { 0 }, audioFormats.size()));
    const auto& format = audioFormats[i];

    const TemporaryFolder folder;
    const auto path = folder.file ("the file");
    writeAudio (path, format.format, 2, 48000.0, sineFrames (2, 48000.0, format.isLossy() ? 0.2 : 0.02, 997.0, -6.0));
    const auto size = static_cast<std::size_t> (fs::file_size (path));
    CAPTURE (format.name, size);
    const auto whole = outcomeOfFile (path);
    REQUIRE (whole.complaint.empty());

    for (const auto length : lengthsToTry (i, size))
    {
        fs::resize_file (path, length);
        const auto outcome = outcomeOfFile (path);
        const auto isTold = outcome.complaint.starts_with ("the file: ") && outcome.complaint.ends_with (".");

        // The audio can be complete if only the text after it is cut off.
        if (! isTold && outcome.frames != whole.frames)
            FAIL_CHECK ("cut to " << length << " bytes: " << outcome.frames << " frames, \"" << outcome.complaint
                                  << "\"");
    }
}

TEST_CASE ("a WAV with wrong sizes gives its audio, or an explanation")
{
    CHECK (outcomeOf (wavWithHeaderSize (dataSizeAt, 4000)).frames == 1000);

    // A size larger than the data
    CHECK_THAT (outcomeOf (wavWithHeaderSize (dataSizeAt, 4004)).complaint, ContainsSubstring ("incomplete"));
    CHECK_THAT (outcomeOf (wavWithHeaderSize (dataSizeAt, 0x7ffffff)).complaint, ContainsSubstring ("incomplete"));
    CHECK_THAT (outcomeOf (wavWithHeaderSize (dataSizeAt, 0xfffff000)).complaint, ContainsSubstring ("incomplete"));

    // An unknown size: all data in the file counts
    CHECK (outcomeOf (wavWithHeaderSize (dataSizeAt, 0xffffffff)).frames == 1000);
    CHECK (outcomeOf (wavWithHeaderSize (dataSizeAt, 0xffffffff)).complaint.empty());
    CHECK (outcomeOf (wavWithHeaderSize (riffSizeAt, 0xffffffff)).frames == 1000);

    // The RIFF size doesn't matter
    for (const auto riffSize : { 0u, 1u, 36u, 0x7fffffffu })
    {
        CAPTURE (riffSize);
        CHECK (outcomeOf (wavWithHeaderSize (riffSizeAt, riffSize)).frames == 1000);
    }

    // An odd size that isn't a whole number of frames: the file ends with the last whole frame
    CHECK (outcomeOf (wavWithHeaderSize (dataSizeAt, 3999)).frames == 999);
    CHECK (outcomeOf (wavWithHeaderSize (dataSizeAt, 4001)).frames <= 1000);

    // A size of 0 although there is data: the file is read to its end
    CHECK (outcomeOf (wavWithHeaderSize (dataSizeAt, 0)).frames == 1000);
}

TEST_CASE ("impossible numbers in a header are rejected")
{
    constexpr std::size_t formatAt = 20, channelsAt = 22, rateAt = 24, alignAt = 32, bitsAt = 34;
    const auto with = [] (std::size_t at, const std::string& bytes) {
        return outcomeOf (wavBytes (2, 48000, std::string (4000, '\1')).replace (at, bytes.size(), bytes));
    };

    for (const auto at : { formatAt, channelsAt, alignAt, bitsAt })
        for (const auto* bytes : { "\xff\xff", "\x7f\xff" })
        {
            CAPTURE (at);
            const auto outcome = with (at, bytes);
            CHECK ((outcome.frames <= 2000 || ! outcome.complaint.empty()));
        }

    CHECK_FALSE (with (rateAt, littleEndian (0, 4)).complaint.empty());
    CHECK_FALSE (with (rateAt, littleEndian (0xffffffff, 4)).complaint.empty());
    CHECK_FALSE (with (channelsAt, std::string (2, '\0')).complaint.empty());
}

TEST_CASE ("beyond 4 GiB RF64 is read, and a WAV whose sizes overflowed is read to its end")
{
    const TemporaryFolder folder;
    const auto format = wavBytes (2, 48000, "").substr (12, 24); // the fmt chunk
    constexpr std::uint64_t dataBytes = 5'000'000'000, frames = dataBytes / 4;

    const auto sizes = std::string ("ds64") + littleEndian (28, 4) + littleEndian (dataBytes + 72, 8)
                       + littleEndian (dataBytes, 8) + littleEndian (frames, 8) + littleEndian (0, 4);
    const auto rf64 =
        "RF64" + littleEndian (0xffffffff, 4) + "WAVE" + sizes + format + "data" + littleEndian (0xffffffff, 4);
    writeSparse (folder.file ("a.rf64"), rf64, rf64.size() + dataBytes);
    CHECK (AudioFile (folder.file ("a.rf64")).declaredFrames() == static_cast<std::int64_t> (frames));

    const auto wrapped = static_cast<std::uint32_t> (dataBytes);
    const auto wav = "RIFF" + littleEndian (wrapped + 36, 4) + "WAVE" + format + "data" + littleEndian (wrapped, 4);
    writeSparse (folder.file ("a.wav"), wav, wav.size() + dataBytes);
    const AudioFile whole32 (folder.file ("a.wav"));
    CHECK (whole32.declaredFrames() == 0);
    CHECK (whole32.headerFaults()
           == std::vector { HeaderFault { HeaderFaultKind::unknownLength, wrapped, dataBytes } });

    // A header that is correct
    const auto whole = wavBytes (2, 48000, std::string (4000, '\1'));
    writeBytes (folder.file ("b.wav"), whole);
    CHECK (AudioFile (folder.file ("b.wav")).declaredFrames() == 1000);
}

TEST_CASE ("a file that shrinks during reading is reported as truncated by every decoder", "[threads]")
{
    const auto [name, format] = GENERATE (std::pair { "a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24 },
                                          std::pair { "b.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT },
                                          std::pair { "a.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16 },
                                          std::pair { "a.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16 });
    const auto decoding = GENERATE (BlockReader::Decoding::inStep, BlockReader::Decoding::ahead);
    const TemporaryFolder folder;
    const auto path = folder.file (name);
    CAPTURE (name);
    writeAudio (path, format, 1, 48000.0, sineFrames (1, 48000.0, 30.0, 440.0, -6.0));

    FileAnalysisOptions options;
    options.decoding = decoding;
    const auto shrink = [&] (double) { fs::resize_file (path, fs::file_size (path) / 2); };
    CHECK (analyseFile (path, options, shrink).advice.verdict == Verdict::incomplete);
}

TEST_CASE ("names can contain new lines, controls, emoji and bytes that aren't text")
{
    const TemporaryFolder folder;

    for (const auto* name :
         { "new\nline.wav", "\x1b[2J.wav", "🎸🔥.wav", "caf\xe9.wav", " .wav", "'\"$(x)`.wav", "%s{}.wav" })
    {
        const auto path = folder.file (name);
        CAPTURE (path);
        writeAudio (path, SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1, 48000.0, sineFrames (1, 48000.0, 0.5, 997.0, -6.0));
        CHECK (analyseFile (path, {}).facts.path == path);

        writeBytes (path, "These are words.");
        CHECK_THROWS_WITH (AudioFile (path), ContainsSubstring (path + ": "));
    }
}

#if defined(__unix__) || defined(__APPLE__)
namespace
{
/** The complaint that a user without any permissions gets. Runs in a child process, because a process cannot switch
    back. Empty if this process cannot become that user. */
std::string complaintAsOtherUser (const std::string& name)
{
    std::array<int, 2> ends {};

    if (geteuid() != 0 || pipe (ends.data()) != 0)
        return {};

    const auto child = fork();

    if (child == 0)
    {
        std::string complaint = "none";
        constexpr uid_t nobody = 65534;

        if (setgid (nobody) == 0 && setuid (nobody) == 0)
        {
            try
            {
                const auto list = listFiles (Paths { name });
                complaint = list.front().problem;

                if (complaint.empty())
                    AudioFile (list.front().path);
            }
            catch (const FileError& error)
            {
                complaint = error.what();
            }
        }

        const auto written = write (ends[1], complaint.data(), complaint.size());
        _exit (written < 0 ? 1 : 0);
    }

    close (ends[1]);
    std::string complaint (4096, '\0');
    const auto length = read (ends[0], complaint.data(), complaint.size());
    complaint.resize (static_cast<std::size_t> (std::max<ssize_t> (length, 0)));
    close (ends[0]);
    waitpid (child, nullptr, 0);
    return complaint;
}
} // namespace

TEST_CASE ("files and folders without read permission are reported")
{
    if (geteuid() != 0)
        return; // only root can become another user

    const TemporaryFolder folder;
    fs::permissions (folder.path, fs::perms::all);
    fs::create_directory (folder.path / "locked");
    writeBytes (folder.file ("locked/a.wav"), wavBytes (2, 48000, std::string (4000, '\1')));
    writeBytes (folder.file ("own.wav"), wavBytes (2, 48000, std::string (4000, '\1')));
    CHECK (complaintAsOtherUser (folder.file ("own.wav")).empty());

    fs::permissions (folder.path / "locked", fs::perms::owner_all);
    fs::permissions (folder.path / "own.wav", fs::perms::owner_read);
    CHECK_THAT (complaintAsOtherUser (folder.file ("locked")), ContainsSubstring (folder.file ("locked"))
                                                                   && ContainsSubstring ("the folder cannot be read")
                                                                   && ContainsSubstring ("Check your permission"));
    CHECK_THAT (complaintAsOtherUser (folder.file ("locked/a.wav")),
                ContainsSubstring ("cannot be examined") && ContainsSubstring ("permissions"));
    CHECK_THAT (complaintAsOtherUser (folder.file ("own.wav")),
                ContainsSubstring ("the file cannot be opened")
                    && ContainsSubstring ("Check your permission to read it"));
}
#endif
