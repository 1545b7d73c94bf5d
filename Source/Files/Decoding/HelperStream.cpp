#include "Files/Decoding/HelperStream.h"

#ifdef _WIN32
namespace twobus
{
std::filesystem::path decodingProgram() { return {}; }
std::unique_ptr<DecodedStream> openInHelper (FileBytes&, const std::filesystem::path&, std::stop_token,
                                             std::chrono::milliseconds)
{
    throw DecodeError (DecodeProblem::decoderFailed);
}
std::unique_ptr<DecodedStream> openRecords (int) { throw DecodeError (DecodeProblem::decoderFailed); }
} // namespace twobus
#else

#include "Files/Decoding/DecodeProtocol.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <span>
#include <spawn.h>
#include <string>
#include <sys/types.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

extern char** environ; // NOLINT(readability-redundant-declaration): not every system declares it

namespace twobus
{
namespace
{
namespace protocol = decodeProtocol;

constexpr int pipeBytes = 1 << 20;
constexpr double highestRate = 1.0e7;

std::filesystem::path thisProgram()
{
    std::error_code error;
#ifdef __APPLE__
    std::array<char, 4096> name {};
    auto size = static_cast<std::uint32_t> (name.size());
    return _NSGetExecutablePath (name.data(), &size) == 0 ? std::filesystem::canonical (name.data(), error)
                                                          : std::filesystem::path();
#else
    return std::filesystem::read_symlink ("/proc/self/exe", error);
#endif
}

/** Owns a descriptor and closes it in the destructor. */
class Descriptor
{
public:
    explicit Descriptor (int openDescriptor = -1) noexcept : number (openDescriptor) {}
    ~Descriptor() { close(); }
    Descriptor (const Descriptor&) = delete;
    Descriptor& operator= (const Descriptor&) = delete;

    int get() const noexcept { return number; }

    void reset (int other) noexcept
    {
        close();
        number = other;
    }

    void close() noexcept
    {
        if (number >= 0)
            ::close (std::exchange (number, -1));
    }

private:
    int number;
};

/** A child process that is ended when this object is destroyed. */
class Child
{
public:
    Child() = default;
    ~Child() { end(); }
    Child (const Child&) = delete;
    Child& operator= (const Child&) = delete;

    /** Starts the program. Returns a descriptor to read its output from; -1 if it could not be started. */
    int start (const std::filesystem::path& program, int file)
    {
        end();
        std::array<int, 2> ends { -1, -1 };
#ifdef __linux__
        if (::pipe2 (ends.data(), O_CLOEXEC) != 0)
            return -1;

        ::fcntl (ends[0], F_SETPIPE_SZ, pipeBytes);
#else
        if (::pipe (ends.data()) != 0)
            return -1;

        ::fcntl (ends[0], F_SETFD, FD_CLOEXEC);
        ::fcntl (ends[1], F_SETFD, FD_CLOEXEC);
#endif
        const Descriptor output (ends[1]);

        if (! spawn (program, file, output.get()))
        {
            ::close (ends[0]);
            return -1;
        }

        return ends[0];
    }

    /** Ends the process and waits for it. Returns the signal that had already ended it; 0 if none had. */
    int end() noexcept
    {
        if (process <= 0)
            return 0;

        // Check first whether the process is already dead: only then does the status show which signal ended it.
        auto status = 0;

        if (waitFor (status, WNOHANG) == 0)
        {
            ::kill (process, SIGKILL);
            waitFor (status, 0);
            status = 0;
        }

        process = -1;
        return WIFSIGNALED (status) ? WTERMSIG (status) : 0;
    }

