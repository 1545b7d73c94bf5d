#include "Core/Bank/MeterBank.h"
#include "Core/Base/Decibels.h"
#include "Engine/LastMinutesReader.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <algorithm>
#include <cmath>
#include <memory>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr int rowsPerMinute = 600;

void addMinutes (History& history, double minutes, float lufs, float dbtp)
{
    for (int row = 0; row < static_cast<int> (minutes * rowsPerMinute); ++row)
        history.append ({ lufs, lufs, dbtp, dbtp });
}

/** Puts a bank's rows into a history, as the meter thread does. */
struct Recorded : MeterRowSink
{
    void meterRow (const MeterRow& row) noexcept override { history.append (row); }
    History history;
};
} // namespace

TEST_CASE ("the last minutes of nothing have no readings")
{
    const History history;
    const auto last = readLastMinutes (history, 5);
    CHECK (last.minutes == 5);
    CHECK (last.secondsMeasured == 0.0);
    CHECK_FALSE (last.integratedLufs.has_value());
    CHECK_FALSE (last.truePeakDbtp.has_value());
}

TEST_CASE ("until the minutes are full, they read as everything since the reset")
{
    History history;
    addMinutes (history, 0.5, -10.0f, 0.5f);
    MeterReadings sinceReset;
    sinceReset.secondsMeasured = 29.9;
    sinceReset.integratedLufs = -9.9;
    sinceReset.truePeakDbtp = 0.6;
    CHECK (readLastMinutes (history, 1, sinceReset).integratedLufs == -9.9);
    CHECK (readLastMinutes (history, 1, sinceReset).truePeakDbtp == 0.6);
    CHECK (readLastMinutes (history, 1, sinceReset).secondsMeasured == 29.9); // that of its figures

    // These are not the same audio.
    sinceReset.secondsMeasured = 90.0;
    CHECK (readLastMinutes (history, 1, sinceReset).integratedLufs.value() == near (-10.0, 1.0e-5));

    addMinutes (history, 0.5, -10.0f, 0.5f);
    sinceReset.secondsMeasured = 60.0;
    CHECK (readLastMinutes (history, 1, sinceReset).integratedLufs.value() == near (-10.0, 1.0e-5));
}

TEST_CASE ("clips count in the minutes in which they were, and are told by how long ago they were")
{
    RecentClips clips;
    MeterReadings sinceReset;

    const auto noteUntil = [&] (double seconds, std::uint64_t atFullScale, std::uint64_t below) {
        for (; sinceReset.secondsMeasured < seconds; sinceReset.secondsMeasured += 0.1)
            clips.note (sinceReset);

        sinceReset.flatRunsAtFullScale = sinceReset.samplesInFlatRuns = sinceReset.samplesInDeepRuns =
            sinceReset.topsAtFullScale = atFullScale;
        sinceReset.ceilings.flatTopsBelowFullScale = below;
        clips.note (sinceReset);
    };

    noteUntil (10.0, 0, 3); // a few below full scale are a note
    CHECK (clips.countIn (60.0) == 0);
    CHECK_FALSE (clips.secondsSinceLast());
    noteUntil (20.0, 5, 3);
    noteUntil (60.0, 5, 40);
    noteUntil (70.0, 5, 40);
    CHECK (clips.countIn (60.0) == 5); // those at full scale, as in the checks
    CHECK (clips.secondsSinceLast().value() == near (10.0, 0.2));
    noteUntil (90.0, 5, 40);
    CHECK (clips.countIn (60.0) == 40);
    noteUntil (200.0, 5, 40);
    CHECK (clips.countIn (60.0) == 0);
    CHECK (clips.countIn (300.0) == 5);

    History history;
    addMinutes (history, 3.4, -10.0f, 0.5f);
    const auto last = readLastMinutes (history, 5, sinceReset, clips);
    CHECK (last.clips == 5);
    CHECK (last.secondsSinceClip.value() == near (140.0, 0.2));

    clips.clear();
    clips.note (sinceReset); // an undo brought this measurement back
    CHECK (clips.countIn (300.0) == 0);
}

TEST_CASE ("a clip in the audio is one of the last minutes")
{
    constexpr double rate = 48000.0;
    auto tone = sine (480000, rate, 997.0, 1.4, 0.5);

    for (auto& sample : tone)
        sample = std::clamp (sample, -1.0f, 1.0f);

    MeterBank bank;
    bank.prepare ({ rate });
    RecentClips clips;
    clips.note (bank.readings());
    const auto audio = inBothChannels (tone);

    for (std::size_t done = 0; done < audio.numFrames(); done += 4800)
    {
        bank.process (audio.block (done, 4800));
        clips.note (bank.readings());
    }

    CHECK (clips.countIn (60.0) > 1000);
    CHECK (clips.countIn (5.0) < clips.countIn (60.0));
    CHECK (clips.secondsSinceLast().value() < 1.5);
}

