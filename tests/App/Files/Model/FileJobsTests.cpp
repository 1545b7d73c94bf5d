#include "App/Files/Model/FileJobs.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/WaitUntil.h"

#include <map>
#include <set>

using namespace twobus;
using namespace twobus::test;

namespace
{
void writeTone (const TemporaryFolder& folder, const std::string& name, double peakDbfs, double seconds = 0.5)
{
    std::filesystem::create_directories (std::filesystem::path (folder.file (name)).parent_path());
    writeAudio (folder.file (name), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2, 44100.0,
                sineFrames (2, 44100.0, seconds, 441.0, peakDbfs));
}

/** Writes WAV files with a header of 44 bytes and one frame. */
void writeTinyFiles (const TemporaryFolder& folder, int count)
{
    for (int i = 0; i < count; ++i)
        writeBytes (folder.file (std::to_string (i) + ".wav"), wavBytes (2, 44100, "\1\1\1\1"));
}

/** Polls until all jobs are done and returns all results. */
std::vector<FileRecord> resultsOf (FileJobs& jobs)
{
    std::vector<FileRecord> records;

    const auto fetch = [&] {
        for (auto& record : jobs.poll())
            records.push_back (std::move (record));
    };

    REQUIRE (waitUntil ([&] {
        fetch();
        return ! jobs.progress().isRunning;
    }));
    fetch();
    return records;
}

std::set<std::filesystem::path> pathsOf (const std::vector<FileRecord>& records)
{
    std::set<std::filesystem::path> paths;

    for (const auto& record : records)
        CHECK (paths.insert (record.path).second);

    return paths;
}
} // namespace

TEST_CASE ("files and folders are measured in order, each file once", "[threads]")
{
    const TemporaryFolder folder;
    writeTone (folder, "album/2.wav", -6.0);
    writeTone (folder, "album/1.wav", -12.0);
    writeTone (folder, "single.wav", -0.5);
    FileJobs jobs (2);
    jobs.add ({ folder.file ("single.wav"), folder.file ("album"), folder.file ("album/../album//1.wav") }, {});
    const auto records = resultsOf (jobs);

    REQUIRE (records.size() == 3);
    CHECK (records[0].path == folder.file ("single.wav"));
    CHECK (records[1].path == folder.file ("album/1.wav"));
    CHECK (records[2].path == folder.file ("album/2.wav"));
    REQUIRE (records[1].measurement);
    CHECK (*records[1].measurement->readings.readings().truePeakDbtp == near (-12.0, 0.05));
    CHECK (jobs.progress().numFiles == 0);
    CHECK (jobs.progress().problem.empty());
}

TEST_CASE ("an unreadable file gives a result with the reason", "[threads]")
{
    const TemporaryFolder folder;
    std::filesystem::create_directories (folder.path / "empty");
    writeBytes (folder.file ("words.wav"), "These are words.");
    writeBytes (folder.file ("none.wav"), "");
    writeBytes (folder.file ("line\nbreak \"quoted\" \xff\xfe.wav"), "");
    FileJobs jobs;
    jobs.add ({ folder.file ("empty"), folder.file ("words.wav"), folder.file ("none.wav"),
                folder.file ("vanished.wav"), folder.file ("line\nbreak \"quoted\" \xff\xfe.wav") },
              {});
    const auto records = resultsOf (jobs);

    REQUIRE (records.size() == 5);

    for (const auto& record : records)
    {
        CAPTURE (record.path);
        CHECK_FALSE (record.measurement);
        CHECK_FALSE (record.error.empty());
    }

    CHECK_THAT (records[0].error, ContainsSubstring ("no audio file in this folder"));
}

TEST_CASE ("files added while jobs run are measured too, and files added again are measured again", "[threads]")
{
    const TemporaryFolder folder;
    writeTone (folder, "a.wav", -6.0);
    writeTone (folder, "b.wav", -6.0);
    FileJobs jobs (1);
    jobs.add ({ folder.file ("a.wav") }, {});
    jobs.add ({ folder.file ("b.wav") }, {});
    CHECK (pathsOf (resultsOf (jobs)).size() == 2);

    writeTone (folder, "a.wav", -1.0);
    jobs.add ({ folder.file ("a.wav") }, {});
    const auto again = resultsOf (jobs);
    REQUIRE (again.size() == 1);
    CHECK (*again[0].measurement->readings.readings().truePeakDbtp == near (-1.0, 0.05));
}

TEST_CASE ("each file is measured with the options that were current when it was added", "[threads]")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("mono.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1, 44100.0,
                sineFrames (1, 44100.0, 1.0, 997.0, -6.0));
    FileJobs jobs;
    jobs.add ({ folder.file ("mono.wav") }, {});
    const auto once = *resultsOf (jobs)[0].measurement->readings.readings().integratedLufs;
    FileAnalysisOptions options;
    options.dualMono = true;
    jobs.add ({ folder.file ("mono.wav") }, options);
    CHECK (*resultsOf (jobs)[0].measurement->readings.readings().integratedLufs == near (once + 3.01, 0.01));
}