    /** Like end(), for a process that has closed its output: first gives it 1 s to exit by itself. */
    int endAfterOutput() noexcept
    {
        constexpr int mostTries = 200, millisecondsPerTry = 5;
        auto status = 0;

        for (int i = 0; i < mostTries && process > 0; ++i)
        {
            if (waitFor (status, WNOHANG) != 0)
            {
                process = -1;
                return WIFSIGNALED (status) ? WTERMSIG (status) : 0;
            }

            ::poll (nullptr, 0, millisecondsPerTry);
        }

        return end();
    }

private:
    bool spawn (const std::filesystem::path& program, int file, int output)
    {
        posix_spawn_file_actions_t actions;
        posix_spawnattr_t attributes;
        ::posix_spawn_file_actions_init (&actions);
        ::posix_spawnattr_init (&attributes);

        // Duplicate to high numbers first, so that neither descriptor takes the number that the other needs.
        const Descriptor highFile (::fcntl (file, F_DUPFD_CLOEXEC, 10)),
            highOutput (::fcntl (output, F_DUPFD_CLOEXEC, 10));
        auto isGood = highFile.get() >= 0 && highOutput.get() >= 0;
        isGood = isGood && ::posix_spawn_file_actions_addopen (&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0) == 0;
        isGood = isGood && ::posix_spawn_file_actions_addopen (&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) == 0;
        isGood = isGood && ::posix_spawn_file_actions_adddup2 (&actions, highOutput.get(), STDOUT_FILENO) == 0;
        isGood = isGood && ::posix_spawn_file_actions_adddup2 (&actions, highFile.get(), protocol::fileDescriptor) == 0;
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 34)
        isGood = isGood && ::posix_spawn_file_actions_addclosefrom_np (&actions, protocol::fileDescriptor + 1) == 0;
#endif

        // The process gets its own group, so Ctrl+C reaches only Twobus, which then ends it cleanly. No signal is
        // blocked or ignored.
        sigset_t none, all;
        sigemptyset (&none);
        sigfillset (&all);
        ::posix_spawnattr_setsigmask (&attributes, &none);
        ::posix_spawnattr_setsigdefault (&attributes, &all);
        ::posix_spawnattr_setpgroup (&attributes, 0);
        ::posix_spawnattr_setflags (&attributes,
                                    POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

        auto name = program.string();
        std::array<char*, 2> arguments { name.data(), nullptr };
        isGood =
            isGood && ::posix_spawn (&process, name.c_str(), &actions, &attributes, arguments.data(), environ) == 0;

        if (! isGood)
            process = -1;

        ::posix_spawnattr_destroy (&attributes);
        ::posix_spawn_file_actions_destroy (&actions);
        return isGood;
    }

    pid_t waitFor (int& status, int options) const noexcept
    {
        pid_t result = -1;

        do
        {
            result = ::waitpid (process, &status, options);
        } while (result < 0 && errno == EINTR);

        return result;
    }

    pid_t process = -1;
};

//==============================================================================
std::string textOf (const protocol::Name& name)
{
    std::string text (name.begin(), std::find (name.begin(), name.end(), '\0'));
    std::replace_if (
        text.begin(), text.end(), [] (char letter) { return letter < 0x20 || letter > 0x7e; }, '?');
    return text;
}

class HelperStream : public DecodedStream
{
public:
    HelperStream (FileBytes& bytesToDecode, std::filesystem::path programToRun, std::stop_token whenToStop,
                  std::chrono::milliseconds silence)
        : bytes (&bytesToDecode), program (std::move (programToRun)), stop (std::move (whenToStop)),
          mostSilence (silence)
    {
        start();
    }

    explicit HelperStream (int readableDescriptor)
    {
        output.reset (readableDescriptor);
        readHeader();
    }

    const StreamFacts& facts() const noexcept override { return known; }
    const StreamEnd& end() const noexcept override { return ending; }

    std::size_t read (std::byte* destination, std::size_t maxFrames) override
    {
        std::size_t bytesRead = 0;

        try
        {
            readSamples (destination, maxFrames * frameBytes, bytesRead);
        }
        catch (const DecodeError& error)
        {
            isOver = true;
            ending.stoppedBy = error.problem;
            ending.promisedFrames = known.promisedFrames;

            if (framesRead == 0 && bytesRead < frameBytes)
                throw;
        }

        framesRead += static_cast<std::int64_t> (bytesRead / frameBytes);
        return bytesRead / frameBytes;
    }

