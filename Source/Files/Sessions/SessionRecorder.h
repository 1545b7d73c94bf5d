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
/** Writes the live history to a session log on disk as it grows (see SessionRecords).

    Threads: the owner of the MeterThread constructs, destroys, starts and stops the recorder and asks for its status.
    The meter thread passes each row through a lock-free FIFO and never waits. If the FIFO is full (the disk has hung
    for minutes), rows are dropped and counted; the log records how many. The recorder's own thread writes twice a
    second, so a killed program loses less than a second. Disk errors never stop the measurement.

    The log starts at the first row that isn't digital silence, so a run that heard nothing leaves no file.
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
        /** The file to write, which must not exist yet. If empty, the log is a new file in the user's folder, and the
            oldest logs there are removed to keep folderLimits. */
        std::filesystem::path path;

        std::filesystem::path folder; ///< replaces the user's folder
        Drive drive = Drive::ownThread;
        SessionLogWriter::Limits limits {};
        SessionLimits folderLimits {};
    };

    explicit SessionRecorder (MeterThread&);
    ~SessionRecorder() override;

    SessionRecorder (const SessionRecorder&) = delete;
    SessionRecorder& operator= (const SessionRecorder&) = delete;

    /** Starts a new log, and ends the current one. */
    void start (const Options&);
    void start() { start (Options {}); }

    /** Writes the rows still in the FIFO and closes the log. */
    void stop();

    bool isOn() const noexcept { return session != nullptr; }

    struct Status
    {
        std::filesystem::path path; ///< empty until the first row is written
        std::string problem; ///< why the log has ended; empty while all is well
        std::uint64_t bytesWritten = 0, rowsWritten = 0;
        std::uint64_t rowsMissed = 0; ///< dropped because the FIFO was full
    };

    /** The status of the current log, or of the last one. */
    Status status() const;

    /** Returns the problem once, for display. */
    std::string takeProblem();

    /** For Drive::writeNow only. */
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
