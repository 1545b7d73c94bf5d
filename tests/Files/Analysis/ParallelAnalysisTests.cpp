#include "Files/Analysis/ParallelAnalysis.h"
#include "Files/Decoding/AudioFile.h"
#include "Present/Reports/FileReport.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

#include <algorithm>
#include <stdexcept>
#include <thread>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** Good files and bad files of every kind. The longest come first, so that other files finish before them. */
struct MixedFiles
{
    MixedFiles()
    {
        addTone ("long.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2, 3.0, -3.0);
        addTone ("long.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 2, 2.0, -0.2);
        addBytes ("words.wav", "These are words.");
        addTone ("vorbis.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 1, 1.0, -9.0);
        list.push_back ({ folder.file ("none.wav"), {} });
        addTone ("float.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 2, 1.0, 1.0);
        addBytes ("empty.wav", "");
        list.push_back ({ "nothing", "nothing: there is no audio file in this folder." });
        addBytes ("cut.wav", wavBytes (2, 44100, std::string (4000, 'x')).substr (0, 1000));
        addTone ("short.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1, 0.1, -20.0);
        addBytes ("cut.flac", readBytes (folder.file ("long.flac")).substr (0, 2000));
        addTone ("mp3.mp3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, 2, 1.0, -6.0);
    }

    void addTone (const std::string& name, int format, int numChannels, double seconds, double peakDbfs)
    {
        writeAudio (folder.file (name), format, numChannels, 44100.0,
                    sineFrames (numChannels, 44100.0, seconds, 441.0, peakDbfs));
        list.push_back ({ folder.file (name), {} });
    }

    void addBytes (const std::string& name, const std::string& bytes)
    {
        writeBytes (folder.file (name), bytes);
        list.push_back ({ folder.file (name), {} });
    }

    TemporaryFolder folder;
    std::vector<ListedFile> list;
};

std::string reportOf (const FileResult& result)
{
    return result.analysis ? fileReportJson (result.analysis->facts, result.analysis->readings, result.analysis->advice,
                                             result.analysis->choices)
                           : fileFailureJson (result.path, result.error);
}

std::vector<std::string> reportsOf (std::span<const ListedFile> files, std::size_t numThreads)
{
    std::vector<std::string> reports;
    ParallelAnalysis {
        {}, numThreads, [&] (const FileResult& result) { reports.push_back (reportOf (result)); }, {}
    }.run (files);
    return reports;
}

/** The file's report without parallel analysis, for comparison. */
std::string singleFileReport (const ListedFile& file)
{
    if (! file.problem.empty())
        return fileFailureJson (file.path, file.problem);

    try
    {
        return reportOf ({ file.path, analyseFile (file.path, {}), {} });
    }
    catch (const FileError& error)
    {
        return fileFailureJson (file.path, error.what());
    }
}
} // namespace

TEST_CASE ("any number of threads give every file once, in order, with the same bytes as alone, errors included",
           "[threads]")
{
    const MixedFiles files;
    std::vector<std::string> expected;
    std::transform (files.list.begin(), files.list.end(), std::back_inserter (expected), singleFileReport);

    for (const auto numThreads : { 1u, 2u, 8u, 0u })
    {
        CAPTURE (numThreads);
        CHECK (reportsOf (files.list, numThreads) == expected);
    }
}

TEST_CASE ("a file's error is its own, whatever other threads open", "[threads]")
{
    const TemporaryFolder folder;
    writeBytes (folder.file ("words.wav"), "These are words.");
    writeBytes (folder.file ("header.wav"), "RIFF....WAVE");
    writeBytes (folder.file ("channels.wav"), wavBytes (0, 44100, "data"));
    std::vector<ListedFile> list;
    std::vector<std::string> expected;

    for (std::size_t i = 0; i < 300; ++i)
    {
        list.push_back ({ folder.file (i % 3 == 0 ? "words.wav" : i % 3 == 1 ? "header.wav" : "channels.wav"), {} });
        expected.push_back (i < 3 ? singleFileReport (list[i]) : expected[i - 3]);
    }

    REQUIRE (expected[0].find ("this cannot be read as audio") != std::string::npos);
    REQUIRE (expected[1].find ("this cannot be read as audio") == std::string::npos);
    CHECK ((reportsOf (list, 4) == expected));
}

TEST_CASE ("both callbacks are called on the caller's thread", "[threads]")
{
    const MixedFiles files;
    std::vector<std::thread::id> threads;
    const auto noteThread = [&] (const auto&) { threads.push_back (std::this_thread::get_id()); };
    ParallelAnalysis { {}, 3, noteThread, noteThread }.run (files.list);

    CHECK (threads.size() > files.list.size());
    CHECK (std::count (threads.begin(), threads.end(), std::this_thread::get_id())
           == static_cast<std::ptrdiff_t> (threads.size()));
}

TEST_CASE ("progress rises over the whole list and never beyond its end", "[threads]")
{
    const MixedFiles files;
    FileListProgress last;
    ParallelAnalysis analysis;
    analysis.numThreads = 3;
    analysis.onResult = [] (const FileResult&) {};
    analysis.onProgress = [&] (const FileListProgress& progress) {
        CHECK (progress.numFiles == files.list.size());
        CHECK (progress.numDone >= last.numDone);
        CHECK (progress.numDone <= progress.numFiles);
        CHECK (progress.share >= last.share - 1e-12);
        CHECK (progress.share <= 1.0);
        last = progress;
    };
    analysis.run (files.list);
    CHECK (last.share == Approx (1.0));
    CHECK (last.numDone == files.list.size());
}

TEST_CASE ("a file's share of the progress is its share of the work", "[threads]")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("long.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 2, 44100.0,
                sineFrames (2, 44100.0, 20.0, 441.0, -6.0));
    std::vector<ListedFile> list (3 * ParallelAnalysis::resultsAhead, { "short", "a problem" });
    list.front() = { folder.file ("long.wav"), {} };
    std::vector<double> sharesWithoutLong;
    auto isLongDone = false;
    ParallelAnalysis analysis;
    analysis.numThreads = 1;
    analysis.onResult = [&] (const FileResult&) { isLongDone = true; };
    analysis.onProgress = [&] (const FileListProgress& progress) {
        if (progress.numDone > 0 && ! isLongDone)
            sharesWithoutLong.push_back (progress.share);
    };
    analysis.run (list);

    // Until the first result is out, at most resultsAhead files are done. If all files counted equally, that would be a
    // third at most.
    REQUIRE_FALSE (sharesWithoutLong.empty());
    CHECK (sharesWithoutLong.back() > 0.99);
}

TEST_CASE ("far more entries than the queue holds all arrive, and none is empty", "[threads]")
{
    std::vector<ListedFile> list;

    for (std::size_t i = 0; i < 4 * ParallelAnalysis::resultsAhead; ++i)
        list.push_back ({ std::to_string (i), "a problem" });

    std::size_t numResults = 0;
    ParallelAnalysis analysis;
    analysis.numThreads = 4;
    analysis.onResult = [&] (const FileResult& result) {
        numResults += result.path == std::to_string (numResults) ? 1u : 0u;
    };
    analysis.run (list);
    CHECK (numResults == list.size());

    analysis.run ({});
    CHECK (numResults == list.size());
}

TEST_CASE ("after a stop request no result is delivered, and running files are abandoned", "[threads]")
{
    const MixedFiles files;
    std::stop_source stop;
    std::size_t numResults = 0;
    ParallelAnalysis analysis;
    analysis.numThreads = 4;
    analysis.onResult = [&] (const FileResult&) {
        if (++numResults == 3)
            stop.request_stop();
    };
    analysis.run (files.list, stop.get_token());
    CHECK (numResults == 3);

    analysis.run (files.list, stop.get_token());
    CHECK (numResults == 3);
}

TEST_CASE ("a single file can be stopped in the middle")
{
    const MixedFiles files;
    std::stop_source stop;
    auto calls = 0;
    const auto requestStop = [&] (double) {
        ++calls;
        stop.request_stop();
    };

    CHECK_THROWS_AS (analyseFile (files.folder.file ("long.wav"), {}, requestStop, stop.get_token()), AnalysisStopped);
    CHECK (calls == 1);
}

TEST_CASE ("an exception from a callback ends the analysis and is passed on", "[threads]")
{
    const MixedFiles files;
    auto numResults = 0;
    ParallelAnalysis analysis;
    analysis.numThreads = 4;
    analysis.onResult = [&] (const FileResult&) {
        ++numResults;
        throw std::runtime_error ("enough");
    };

    CHECK_THROWS_WITH (analysis.run (files.list), "enough");
    CHECK (numResults == 1);
}