    void rewind() override
    {
        if (bytes == nullptr)
            throw DecodeError (DecodeProblem::decoderFailed);

        const auto before = known;
        start();

        if (known.layout != before.layout || known.sampleRate != before.sampleRate || known.samples != before.samples)
            fail();
    }

private:
    /** Reads as many bytes as there are. Bytes read before a failure count too. */
    void readSamples (std::byte* destination, std::size_t maxBytes, std::size_t& bytesRead)
    {
        while (bytesRead < maxBytes && ! isOver && (bytesLeft > 0 || nextRecord()))
        {
            const auto count = std::min (maxBytes - bytesRead, bytesLeft);
            const auto before = bytesRead;
            readExactly (destination + before, count, &bytesRead);
            bytesLeft -= count;
        }
    }

    void start()
    {
        output.reset (child.start (program, bytes->descriptor()));

        if (output.get() < 0)
            throw DecodeError (DecodeProblem::decoderFailed);

        bytesLeft = 0;
        framesRead = 0;
        isOver = false;
        ending = {};
        readHeader();
    }

    /** The output is invalid or has ended: throws the reason. */
    [[noreturn]] void fail()
    {
        output.close();
        const auto signal = child.endAfterOutput();
        throw DecodeError (signal == SIGXCPU || signal == SIGKILL ? DecodeProblem::tookTooLong
                                                                  : DecodeProblem::decoderFailed,
                           known.container);
    }

    /** Adds the bytes to the counter as they are read, so the count is still right after a failure. */
    void readExactly (void* destination, std::size_t count, std::size_t* counter = nullptr)
    {
        auto* to = static_cast<char*> (destination);

        while (count > 0)
        {
            waitForOutput();
            const auto numRead = ::read (output.get(), to, count);

            if (numRead < 0 && errno == EINTR)
                continue;

            if (numRead <= 0)
                fail();

            to += numRead;
            count -= static_cast<std::size_t> (numRead);

            if (counter != nullptr)
                *counter += static_cast<std::size_t> (numRead);
        }
    }

    void waitForOutput()
    {
        constexpr std::chrono::milliseconds stopIsSeenWithin { 50 };

        for (auto left = mostSilence; left.count() > 0 && ! stop.stop_requested();)
        {
            const auto time = stop.stop_possible() ? std::min (left, stopIsSeenWithin) : left;
            struct pollfd waiting
            {
                output.get(), POLLIN, 0
            };
            const auto ready = ::poll (&waiting, 1, static_cast<int> (time.count()));

            if (ready > 0)
                return;

            if (ready < 0 && errno != EINTR)
                fail();

            left -= time;
        }

        child.end();
        throw DecodeError (DecodeProblem::tookTooLong, known.container);
    }

    template <typename Body>
    Body readBody (std::uint32_t numBytes)
    {
        if (numBytes < sizeof (Body))
            fail();

        Body body;
        readExactly (&body, sizeof (body));
        return body;
    }

    protocol::Head readHead()
    {
        protocol::Head head;
        readExactly (&head, sizeof (head));
        return head;
    }

    void readHeader()
    {
        const auto head = readHead();

        throwIfFailure (head);

        if (head.kind != protocol::Record::header || head.numBytes != sizeof (protocol::Header))
            fail();

        adopt (readBody<protocol::Header> (head.numBytes));
    }

    void throwIfFailure (const protocol::Head& head)
    {
        if (head.kind != protocol::Record::failure || head.numBytes != sizeof (protocol::Failure))
            return;

        const auto failure = readBody<protocol::Failure> (head.numBytes);
        const auto isKnown = failure.problem <= static_cast<std::uint32_t> (DecodeProblem::decoderFailed);
        throw DecodeError (isKnown ? static_cast<DecodeProblem> (failure.problem) : DecodeProblem::decoderFailed,
                           textOf (failure.container), textOf (failure.detail));
    }