TEST_CASE ("only the last minutes count")
{
    History history;
    addMinutes (history, 3.0, -10.0f, 0.5f);
    addMinutes (history, 1.0, -20.0f, -8.0f);
    addMinutes (history, 1.0, -23.0f, -12.0f);

    const auto one = readLastMinutes (history, 1);
    CHECK (one.secondsMeasured == 60.0);
    CHECK (one.integratedLufs.value() == near (-23.0, 1.0e-5));
    CHECK (one.truePeakDbtp.value() == -12.0);

    const auto two = readLastMinutes (history, 2);
    CHECK (two.secondsMeasured == 120.0);
    CHECK (two.integratedLufs.value() == near (-21.24957, 1.0e-5)); // 597 blocks lie in the first minute
    CHECK (two.truePeakDbtp.value() == -8.0);

    const auto five = readLastMinutes (history, 5);
    CHECK (five.secondsMeasured == 300.0);
    CHECK (five.integratedLufs.value() == near (-11.10698, 1.0e-5)); // the last minute is below the relative gate
    CHECK (five.truePeakDbtp.value() == 0.5);
}

TEST_CASE ("before that many minutes were heard, the readings are of what there is")
{
    History history;
    addMinutes (history, 0.5, -14.0f, -1.0f);

    const auto last = readLastMinutes (history, 60);
    CHECK (last.secondsMeasured == 30.0);
    CHECK (last.integratedLufs.value() == near (-14.0, 1.0e-5));
}

TEST_CASE ("silence in the last minutes reads minus infinity, and lost windows read nothing")
{
    History history;
    addMinutes (history, 1.0, -14.0f, -1.0f);
    addMinutes (history, 1.0, static_cast<float> (silenceDb), static_cast<float> (silenceDb));
    CHECK (readLastMinutes (history, 1).integratedLufs == silenceDb);
    CHECK (readLastMinutes (history, 1).truePeakDbtp == silenceDb);

    addMinutes (history, 1.0, NAN, -3.0f);
    CHECK_FALSE (readLastMinutes (history, 1).integratedLufs.has_value());
    CHECK (readLastMinutes (history, 1).truePeakDbtp.value() == -3.0);
}

TEST_CASE ("the last ninety minutes of a stream of five hours are read whole")
{
    const auto history = std::make_unique<History>();
    addMinutes (*history, 210.0, -10.0f, 0.5f);
    addMinutes (*history, 90.0, -18.0f, -6.0f);

    const auto last = readLastMinutes (*history, LastMinutes::most);
    CHECK (last.secondsMeasured == 5400.0);
    CHECK (last.integratedLufs.value() == near (-18.0, 1.0e-5));
    CHECK (last.truePeakDbtp.value() == -6.0);

    history->clear();
    CHECK_FALSE (readLastMinutes (*history, LastMinutes::most).integratedLufs.has_value());
}

TEST_CASE ("the last minute reads what a meter does that was started a minute ago")
{
    constexpr double rate = 48000.0;
    const auto programme = randomProgramme (2, 150.0, rate, 11);
    Recorded recorded;

    MeterBank whole;
    whole.setRowSink (&recorded);
    whole.prepare ({ rate, ChannelLayout::forChannelCount (2), fullScaleOf24Bits, false });
    feed (whole, programme);

    MeterBank lastMinute;
    lastMinute.prepare (whole.format());
    lastMinute.markDiscontinuity();
    const auto start = static_cast<std::size_t> (90.0 * rate);

    for (auto done = start; done < programme.numFrames(); done += 4800)
        lastMinute.process (programme.block (done, 4800));

    const auto expected = lastMinute.readings();
    const auto last = readLastMinutes (recorded.history, 1);
    REQUIRE (expected.integratedLufs.has_value());
    CHECK (last.integratedLufs.value() == near (*expected.integratedLufs, 0.002));
    CHECK (last.truePeakDbtp.value() == near (expected.truePeakDbtp.value(), 0.001));
}

TEST_CASE ("minutes that are not full keep up with newer readings, and full ones do not change")
{
    MeterReadings newer;
    newer.secondsMeasured = 30.4;
    newer.integratedLufs = -14.2;
    newer.truePeakDbtp = -0.7;

    LastMinutes last { .minutes = 1, .secondsMeasured = 30.0, .integratedLufs = -14.3, .truePeakDbtp = -1.0 };
    keepUpWith (last, newer);
    CHECK (last.integratedLufs == newer.integratedLufs);
    CHECK (last.truePeakDbtp == newer.truePeakDbtp);
    CHECK (last.secondsMeasured == 30.4);

    newer.secondsMeasured = 200.0; // the history is of something else
    newer.integratedLufs = -20.0;
    keepUpWith (last, newer);
    CHECK (last.integratedLufs == -14.2);

    last.secondsMeasured = newer.secondsMeasured = 60.0;
    keepUpWith (last, newer);
    CHECK (last.integratedLufs == -14.2);
}
