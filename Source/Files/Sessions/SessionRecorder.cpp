#include "Files/Sessions/SessionRecorder.h"

#include "Engine/SpscFifo.h"
#include "Files/Disk/UsersFolder.h"
#include "Present/Base/PathText.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <limits>
#include <system_error>
#include <utility>
#include <vector>

#ifndef _WIN32
#include <signal.h>
#endif

namespace twobus
{
namespace
{
constexpr auto writeInterval = std::chrono::milliseconds (500);
constexpr std::size_t fifoBytes = 131072; // four minutes of rows

std::uint64_t unixMilliseconds()
{
    return static_cast<std::uint64_t> (
        std::chrono::duration_cast<std::chrono::milliseconds> (std::chrono::system_clock::now().time_since_epoch())
            .count());
}

std::uint32_t narrowed (std::uint64_t number) noexcept
{
    return static_cast<std::uint32_t> (std::min<std::uint64_t> (number, std::numeric_limits<std::uint32_t>::max()));
}

/** Without this signal, reaching the process's limit on file sizes is an error to report and doesn't kill the process.
    */
void blockFileSizeSignal()
{
#if ! defined(_WIN32) && defined(SIGXFSZ)
    sigset_t signals;
    sigemptyset (&signals);
    sigaddset (&signals, SIGXFSZ);
    pthread_sigmask (SIG_BLOCK, &signals, nullptr);
#endif
}

struct Place
{
    std::filesystem::path path;
    std::string problem;
    bool isUsersOwn = false;
};

/** Decides where the log goes, and creates its folder. */
Place placeFor (const SessionRecorder::Options& options, std::uint64_t startUnixMilliseconds)
{
    if (! options.path.empty())
        return { options.path, {}, true };

    const auto folder = options.folder.empty() ? usersSessionFolder() : options.folder;

    if (folder.empty())
        return { {},
                 "The session is not written to disk, because there is no home folder. Set HOME and start Twobus "
                 "again. Measuring continues.",
                 false };

    if (const auto error = makePrivateFolder (folder); error != 0)
        return { {},
                 fmt::format ("The session is not written to disk: {} cannot be made: {}. Check its permissions "
                              "and start Twobus again. Measuring continues.",
                              toUtf8 (folder), std::generic_category().message (error)),
                 false };

    return { folder / sessionLogName (startUnixMilliseconds), {}, false };
}
} // namespace

struct SessionRecorder::Session
{
    explicit Session (const Options& optionsToFollow) : options (optionsToFollow), newest (fifoBytes) {}

    std::uint64_t milliseconds() const noexcept
    {
        return static_cast<std::uint64_t> (
            std::chrono::duration_cast<std::chrono::milliseconds> (std::chrono::steady_clock::now() - start).count());
    }

    void open();
    void write();
    void updateStatus();
    void finish();

    const Options options;
    const std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    const std::uint64_t startUnixMilliseconds = unixMilliseconds();

    // Shared by the meter thread and the writer.
    SpscFifo<std::byte> newest;
    std::atomic<std::uint64_t> rowsMissed { 0 };

    // Used by the meter thread only.
    bool hasBegun = false;
    std::uint64_t unreportedMissedRows = 0, measurement = 0;

    // Used by the writer only.
    std::vector<std::byte> buffer;
    std::unique_ptr<SessionLogWriter> writer;
    std::string problem; ///< why there is no writer

    // Shared by the writer and the owner.
    mutable std::mutex mutex;
    std::condition_variable shouldLook;
    bool shouldStop = false;
    Status status;

