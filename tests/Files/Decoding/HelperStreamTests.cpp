#include "Files/Decoding/DecodeProtocol.h"
#include "Files/Decoding/HelperStream.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

#include <array>
#include <chrono>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <stop_token>
#include <thread>
#include <unistd.h>

/** The decoding process might hang, crash or send false data. Twobus checks everything it sends and never leaves a
    process behind. */
using namespace twobus;
using namespace twobus::test;
namespace protocol = twobus::decodeProtocol;

namespace
{
template <typename Body>
std::string record (protocol::Record kind, const Body& body, const std::string& more = {})
{
    const protocol::Head head { kind, static_cast<std::uint32_t> (sizeof (body) + more.size()) };
    std::string bytes (sizeof (head) + sizeof (body), '\0');
    std::memcpy (bytes.data(), &head, sizeof (head));
    std::memcpy (bytes.data() + sizeof (head), &body, sizeof (body));
    return bytes + more;
}

std::string samples (std::size_t numBytes)
{
    const protocol::Head head { protocol::Record::samples, static_cast<std::uint32_t> (numBytes) };
    std::string bytes (sizeof (head), '\0');
    std::memcpy (bytes.data(), &head, sizeof (head));
    return bytes + std::string (numBytes, '\1');
}

protocol::Header goodHeader()
{
    protocol::Header header;
    header.sampleRate = 48000.0;
    header.promisedFrames = 100;
    header.samples = static_cast<std::uint32_t> (SampleEncoding::integer16);
    header.bits = 16;
    header.numChannels = 2;
    header.container = { 'F', 'L', 'A', 'C' };
    return header;
}

/** Result of reading these bytes from a pipe. */
struct Outcome
{
    std::size_t frames = 0;
    std::optional<DecodeProblem> problem;
    StreamEnd end;
    StreamFacts facts;
};

Outcome outcomeOf (const std::string& bytes)
{
    std::array<int, 2> ends {};
    REQUIRE (::pipe (ends.data()) == 0);
    REQUIRE (::write (ends[1], bytes.data(), bytes.size()) == static_cast<ssize_t> (bytes.size()));
    ::close (ends[1]);
    Outcome outcome;

    try
    {
        const auto stream = openRecords (ends[0]);
        outcome.facts = stream->facts();
        std::vector<std::byte> room (bytesOf (outcome.facts.samples) * outcome.facts.layout.size() * 64);

        while (const auto frames = stream->read (room.data(), 64))
            outcome.frames += frames;

        outcome.end = stream->end();
    }
    catch (const DecodeError& error)
    {
        outcome.problem = error.problem;
    }

    return outcome;
}

/** A program that runs this shell command instead of decoding. */
std::filesystem::path programThat (const TemporaryFolder& folder, const std::string& does)
{
    const auto path = folder.path / "decoder";
    writeBytes (path.string(), "#!/bin/sh\n" + does + "\n");
    std::filesystem::permissions (path, std::filesystem::perms::owner_all);
    return path;
}

std::optional<DecodeProblem> problemOf (const std::filesystem::path& program)
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("file.flac"), "fLaC");
    FileBytes bytes (std::filesystem::path (folder.file ("file.flac")));

    try
    {
        const auto stream = openInHelper (bytes, program, {}, std::chrono::milliseconds (200));
        return std::nullopt;
    }
    catch (const DecodeError& error)
    {
        return error.problem;
    }
}
} // namespace

TEST_CASE ("valid records are read up to the end, with their joins")
{
    protocol::End end;
    end.promisedFrames = 120;
    end.leftOverBytes = 7;
    end.numJoins = 2;
    const std::array<std::int64_t, 2> joins { 40, -3 };
    const std::string joined (reinterpret_cast<const char*> (joins.data()), sizeof (joins));
    const auto outcome = outcomeOf (record (protocol::Record::header, goodHeader()) + samples (400) + samples (4)
                                    + record (protocol::Record::end, end, joined));
    CHECK_FALSE (outcome.problem);
    CHECK (outcome.frames == 101);
    CHECK (outcome.end.promisedFrames == 120);
    CHECK (outcome.end.leftOverBytes == 7);
    CHECK (outcome.end.joins == std::vector<std::int64_t> { 40 }); // a join before the first frame is dropped
}

