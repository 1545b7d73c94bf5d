#include "Engine/LiveMeter.h"
#include "Files/Sessions/SessionLog.h"
#include "Files/Sessions/SessionRecorder.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/Signals.h"
#include "Support/WaitUntil.h"

#include <cmath>
#include <cstring>
#include <memory>

#ifndef _WIN32
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace twobus;
using namespace twobus::test;

namespace
{
using Drive = SessionRecorder::Drive;

/** Feeds audio to a meter by hand. */
class Feed
{
public:
    explicit Feed (MeterThread& meterToFeed, const std::string& name = "Demo") : meter (meterToFeed)
    {
        meter.setStream ({ .capture = capture, .layout = ChannelLayout::forChannelCount (2), .sourceName = name });
    }

    /** Plays this many tenths of a second of noise (silence if the amplitude is 0) and measures them at once. */
    void play (int tenths, double amplitude = 0.1)
    {
        for (int i = 0; i < tenths; ++i)
        {
            const auto audio = inBothChannels (noise (4800, amplitude, seed++));

            for (std::size_t done = 0; done < 4800; done += 480)
            {
                seconds += 0.01;
                const auto block = audio.block (done, 480);
                capture->push (block.channels, 2, 480, 48000.0, std::llround (seconds * 1.0e9));
            }

            meter.pump();
        }
    }

    std::shared_ptr<AudioCapture> capture = std::make_shared<AudioCapture> (48000.0, 2, 1024);

private:
    MeterThread& meter;
    double seconds = 1000.0;
    std::uint32_t seed = 1;
};

SessionRecorder::Options into (const TemporaryFolder& folder, Drive drive = Drive::writeNow)
{
    SessionRecorder::Options options;
    options.folder = folder.file ("sessions");
    options.drive = drive;
    return options;
}
} // namespace

TEST_CASE ("the live history is on disk, row by row, with its resets and sources")
{
    const TemporaryFolder folder;
    MeterThread meter;
    SessionRecorder recorder (meter);
    recorder.start (into (folder));
    Feed feed (meter, "First");
    feed.play (5, 0.0); // digital silence: no log yet
    recorder.writeNow();
    CHECK (recorder.status().path.empty());
    CHECK_FALSE (std::filesystem::exists (folder.file ("sessions")));

    feed.play (12);
    recorder.writeNow();
    const auto status = recorder.status();
    CHECK (status.rowsWritten == 12);
    CHECK (status.rowsMissed == 0);
    CHECK (status.problem.empty());
    CHECK (std::filesystem::file_size (status.path) == status.bytesWritten);

    meter.latest();
    const auto history = meter.history().read (0, 1000, 1000);
    meter.send (MeterCommand::reset);
    feed.play (7);
    meter.send (MeterCommand::undoReset);
    feed.play (3);
    Feed other (meter, "Second");
    other.play (4);
    recorder.stop();

    const auto log = readSessionLog (status.path);
    CHECK (log.hasEnded);
    REQUIRE (log.measurements.size() == 4);
    CHECK (log.measurements[0].rows.size() == 12);
    CHECK (log.measurements[1].rows.size() == 7);
    CHECK (log.measurements[2].rows.size() == 3);
    CHECK (log.measurements[3].rows.size() == 4);
    CHECK (log.measurements[0].rows.front().number == 5);
    CHECK (log.measurements[1].rows.front().number == 0);
    CHECK (log.measurements[2].rows.front().number == 17); // continues where the first one stopped
    CHECK (log.measurements[0].generation == log.measurements[2].generation);
    CHECK (log.measurements[0].generation != log.measurements[3].generation);
    CHECK (log.measurements[0].sourceName == "First");
    CHECK (log.measurements[3].sourceName == "Second");
    CHECK (log.measurements[0].sampleRate == 48000.0);
    CHECK (log.measurements[0].layout == ChannelLayout::forChannelCount (2));
    CHECK (log.measurements[0].rows.back().pass == 1);

    for (std::size_t i = 0; i < 12; ++i)
    {
        const auto& row = log.measurements[0].rows[i].row;
        CHECK (std::memcmp (&row.shortTermLufs, &history.columns[5 + i].shortTermMinLufs, sizeof (float)) == 0);
        CHECK (row.truePeakDbtp == history.columns[5 + i].truePeakMaxDbtp);
    }

#ifndef _WIN32
    struct stat facts
    {};
    REQUIRE (stat (folder.file ("sessions").c_str(), &facts) == 0);
    CHECK ((facts.st_mode & 0777u) == 0700u);
#endif
}