TEST_CASE ("thousands of files are measured, and the number of waiting results stays limited", "[threads]")
{
    const TemporaryFolder folder;
    writeTinyFiles (folder, 3000);
    FileJobs jobs;
    jobs.add ({ folder.path.string() }, {});
    REQUIRE (waitUntil ([&] { return jobs.progress().numDone >= FileJobs::mostWaiting; }));

    auto chances = 0; // gives it time to exceed the limit
    waitUntil ([&] { return ++chances == 2000; });
    auto records = jobs.poll();
    CHECK (records.size() <= FileJobs::mostWaiting);

    for (auto& record : resultsOf (jobs))
        records.push_back (std::move (record));

    CHECK (pathsOf (records).size() == 3000);
    CHECK (jobs.progress().numLeftOut == 0);
}

TEST_CASE ("files beyond the maximum are counted, and files already shown keep their place", "[threads]")
{
    const TemporaryFolder folder;
    writeTinyFiles (folder, 12);
    FileJobs jobs (1, 10);
    jobs.add ({ folder.path.string() }, {});
    const auto shown = pathsOf (resultsOf (jobs));
    CHECK (shown.size() == 10);
    CHECK (jobs.progress().numLeftOut == 2);

    jobs.add ({ *shown.begin() }, {});
    CHECK (resultsOf (jobs).size() == 1);
    CHECK (jobs.progress().numLeftOut == 2);

    writeTone (folder, "more.wav", -6.0);
    jobs.add ({ folder.file ("more.wav") }, {});
    CHECK (resultsOf (jobs).empty());
    CHECK (jobs.progress().numLeftOut == 3);

    jobs.forget (*shown.begin());
    jobs.add ({ folder.file ("more.wav") }, {});
    CHECK (resultsOf (jobs).size() == 1);

    jobs.clear();
    CHECK (jobs.progress().numLeftOut == 0);
    jobs.add ({ *shown.begin() }, {});
    CHECK (resultsOf (jobs).size() == 1);
}

TEST_CASE ("a file removed while it waits to be measured again doesn't come back until it is added again", "[threads]")
{
    const TemporaryFolder folder, other;
    writeTinyFiles (folder, 400);
    writeTone (other, "removed.wav", -6.0);
    const std::filesystem::path removed = other.file ("removed.wav");

    FileJobs jobs (1);
    jobs.add ({ folder.path.string() }, {}); // stays busy until its results are fetched
    REQUIRE (waitUntil ([&] { return jobs.progress().numDone >= 10; }));
    jobs.add ({ removed }, {});
    jobs.forget (removed);
    CHECK (pathsOf (resultsOf (jobs)).count (removed) == 0);

    jobs.add ({ removed }, {});
    CHECK (pathsOf (resultsOf (jobs)).count (removed) == 1);
}

TEST_CASE ("a stop ends all work but keeps finished results, and files added later are measured", "[threads]")
{
    const TemporaryFolder folder;
    writeTinyFiles (folder, 2000);
    FileJobs jobs (2);
    jobs.add ({ folder.path.string() }, {});
    jobs.add ({ folder.file ("none.wav") }, {});
    REQUIRE (waitUntil ([&] { return jobs.progress().numDone >= 10; })); // now it waits for poll
    jobs.stop();
    const auto records = resultsOf (jobs);
    CHECK (records.size() <= FileJobs::mostWaiting);
    CHECK (jobs.poll().empty());

    jobs.add ({ folder.file ("1999.wav") }, {});
    CHECK (resultsOf (jobs).size() == 1);
}

TEST_CASE ("clearing drops all results", "[threads]")
{
    const TemporaryFolder folder;
    writeTinyFiles (folder, 500);
    FileJobs jobs (2);
    jobs.add ({ folder.path.string() }, {});
    REQUIRE (waitUntil ([&] { return jobs.progress().numDone >= 10; }));
    jobs.clear();
    CHECK (resultsOf (jobs).empty());
}

TEST_CASE ("destruction during any stage of the work returns", "[threads]")
{
    const TemporaryFolder folder;
    writeTone (folder, "long.wav", -6.0, 60.0);
    writeTinyFiles (folder, 1000);

    for (int polls = 0; polls < 3; ++polls)
    {
        FileJobs jobs (2);
        jobs.add ({ folder.path.string(), "/nowhere" }, {});

        if (polls > 0)
            REQUIRE (waitUntil ([&] { return jobs.progress().numFiles > 0; }));

        if (polls > 1)
            jobs.poll();
    }

    SUCCEED ("every destructor came back");
}