TEST_CASE ("invalid records are a decoder failure, wherever they break")
{
    const auto header = record (protocol::Record::header, goodHeader());
    const auto whole = header + samples (400) + record (protocol::Record::end, protocol::End {});

    const auto firstFrame = header.size() + sizeof (protocol::Head) + 4;

    for (std::size_t length = 0; length < whole.size(); ++length)
    {
        const auto outcome = outcomeOf (whole.substr (0, length));
        CHECK ((length < firstFrame ? outcome.problem : outcome.end.stoppedBy) == DecodeProblem::decoderFailed);
        CHECK (outcome.frames
               == (length < firstFrame ? 0 : std::min<std::size_t> (100, (length - firstFrame) / 4 + 1)));
    }

    CHECK_FALSE (outcomeOf (whole).problem);
    CHECK_FALSE (outcomeOf (whole).end.stoppedBy);
    CHECK (outcomeOf (header + samples (3) + record (protocol::Record::end, protocol::End {})).problem);
    CHECK (outcomeOf (header + samples (0) + record (protocol::Record::end, protocol::End {})).problem);
    CHECK (outcomeOf (header + header).problem);
    CHECK (outcomeOf (samples (400)).problem);

    const auto isRefused = [] (const auto& change) {
        auto lying = goodHeader();
        change (lying);
        return outcomeOf (record (protocol::Record::header, lying) + record (protocol::Record::end, protocol::End {}))
                   .problem
               == DecodeProblem::decoderFailed;
    };

    CHECK (isRefused ([] (auto& h) { h.numChannels = 0; }));
    CHECK (isRefused ([] (auto& h) { h.numChannels = 65; }));
    CHECK (isRefused ([] (auto& h) { h.samples = 6; }));
    CHECK (isRefused ([] (auto& h) { h.sampleRate = NAN; }));
    CHECK (isRefused ([] (auto& h) { h.sampleRate = -1.0; }));
    CHECK (isRefused ([] (auto& h) { h.bits = 65; }));
    CHECK (isRefused ([] (auto& h) { h.promisedFrames = std::numeric_limits<std::int64_t>::max(); }));

    protocol::End end;
    end.numJoins = 1001;
    CHECK (outcomeOf (header + record (protocol::Record::end, end)).problem);

    // Whichever byte changes, the stream is read or refused, and nothing else happens.
    std::minstd_rand random (1);

    for (int i = 0; i < 3000; ++i)
    {
        auto damaged = whole;
        damaged[random() % damaged.size()] = static_cast<char> (random());
        outcomeOf (damaged);
    }
}

TEST_CASE ("names from the decoder become printable, and unknown loudspeakers stay unknown")
{
    auto header = goodHeader();
    header.container = { 'a', '\x1b', '\n' };
    header.container.back() = 'x';
    header.positions[0] = 200;
    const auto outcome =
        outcomeOf (record (protocol::Record::header, header) + record (protocol::Record::end, protocol::End {}));
    CHECK (outcome.facts.container == "a??");
    CHECK (outcome.facts.layout[0] == ChannelPosition::unknown);
}