TEST_CASE ("after a stop nothing is recorded, and a new start opens a new log")
{
    const TemporaryFolder folder;
    MeterThread meter;
    SessionRecorder recorder (meter);
    Feed feed (meter);
    recorder.start (into (folder));
    feed.play (5);
    recorder.stop();
    CHECK_FALSE (recorder.isOn());
    const auto first = recorder.status().path;
    feed.play (5);
    CHECK (readSessionLog (first).numRows() == 5);

    recorder.start (into (folder));
    feed.play (4);
    recorder.stop();
    const auto second = recorder.status().path;
    CHECK (second != first); // even though both started in the same second
    CHECK (readSessionLog (first).numRows() == 5);
    CHECK (readSessionLog (second).numRows() == 4);
    CHECK (readSessionLog (second).measurements.at (0).rows.front().number == 10);
}

TEST_CASE ("two programs write two logs")
{
    const TemporaryFolder folder;
    MeterThread meterA, meterB;
    SessionRecorder a (meterA), b (meterB);
    Feed feedA (meterA, "A"), feedB (meterB, "B");
    a.start (into (folder));
    b.start (into (folder));
    feedA.play (5);
    feedB.play (6);
    a.writeNow();
    b.writeNow();
    CHECK (listSessionFiles (folder.file ("sessions")).size() == 2);
    a.stop();
    b.stop();
    CHECK (readSessionLog (a.status().path).numRows() == 5);
    CHECK (readSessionLog (b.status().path).numRows() == 6);
}

TEST_CASE ("rows that don't fit are counted, and the log records how many")
{
    const TemporaryFolder folder;
    MeterThread meter;
    SessionRecorder recorder (meter);
    Feed feed (meter);
    recorder.start (into (folder));
    feed.play (2400); // nothing is written to disk meanwhile
    const auto fits = (std::size_t { 128 } * 1024 - 64) / 56;
    recorder.writeNow();
    CHECK (recorder.status().rowsMissed >= 2400 - fits);
    feed.play (5);
    recorder.stop();

    const auto log = readSessionLog (recorder.status().path);
    CHECK (recorder.status().rowsMissed == log.rowsMissed);
    CHECK (log.numRows() + log.rowsMissed == 2405);
    CHECK (log.damagedPlaces == 0);
    CHECK (log.measurements.at (0).rows.back().number == 2404);
}

TEST_CASE ("a folder that can't be created is reported once, and measuring continues")
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("sessions"), "a file where the folder would be");
    MeterThread meter;
    SessionRecorder recorder (meter);
    Feed feed (meter);
    auto options = into (folder);
    options.folder = folder.file ("sessions") + "/below";
    recorder.start (options);
    feed.play (5);
    recorder.writeNow();
    CHECK_THAT (recorder.takeProblem(), ContainsSubstring ("not written to disk"));
    CHECK (recorder.takeProblem().empty());
    feed.play (5);
    recorder.stop();
    CHECK_THAT (recorder.status().problem, ContainsSubstring (folder.file ("sessions")));
    CHECK (meter.latest().readings.secondsMeasured == Approx (1.0));
    CHECK (readBytes (folder.file ("sessions")) == "a file where the folder would be");
}

TEST_CASE ("a log with a name chosen by the user replaces no file, and deletes no other logs")
{
    const TemporaryFolder folder;
    MeterThread meter;
    SessionRecorder recorder (meter);
    Feed feed (meter);
    recorder.start (into (folder));
    feed.play (5);
    recorder.stop();
    const auto earlier = recorder.status().path;

    auto options = into (folder);
    options.path = folder.file ("sessions/mine.twobuslog");
    options.folderLimits.mostLogs = 0;
    recorder.start (options);
    feed.play (5);
    recorder.stop();
    CHECK (recorder.status().path == options.path);
    CHECK (recorder.status().problem.empty());
    CHECK (std::filesystem::exists (earlier));

    recorder.start (options); // the file already exists
    feed.play (5);
    recorder.stop();
    CHECK_THAT (recorder.status().problem, ContainsSubstring ("name another one"));
    CHECK (recorder.status().rowsWritten == 0);
    CHECK_FALSE (std::filesystem::exists (folder.file ("sessions/mine-2.twobuslog")));
    CHECK (readSessionLog (options.path).numRows() == 5);
}

TEST_CASE ("the recorder's thread writes the rows that the meter thread measures", "[threads]")
{
    const TemporaryFolder folder;
    MeterThread meter;
    SessionRecorder recorder (meter);
    recorder.start (into (folder, Drive::ownThread));
    auto capture = std::make_shared<AudioCapture> (48000.0, 2, 1024);
    meter.setStream ({ capture, ChannelLayout::forChannelCount (2) });
    meter.start();

    const auto audio = inBothChannels (noise (4800, 0.1, 4));
    auto seconds = 1000.0;

    for (std::uint64_t tenth = 1; tenth <= 30; ++tenth)
    {
        for (std::size_t done = 0; done < 4800; done += 480)
        {
            seconds += 0.01;
            capture->push (audio.block (done, 480).channels, 2, 480, 48000.0, std::llround (seconds * 1.0e9));
        }

        REQUIRE (waitUntil ([&] { return meter.latest().readings.framesMeasured >= tenth * 4800 - 480; }));

        if (tenth % 10 == 0)
        {
            CHECK (waitUntil ([&] { return recorder.status().rowsWritten >= 9; })); // without a call to writeNow
            recorder.stop();
            recorder.start (into (folder, Drive::ownThread));
        }
    }

    recorder.stop();
    meter.stop();
    std::uint64_t rows = 0;

    for (const auto& file : listSessionFiles (folder.file ("sessions")))
        rows += readSessionLog (file.path).numRows();

    CHECK (rows == meter.latest().readings.framesMeasured / 4800);
}

