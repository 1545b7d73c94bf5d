#include "Core/Base/Decibels.h"
#include "Engine/MeterThread.h"
#include "Files/Sessions/SessionLog.h"
#include "Files/Sessions/SessionRecorder.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"
#include "Support/ReferenceLoudness.h"
#include "Support/Signals.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <vector>

/** Plays a day of 48 kHz stereo, as fast as possible, through everything that runs while the window is open, except the
    window itself: capture, meters, history, snapshots and session log. */
using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;
constexpr std::size_t framesPerBlock = 480, numBlocksOfNoise = 997;

/** Resident memory in kB; 0 if the system doesn't report it. */
long residentKilobytes()
{
    std::ifstream status ("/proc/self/status");

    for (std::string word; status >> word;)
        if (word == "VmRSS:" && status >> word)
            return std::stol (word);

    return 0;
}

/** Noise in two channels that wanders between -50 and -15 dB, with silences of several seconds: roughly like passes of
    music. All of it is above -60 dBFS, so what counts as signal does not depend on what was played before. */
class DayLongProgramme
{
public:
    /** Returns the next 10 ms. */
    AudioBlock next()
    {
        if (random() % 1500 == 0)
            targetDb = -50.0 + 35.0 * unit();

        if (silentBlocks > 0)
            --silentBlocks;
        else if (random() % 20000 == 0)
            silentBlocks = 1000;

        levelDb += 0.02 * (targetDb - levelDb);
        const auto gain = silentBlocks > 0 ? 0.0f : static_cast<float> (dbToAmplitude (levelDb));

        for (std::size_t channel = 0; channel < 2; ++channel)
        {
            const auto* source = noiseOf[channel].data() + blockNumber % numBlocksOfNoise * framesPerBlock;
            std::transform (source, source + framesPerBlock, block[channel].begin(),
                            [gain] (float sample) { return gain * sample; });
        }

        ++blockNumber;
        return { pointers.data(), 2, framesPerBlock };
    }

private:
    double unit() { return static_cast<double> (random()) / 4294967296.0; }

    std::array<std::vector<float>, 2> noiseOf { noise (framesPerBlock * numBlocksOfNoise, 1.0, 1),
                                                noise (framesPerBlock* numBlocksOfNoise, 0.8, 2) };
    std::array<std::array<float, framesPerBlock>, 2> block {};
    std::array<const float*, 2> pointers { block[0].data(), block[1].data() };
    std::mt19937 random { 24 };
    double levelDb = -23.0, targetDb = -23.0;
    int silentBlocks = 0;
    std::size_t blockNumber = 0;
};

/** An independent, simple measurement to compare with: RMS from the first signal to the last, including rests shorter
    than 2 s but not longer ones. */
struct Exact
{
    static constexpr std::uint64_t blocksOfRest = 200;

    explicit Exact (std::size_t mostBlocks) : counts (mostBlocks, 1) { counts.assign (mostBlocks, 0); }

    void add (const AudioBlock& block)
    {
        std::array<long double, 2> sums {};
        addSums (block, sums);
        const auto hasSignal = std::any_of (sums.begin(), sums.end(), [&] (auto sum) {
            return static_cast<double> (sum) > 1.0e-6 * static_cast<double> (block.numFrames);
        });

        for (std::size_t channel = 0; channel < sums.size(); ++channel)
            held[channel] += sums[channel];

        if (hasSignal)
        {
            if (blocksSinceSignal < blocksOfRest) // the silence before was a rest
                std::fill_n (counts.begin() + static_cast<std::ptrdiff_t> (numBlocks - blocksSinceSignal),
                             blocksSinceSignal, char { 1 });
            else
                held = sums;

            counts[numBlocks] = 1;
            blocksCounted += blocksSinceSignal < blocksOfRest ? blocksSinceSignal + 1 : 1;

            for (std::size_t channel = 0; channel < sums.size(); ++channel)
                squares[channel] += held[channel];

            held = {};
            blocksSinceSignal = 0;
        }
        else
        {
            ++blocksSinceSignal;
        }

        ++numBlocks;
        frames += block.numFrames;
    }

    /** Whether all of the `length` blocks before block `end` count. */
    bool allCount (std::size_t length, std::size_t end) const
    {
        return end >= length
               && std::all_of (counts.begin() + static_cast<std::ptrdiff_t> (end - length),
                               counts.begin() + static_cast<std::ptrdiff_t> (end), [] (char c) { return c != 0; });
    }

    double rmsDbfs (std::size_t channel) const
    {
        return 10.0
               * std::log10 (static_cast<double> (squares[channel] / static_cast<long double> (blocksCounted))
                             / static_cast<double> (framesPerBlock));
    }

    void addSums (const AudioBlock& block, std::array<long double, 2>& sums)
    {
        for (std::size_t channel = 0; channel < block.numChannels; ++channel)
        {
            auto sum = 0.0;

            for (std::size_t frame = 0; frame < block.numFrames; ++frame)
            {
                const auto sample = static_cast<double> (block.channels[channel][frame]);
                sum += sample * sample;
                peak = std::max (peak, std::abs (sample));
            }

            sums[channel] = sum;
        }
    }

    std::vector<char> counts; ///< for each block, whether it counts
    std::array<long double, 2> squares {}, held {};
    double peak = 0.0;
    std::uint64_t frames = 0, blocksCounted = 0, blocksSinceSignal = blocksOfRest;
    std::size_t numBlocks = 0;
};

/** Keeps every momentary and short-term value, ten per second, to compute exact gates and percentiles. */
class RowKeeper : public RowObserver
{
public:
    /** Touches all of its memory, so that it counts as resident from the start. */
    explicit RowKeeper (std::size_t mostRows) : momentary (mostRows, 1.0), shortTerm (mostRows, 1.0)
    {
        momentary.clear();
        shortTerm.clear();
    }