TEST_CASE ("a hanging decoder is ended and reported, and so is one that crashes or isn't a program")
{
    const TemporaryFolder folder;
    CHECK (problemOf (programThat (folder, "echo $$ >\"$0.pid\"; exec sleep 1000")) == DecodeProblem::tookTooLong);

    pid_t process = 0;
    std::ifstream (folder.file ("decoder.pid")) >> process;
    REQUIRE (process > 0);
    CHECK (::kill (process, 0) != 0); // the process is gone

    CHECK (problemOf (programThat (folder, "kill -XCPU $$")) == DecodeProblem::tookTooLong);
    CHECK (problemOf (programThat (folder, "kill -SEGV $$")) == DecodeProblem::decoderFailed);
    CHECK (problemOf (programThat (folder, "exit 1")) == DecodeProblem::decoderFailed);
    CHECK (problemOf (programThat (folder, "head -c 100000 /dev/zero")) == DecodeProblem::decoderFailed);
    CHECK (problemOf (folder.path / "none") == DecodeProblem::decoderFailed);
}

TEST_CASE ("a decoder that fails after its first frames keeps them, and the reason is known")
{
    const auto begun = record (protocol::Record::header, goodHeader()) + samples (400);
    protocol::Failure failure;
    failure.problem = static_cast<std::uint32_t> (DecodeProblem::tooMuchMemory);

    for (const auto& [rest, why] :
         { std::pair (record (protocol::Record::failure, failure), DecodeProblem::tooMuchMemory),
           std::pair (record (protocol::Record::header, goodHeader()), DecodeProblem::decoderFailed) })
    {
        const auto outcome = outcomeOf (begun + rest);
        CHECK_FALSE (outcome.problem);
        CHECK (outcome.frames == 100);
        CHECK (outcome.end.promisedFrames == 100);
        CHECK (outcome.end.stoppedBy == why);
    }

    const TemporaryFolder folder;
    writeBytes (folder.file ("decoder.begun"), begun + samples (40).substr (0, 21)); // then three frames and a byte

    for (const auto& [does, why] : { std::pair ("kill -SEGV $$", DecodeProblem::decoderFailed),
                                     std::pair ("kill -XCPU $$", DecodeProblem::tookTooLong),
                                     std::pair ("exec sleep 1000", DecodeProblem::tookTooLong) })
    {
        writeBytes (folder.file ("file.flac"), "fLaC");
        FileBytes bytes (std::filesystem::path (folder.file ("file.flac")));
        const auto stream = openInHelper (bytes, programThat (folder, "cat \"$0.begun\"; " + std::string (does)), {},
                                          std::chrono::milliseconds (500));
        std::vector<std::byte> room (4 * 1000);
        CHECK (stream->read (room.data(), 1000) == 103);
        CHECK (stream->read (room.data(), 1000) == 0);
        CHECK (stream->end().stoppedBy == why);
    }
}

TEST_CASE ("a stop request interrupts opening and reading with a hanging decoder")
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("decoder.begun"), record (protocol::Record::header, goodHeader()) + samples (400));
    writeBytes (folder.file ("file.flac"), "fLaC");
    FileBytes bytes (std::filesystem::path (folder.file ("file.flac")));
    std::stop_source stop;
    const std::chrono::hours never (24);
    const auto stream =
        openInHelper (bytes, programThat (folder, "cat \"$0.begun\"; exec sleep 100000"), stop.get_token(), never);
    std::vector<std::byte> room (400);
    REQUIRE (stream->read (room.data(), 100) == 100);

    std::jthread reader ([&] { CHECK (stream->read (room.data(), 100) == 0); });
    stop.request_stop();
    reader.join();
    CHECK_THROWS_AS (openInHelper (bytes, programThat (folder, "exec sleep 100000"), stop.get_token(), never),
                     DecodeError);
}

TEST_CASE ("the decoder inherits only the audio file")
{
    const TemporaryFolder folder;
    const std::ifstream open ("/etc/hostname");
    const auto program = programThat (folder, "ls -l /proc/$$/fd >\"$0.open\"; cat <&3 >\"$0.file\"");
    static_cast<void> (problemOf (program));
    CHECK (readBytes (folder.file ("decoder.file")) == "fLaC");
    CHECK (readBytes (folder.file ("decoder.open")).find ("hostname") == std::string::npos);
}