    std::thread thread;
};

SessionRecorder::SessionRecorder (MeterThread& meterToObserve) : meter (meterToObserve) {}

SessionRecorder::~SessionRecorder() { stop(); }

void SessionRecorder::start (const Options& options)
{
    stop();
    session = std::make_unique<Session> (options);
    lastStatus = {};
    wasProblemTaken = false;

    if (options.drive == Drive::ownThread)
        session->thread = std::thread ([this, running = session.get()] { run (*running); });

    meter.addRowObserver (this);
}

void SessionRecorder::stop()
{
    if (session == nullptr)
        return;

    meter.removeRowObserver (this);

    if (session->thread.joinable())
    {
        {
            const std::lock_guard lock (session->mutex);
            session->shouldStop = true;
        }

        session->shouldLook.notify_one();
        session->thread.join();
    }
    else
    {
        session->finish();
    }

    lastStatus = session->status;
    session.reset();
}

SessionRecorder::Status SessionRecorder::status() const
{
    if (session == nullptr)
        return lastStatus;

    const std::lock_guard lock (session->mutex);
    return session->status;
}

std::string SessionRecorder::takeProblem()
{
    auto problem = status().problem;

    if (problem.empty() || std::exchange (wasProblemTaken, true))
        return {};

    return problem;
}

void SessionRecorder::writeNow()
{
    if (session != nullptr)
        session->write();
}

//==============================================================================
void SessionRecorder::run (Session& running)
{
    blockFileSizeSignal();

    for (auto isOver = false; ! isOver;)
    {
        {
            std::unique_lock lock (running.mutex);
            isOver = running.shouldLook.wait_for (lock, writeInterval, [&running] { return running.shouldStop; });
        }

        running.write();
    }

    running.finish();
}

/** Runs on the meter thread. */
void SessionRecorder::observeRow (const MeterRow& row, const RowContext& context) noexcept
{
    auto& to = *session;

    if (! to.hasBegun && std::isinf (row.samplePeakDbfs))
        return;

    to.hasBegun = true;
    const auto milliseconds = to.milliseconds();
    std::array<std::byte, 3 * largestRecordBytes>
        bytes; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
    const std::span<std::byte> all (bytes);
    std::size_t length = 0;

    if (to.unreportedMissedRows > 0)
        length += encodeGap (narrowed (to.unreportedMissedRows), milliseconds, all);

    if (to.measurement != context.measurement)
        length += encode (LoggedMeasurement { narrowed (context.measurement), narrowed (context.generation),
                                              narrowed (context.rowNumber), milliseconds, context.format.sampleRate,
                                              context.format.dualMono, context.format.layout, context.sourceName },
                          all.subspan (length));

    length += encode (LoggedRow { row, narrowed (context.measurement), narrowed (context.rowNumber), context.pass,
                                  narrowed (context.flatRunsAtFullScale), context.health.lostFrames, milliseconds },
                      all.subspan (length));

    if (! to.newest.push (std::span<const std::byte> (all.first (length))))
    {
        ++to.unreportedMissedRows;
        to.rowsMissed.fetch_add (1, std::memory_order_relaxed);
        return;
    }

    to.unreportedMissedRows = 0;
    to.measurement = context.measurement;
}

/** Called with the first row. A problem here ends the log, since rows without the log's beginning would be useless. */
void SessionRecorder::Session::open()
{
    auto place = placeFor (options, startUnixMilliseconds);
    problem = std::move (place.problem);

    if (! problem.empty())
        return;

    if (! place.isUsersOwn)
        removeOldSessions (place.path.parent_path(), options.folderLimits);

    writer = std::make_unique<SessionLogWriter> (place.path, startUnixMilliseconds,
                                                 place.isUsersOwn ? SessionLogWriter::IfNameTaken::fail
                                                                  : SessionLogWriter::IfNameTaken::addNumber,
                                                 options.limits);
}

/** Writes the rows that are in the FIFO. */
void SessionRecorder::Session::write()
{
    buffer.resize (newest.available());

    if (! newest.pop (std::span (buffer)))
        buffer.clear();

    if (! buffer.empty() && writer == nullptr && problem.empty())
        open();

    if (! buffer.empty() && writer != nullptr)
        writer->append (buffer);

    updateStatus();
}

void SessionRecorder::Session::updateStatus()
{
    const std::lock_guard lock (mutex);
    status.rowsMissed = rowsMissed.load (std::memory_order_relaxed);
    status.problem = problem;

    if (writer != nullptr)
        status = { writer->path(), writer->problem(), writer->bytesWritten(), writer->rowsWritten(),
                   status.rowsMissed };
}

void SessionRecorder::Session::finish()
{
    write();

    if (writer != nullptr)
    {
        writer->finish (milliseconds());
        updateStatus(); // the end record can fail too
    }
}
} // namespace twobus