    void adopt (const protocol::Header& header)
    {
        const auto isRate =
            std::isfinite (header.sampleRate) && header.sampleRate > 0.0 && header.sampleRate <= highestRate;
        const auto isEncoding = header.samples <= static_cast<std::uint32_t> (SampleEncoding::float64);

        if (! isRate || ! isEncoding || header.numChannels < 1 || header.numChannels > maxChannels || header.bits > 64
            || header.promisedFrames > mostFrames)
            fail();

        std::vector<ChannelPosition> positions;

        for (std::uint32_t i = 0; i < header.numChannels; ++i)
            positions.push_back (header.positions[i] <= static_cast<std::uint8_t> (ChannelPosition::height)
                                     ? static_cast<ChannelPosition> (header.positions[i])
                                     : ChannelPosition::unknown);

        known = { textOf (header.container),
                  textOf (header.codec),
                  header.sampleRate,
                  ChannelLayout (positions),
                  static_cast<SampleEncoding> (header.samples),
                  static_cast<int> (header.bits),
                  header.isFloat != 0,
                  std::max<std::int64_t> (header.promisedFrames, -1) };
        frameBytes = bytesOf (known.samples) * header.numChannels;
    }

    /** Returns false at the end. */
    bool nextRecord()
    {
        const auto head = readHead();
        throwIfFailure (head);

        if (head.kind == protocol::Record::samples && head.numBytes > 0 && head.numBytes <= protocol::mostSampleBytes
            && head.numBytes % frameBytes == 0)
        {
            bytesLeft = head.numBytes;
            return true;
        }

        if (head.kind != protocol::Record::end)
            fail();

        readEnd (head.numBytes);
        isOver = true;
        output.close();
        child.endAfterOutput();
        return false;
    }

    void readEnd (std::uint32_t numBytes)
    {
        const auto end = readBody<protocol::End> (numBytes);

        if (end.numJoins > protocol::mostJoins || numBytes != sizeof (end) + end.numJoins * sizeof (std::int64_t)
            || end.promisedFrames > mostFrames)
            fail();

        ending.joins.resize (end.numJoins);
        readExactly (ending.joins.data(), end.numJoins * sizeof (std::int64_t));
        std::erase_if (ending.joins, [] (std::int64_t frame) { return frame < 0 || frame > mostFrames; });
        ending.promisedFrames = std::max<std::int64_t> (end.promisedFrames, -1);
        ending.toleratedFrames =
            std::clamp<std::int64_t> (end.toleratedFrames, 0, static_cast<std::int64_t> (known.sampleRate));
        ending.firstDamageFrame = std::clamp<std::int64_t> (end.firstDamageFrame, -1, mostFrames);
        ending.leftOverBytes = std::min (end.leftOverBytes, bytes != nullptr ? bytes->size() : end.leftOverBytes);
        ending.numDamaged = end.numDamaged;
        ending.isEndMissing = end.isEndMissing != 0;
        ending.changesFormat = end.changesFormat != 0;
        ending.otherTracks = end.otherTracks;
    }

    FileBytes* bytes = nullptr;
    std::filesystem::path program;
    std::stop_token stop;
    std::chrono::milliseconds mostSilence = longestSilence;
    Descriptor output;
    Child child;
    StreamFacts known;
    StreamEnd ending;
    std::size_t frameBytes = 1, bytesLeft = 0;
    std::int64_t framesRead = 0;
    bool isOver = false;
};
} // namespace

std::filesystem::path decodingProgram()
{
    static const auto found = [] {
        const auto folder = thisProgram().parent_path();

        for (const auto& program :
             { folder / "twobus-decode", folder.parent_path() / "libexec" / "twobus" / "twobus-decode" })
            if (! folder.empty() && ::access (program.c_str(), X_OK) == 0)
                return program;

        return std::filesystem::path();
    }();

    return found;
}

std::unique_ptr<DecodedStream> openInHelper (FileBytes& bytes, const std::filesystem::path& program,
                                             std::stop_token stop, std::chrono::milliseconds mostSilence)
{
    return std::make_unique<HelperStream> (bytes, program, std::move (stop), mostSilence);
}

std::unique_ptr<DecodedStream> openRecords (int readableDescriptor)
{
    return std::make_unique<HelperStream> (readableDescriptor);
}
} // namespace twobus
#endif
