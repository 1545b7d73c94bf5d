#pragma once

#include "Engine/MeterThread.h"
#include "Files/Sessions/SessionFolder.h"
#include "Files/Sessions/SessionLogWriter.h"

#include <array>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace twobus
{
/** Keeps the live history on disk while it grows, in a session log (see SessionRecords).

    Threads: the owner of the MeterThread constructs and destroys it, starts and stops it and asks for its status. The
    meter thread hands over each row through a lock-free FIFO and never waits; what finds no room there (the disk hangs
    for minutes) is counted, and the log says how many rows are missing. A thread of its own writes what has come twice
    a second, so that a killed program loses less than a second. What is wrong with the disk never stops the measuring.

    A log begins with the first row that is not digital silence, so that a program that heard nothing leaves no file.
*/
class SessionRecorder : private RowObserver
{
public:
    enum class Drive
    {
        ownThread,
        writeNow ///< writes only when writeNow is called: for tests
    };

    struct Options
    {
        /** The file to write, which must not be there yet; empty: a new one in the user's folder, where the oldest logs
            make room for it. */
        std::filesystem::path path;

        std::filesystem::path folder; ///< in place of the user's
        Drive drive = Drive::ownThread;
        SessionLogWriter::Limits limits {};
        SessionLimits folderLimits {};
    };

    explicit SessionRecorder (MeterThread&);
    ~SessionRecorder() override;

    SessionRecorder (const SessionRecorder&) = delete;
    SessionRecorder& operator= (const SessionRecorder&) = delete;

    /** Begins a new log; the one so far ends. */
    void start (const Options&);
    void start() { start (Options {}); }

    /** What has come is written, and the log is closed. */
    void stop();

    bool isOn() const noexcept { return session != nullptr; }

    struct Status
    {
        std::filesystem::path path; ///< empty until the first row is written
        std::string problem; ///< why nothing is written any more; empty while all is well
        std::uint64_t bytesWritten = 0, rowsWritten = 0;
        std::uint64_t rowsMissed = 0; ///< found no room in the FIFO
    };

    /** Of the log that is written now, or of the last. */
    Status status() const;

    /** The problem, the first time after it arose: for who says it. */
    std::string takeProblem();

    /** With Drive::writeNow. */
    void writeNow();

private:
    struct Session;

    void observeRow (const MeterRow&, const RowContext&) noexcept override;
    void run (Session&);

    MeterThread& meter;
    std::unique_ptr<Session> session;
    Status lastStatus;
    bool wasProblemTaken = false;
};
} // namespace twobus