    void observeRow (const MeterRow& row, const RowContext&) noexcept override
    {
        momentary.push_back (powerOf (row.momentaryLufs));
        shortTerm.push_back (powerOf (row.shortTermLufs));
    }

    /** Powers of the rows whose whole window of `windowBlocks` blocks counts. */
    static std::vector<double> counted (const std::vector<double>& rows, const Exact& exact, std::size_t windowBlocks)
    {
        std::vector<double> powers;

        for (std::size_t row = 0; row < rows.size(); ++row)
            if (rows[row] >= 0.0 && exact.allCount (windowBlocks, 10 * (row + 1)))
                powers.push_back (rows[row]);

        return powers;
    }

    /** Negative if there is no value. */
    static double powerOf (float lufs)
    {
        return std::isfinite (lufs) ? lufsToPower (static_cast<double> (lufs)) : -1.0;
    }

    std::vector<double> momentary, shortTerm;
};

/** Microseconds to read the whole timeline for one picture; the quickest of many runs. */
double microsecondsToRead (const History& history)
{
    auto quickest = 1.0e9;

    for (int i = 0; i < 50; ++i)
    {
        const auto start = std::chrono::steady_clock::now();
        const auto view = history.read (0, history.numRows(), 1200);
        quickest = std::min (
            quickest, std::chrono::duration<double, std::micro> (std::chrono::steady_clock::now() - start).count());
        CHECK_FALSE (view.columns.empty());
    }

    return quickest;
}

/** Ends at the last of these times. */
void soak (const std::vector<int>& minutesToTell)
{
    constexpr std::uint64_t blocksPerMinute = 6'000;
    const auto numBlocks = static_cast<std::uint64_t> (minutesToTell.back()) * blocksPerMinute;
    const TemporaryFolder folder;
    RowKeeper rows (numBlocks / 10 + 1);
    MeterThread meter;
    SessionRecorder recorder (meter);
    SessionRecorder::Options options;
    options.folder = folder.file ("sessions");
    options.drive = SessionRecorder::Drive::writeNow;
    recorder.start (options);
    meter.addRowObserver (&rows);
    const auto capture = std::make_shared<AudioCapture> (rate, 2, framesPerBlock);
    MeterStream stream { capture, ChannelLayout::forChannelCount (2) };
    stream.sourceName = "A day";
    meter.setStream (std::move (stream));
    DayLongProgramme programme;
    Exact exact (numBlocks);
    std::vector<long> kilobytes;
    const auto start = std::chrono::steady_clock::now();

    for (std::uint64_t i = 1; i <= numBlocks; ++i)
    {
        const auto block = programme.next();
        exact.add (block);
        capture->push (block.channels, block.numChannels, block.numFrames, rate,
                       1'000'000'000'000 + static_cast<std::int64_t> (i) * 10'000'000);
        meter.pump();

        if (i % 50 == 0) // twice a second, like the recorder's own thread
            recorder.writeNow();

        for (const auto minutes : minutesToTell)
            if (i == static_cast<std::uint64_t> (minutes) * blocksPerMinute)
            {
                static_cast<void> (meter.latest());
                kilobytes.push_back (residentKilobytes());
                std::printf (
                    "%4d min: %ld kB resident, the history read in %.0f us, %.0f times as fast as it is played\n",
                    minutes, kilobytes.back(), microsecondsToRead (meter.history()),
                    minutes * 60.0 / std::chrono::duration<double> (std::chrono::steady_clock::now() - start).count());
            }
    }

    meter.removeRowObserver (&rows);
    const auto readings = meter.latest().readings;
    const auto integratedError = readings.integratedLufs.value()
                                 - referenceIntegratedLufs (RowKeeper::counted (rows.momentary, exact, 40)).value();
    const auto rangeError = readings.loudnessRangeLu.value()
                            - referenceLoudnessRangeLu (RowKeeper::counted (rows.shortTerm, exact, 300)).value();
    const auto leftError = readings.channels[0].rmsDbfs.value() - exact.rmsDbfs (0),
               rightError = readings.channels[1].rmsDbfs.value() - exact.rmsDbfs (1);
    std::printf ("off by: integrated %+.1e LU, range %+.1e LU, RMS %+.1e and %+.1e dB; %u passes\n", integratedError,
                 rangeError, leftError, rightError, readings.numPasses);

    CHECK (readings.framesMeasured == exact.frames);
    CHECK (readings.samplePeakDbfs.value() == near (20.0 * std::log10 (exact.peak), 1.0e-6));
    CHECK (std::abs (integratedError) < 0.002);
    CHECK (std::abs (rangeError) < 0.002);
    CHECK (std::abs (leftError) < 0.0001);
    CHECK (std::abs (rightError) < 0.0001);
    CHECK (capture->droppedFrames() == 0);
    CHECK (meter.history().numRows() == numBlocks / 10);

    // After the first hour only the history may grow, as it fills.
    constexpr long historyKilobytes = 3000; // the rows and columns of 23 hours take 2,200
    CHECK (kilobytes.back() <= kilobytes.front() + historyKilobytes);

    recorder.stop();
    CHECK (recorder.status().problem.empty());
    CHECK (recorder.status().rowsMissed == 0);
    CHECK (recorder.status().rowsWritten == numBlocks / 10);
}
} // namespace

TEST_CASE ("twenty minutes through the whole engine are measured correctly") { soak ({ 20 }); }

TEST_CASE ("a day through the whole engine is measured correctly in constant memory", "[.long]")
{
    soak ({ 60, 360, 720, 1440 });
}