#ifndef _WIN32
namespace
{
/** A child process of this program. The test reads the bytes that it sends before it ends or is killed. */
class Child
{
public:
    /** Passes `work` the pipe to write its bytes to. */
    template <typename Work>
    explicit Child (Work&& work)
    {
        REQUIRE (pipe (ends) == 0);
        process = fork();
        REQUIRE (process >= 0);

        if (process == 0)
        {
            close (ends[0]);
            work (ends[1]);
            _exit (0);
        }

        close (ends[1]);
    }

    ~Child()
    {
        if (process > 0)
        {
            kill (process, SIGKILL);
            waitpid (process, nullptr, 0);
        }

        close (ends[0]);
    }

    Child (const Child&) = delete;
    Child& operator= (const Child&) = delete;

    /** Reads one byte. Returns false at the end. */
    bool hear (char& byte) const { return read (ends[0], &byte, 1) == 1; }

    void killWithoutWarning()
    {
        kill (process, SIGKILL);
        int status = 0;
        waitpid (process, &status, 0);
        process = -1;
        CHECK (WIFSIGNALED (status));
    }

    int exitStatus()
    {
        int status = 0;
        waitpid (process, &status, 0);
        process = -1;
        return WIFEXITED (status) ? WEXITSTATUS (status) : 128 + WTERMSIG (status);
    }

private:
    int ends[2] {};
    pid_t process = -1;
};

void say (int to, char byte) { [[maybe_unused]] const auto ignored = write (to, &byte, 1); }
} // namespace

TEST_CASE ("a killed program keeps every row it wrote")
{
    for (int round = 0; round < 20; ++round)
    {
        CAPTURE (round);
        const TemporaryFolder folder;
        Child child ([&folder] (int to) {
            MeterThread meter;
            SessionRecorder recorder (meter);
            Feed feed (meter);
            recorder.start (into (folder));

            for (;;)
            {
                feed.play (1);
                recorder.writeNow();
                say (to, 'r');
            }
        });

        auto written = 0;

        for (char byte = 0; written < 3 + 2 * round && child.hear (byte);)
            ++written;

        child.killWithoutWarning();
        CHECK (written == 3 + 2 * round);

        const auto files = listSessionFiles (folder.file ("sessions"));
        REQUIRE (files.size() == 1);
        CHECK_FALSE (files[0].isBeingWritten);
        const auto log = readSessionLog (files[0].path);
        CHECK (log.numRows() >= static_cast<std::uint64_t> (written));
        CHECK_FALSE (log.hasEnded);
        CHECK (log.damagedPlaces == 0);
    }
}

TEST_CASE ("a full disk ends the log, not the program")
{
    const TemporaryFolder folder;
    Child child ([&folder] (int to) {
        const rlimit limit { 4096, 4096 }; // the largest size of any file; by default SIGXFSZ would end the process
        setrlimit (RLIMIT_FSIZE, &limit);
        MeterThread meter;
        SessionRecorder recorder (meter);
        Feed feed (meter);
        recorder.start (into (folder, Drive::ownThread));

        for (int round = 0; round < 3; ++round)
        {
            feed.play (100);

            if (waitUntil ([&] { return ! recorder.status().problem.empty(); }))
                say (to, 'p');
        }

        recorder.stop();
        say (to, recorder.takeProblem().find ("Make room on this disk") != std::string::npos ? 'r' : '-');
        say (to, recorder.takeProblem().empty() ? 'o' : '-');
        say (to, meter.latest().readings.framesMeasured == 300 * 4800 ? 'm' : '-');
    });

    std::string heard;

    for (char byte = 0; child.hear (byte);)
        heard += byte;

    CHECK (heard == "ppprom");
    CHECK (child.exitStatus() == 0);

    const auto files = listSessionFiles (folder.file ("sessions"));
    REQUIRE (files.size() == 1);
    CHECK (files[0].bytes <= 4096);

    // Everything written before is intact.
    const auto log = readSessionLog (files[0].path);
    CHECK (log.tornBytes == 0);
    CHECK (log.damagedPlaces == 0);
}
#endif
