#include "Bench/Programmes.h"
#include "Bench/Timing.h"
#include "Files/Analysis/ParallelAnalysis.h"
#include "Present/Reports/FileReport.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

#include <cstdio>
#include <thread>

#if defined(__unix__) || defined(__APPLE__)
#include <sys/resource.h>

/** Folders of 100, 300 and 1,000 short files: how many cores are busy, and the peak memory up to that point. */
using namespace twobus;
using namespace twobus::bench;

namespace
{
struct Usage
{
    Usage() { getrusage (RUSAGE_SELF, &usage); }

    double cpuSeconds() const { return secondsOf (usage.ru_utime) + secondsOf (usage.ru_stime); }
    double mostMegabytes() const { return static_cast<double> (usage.ru_maxrss) / (isApple ? 1.0e6 : 1.0e3); }

private:
    static double secondsOf (const timeval& time)
    {
        return static_cast<double> (time.tv_sec) + static_cast<double> (time.tv_usec) * 1.0e-6;
    }

#ifdef __APPLE__
    static constexpr auto isApple = true; // ru_maxrss is in bytes on macOS, in kilobytes elsewhere
#else
    static constexpr auto isApple = false;
#endif

    rusage usage {};
};

/** Does the same work as `twobus-cli check`, without printing. */
std::size_t bytesOfReports (const std::vector<ListedFile>& files)
{
    std::size_t numBytes = 0;
    ParallelAnalysis analysis;
    analysis.onResult = [&] (const FileResult& result) {
        REQUIRE (result.analysis.has_value());
        const auto& done = *result.analysis;
        numBytes += fileReportText (done.facts, done.readings, done.advice, done.choices).size();
    };
    analysis.run (files);
    return numBytes;
}
} // namespace

TEST_CASE ("folders of short files")
{
    constexpr int secondsOfFile = 4;
    const test::TemporaryFolder folder;
    auto programme = musicProgramme();
    programme.interleaved.resize (2 * 44100 * secondsOfFile);
    test::writeAudio (folder.file ("one.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 2, 44100.0, programme.interleaved);
    std::printf ("Files of %d s of 16-bit 44.1 kHz stereo, %u cores\n", secondsOfFile,
                 std::thread::hardware_concurrency());

    for (const auto wanted : { 100, 300, 1000 })
    {
        const auto numFiles = static_cast<std::size_t> (amountOf (wanted));
        const std::vector<ListedFile> files (numFiles, { folder.file ("one.wav"), {} });
        const Usage before;
        const auto start = std::chrono::steady_clock::now();
        CHECK (bytesOfReports (files) > 0);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        const Usage after;
        std::printf ("%5zu files: %7.3f s, %.2f cores busy, at most %.1f MB\n", numFiles, taken.count(),
                     (after.cpuSeconds() - before.cpuSeconds()) / taken.count(), after.mostMegabytes());
    }
}
#endif
