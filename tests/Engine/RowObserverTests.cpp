#include "LiveStream.h"
#include "Support/Catch.h"
#include "Support/WaitUntil.h"

#include <atomic>
#include <cstring>
#include <string>
#include <thread>

using namespace twobus;
using namespace twobus::test;

namespace
{
struct SeenRow
{
    MeterRow row;
    std::uint64_t measurement, generation, rowNumber, flatRuns, lostFrames;
    std::uint32_t pass;
    double sampleRate;
    std::string sourceName;
};

class RowKeeper : public RowObserver
{
public:
    void observeRow (const MeterRow& row, const RowContext& context) noexcept override
    {
        rows.push_back ({ row, context.measurement, context.generation, context.rowNumber, context.flatRunsAtFullScale,
                          context.health.lostFrames, context.pass, context.format.sampleRate,
                          std::string (context.sourceName) });
    }

    std::vector<SeenRow> rows;
};

MeterStream named (const LiveStream& live, const std::string& name)
{
    auto stream = live.stream();
    stream.sourceName = name;
    return stream;
}
} // namespace

TEST_CASE ("a row observer gets the history's rows with their positions")
{
    const auto audio = liveProgramme (2, 1.0, 48000.0, 210);
    RowKeeper keeper;
    MeterThread meter;
    LiveStream live (48000.0, 2);
    meter.addRowObserver (&keeper);
    meter.setStream (named (live, "Demo"));
    live.pushAll (audio, meter);
    meter.latest();

    const auto view = meter.history().read (0, 100, 100);
    REQUIRE (keeper.rows.size() == 10);
    REQUIRE (view.columns.size() == 10);

    for (std::size_t i = 0; i < keeper.rows.size(); ++i)
    {
        const auto& seen = keeper.rows[i];
        CHECK (seen.rowNumber == i);
        CHECK (seen.measurement == meter.latest().measurement);
        CHECK (seen.generation == meter.latest().generation);
        CHECK (seen.sampleRate == 48000.0);
        CHECK (seen.sourceName == "Demo");
        CHECK (std::memcmp (&seen.row.truePeakDbtp, &view.columns[i].truePeakMaxDbtp, sizeof (float)) == 0);
        CHECK (std::memcmp (&seen.row.momentaryLufs, &view.columns[i].momentaryMinLufs, sizeof (float)) == 0);
    }
}

TEST_CASE ("rows distinguish resets, undone resets and another source")
{
    const auto audio = liveProgramme (2, 0.5, 48000.0, 211);
    RowKeeper keeper;
    MeterThread meter;
    LiveStream live (48000.0, 2);
    meter.addRowObserver (&keeper);
    meter.setStream (named (live, "First"));
    live.pushAll (audio, meter);
    const auto first = keeper.rows.back();
    CHECK (first.rowNumber == 4);

    meter.send (MeterCommand::reset);
    live.pushAll (audio, meter);
    const auto second = keeper.rows.back();
    CHECK (second.rowNumber == 4);
    CHECK (second.measurement > first.measurement);
    CHECK (second.generation == first.generation);

    meter.send (MeterCommand::undoReset);
    live.pushAll (audio, meter);
    const auto third = keeper.rows.back();
    CHECK (third.rowNumber == 9); // the second five rows follow the first five
    CHECK (third.measurement > second.measurement);

    LiveStream other (44100.0, 1);
    meter.setStream (named (other, "Second"));
    other.pushAll (liveProgramme (1, 0.5, 44100.0, 212), meter);
    const auto fourth = keeper.rows.back();
    CHECK (fourth.rowNumber == 4);
    CHECK (fourth.generation > third.generation);
    CHECK (fourth.sampleRate == 44100.0);
    CHECK (fourth.sourceName == "Second");

    const auto numRows = keeper.rows.size();
    meter.removeRowObserver (&keeper);
    other.pushAll (liveProgramme (1, 0.5, 44100.0, 213), meter);
    CHECK (keeper.rows.size() == numRows);
}

TEST_CASE ("rows know their pass, flat runs and lost frames")
{
    RowKeeper keeper;
    MeterThread meter;
    LiveStream live (48000.0, 2);
    meter.addRowObserver (&keeper);
    meter.setStream (live.stream());

    const auto tone = [] (double amplitude) {
        auto samples = sine (48000, 48000.0, 997.0, amplitude, 0.5);

        for (auto& sample : samples)
            sample = std::clamp (sample, -1.0f, 1.0f);

        return inBothChannels (samples);
    };

    live.pushAll (tone (0.5), meter); // pass 1
    live.pushAll (AudioBuffer (2, 3 * 48000), meter);
    live.pushAll (tone (2.0), meter); // pass 2, clipped
    REQUIRE (keeper.rows.size() == 50);
    CHECK (keeper.rows[5].pass == 1);
    CHECK (keeper.rows[5].flatRuns == 0);
    CHECK (keeper.rows[38].pass == 0);
    CHECK (keeper.rows[45].pass == 2);
    CHECK (keeper.rows[49].flatRuns == meter.latest().readings.flatRunsAtFullScale);
    CHECK (keeper.rows[49].flatRuns > 3000);
    CHECK (keeper.rows[49].lostFrames == 0);

    // Blocks arrive until the full FIFO drops one.
    const auto flood = tone (0.5);

    for (std::size_t done = 0; live.capture->droppedFrames() == 0; done += 480)
        live.push (flood.block (done % 40000, 480));

    live.pushAll (flood, meter);
    CHECK (keeper.rows.back().lostFrames == meter.latest().health.lostFrames);
    CHECK (keeper.rows.back().lostFrames > 0);
}

TEST_CASE ("row observers can be added and removed while the meter thread runs", "[threads]")
{
    /** Counts rows on the meter thread. */
    struct Counter : RowObserver
    {
        void observeRow (const MeterRow&, const RowContext& context) noexcept override
        {
            rows.fetch_add (1);
            frames.store (context.health.lostFrames);
        }

        std::atomic<std::uint64_t> rows { 0 }, frames { 0 };
    };

    const auto audio = liveProgramme (2, 0.1, 48000.0, 214);
    Counter lasting;
    MeterThread meter;
    LiveStream live (48000.0, 2);
    meter.addRowObserver (&lasting);
    meter.setStream (live.stream());
    meter.start();

    for (std::uint64_t round = 1; round <= 30; ++round)
    {
        Counter passing;
        meter.addRowObserver (&passing);
        live.push (audio.block (0, 1000));

        for (std::size_t done = 1000; done < 4800; done += 950)
            live.push (audio.block (done, 950));

        CHECK (waitUntil ([&] { return lasting.rows.load() == round; }));
        CHECK (waitUntil ([&] { return passing.rows.load() == 1; }));
        meter.removeRowObserver (&passing);
    }

    meter.removeRowObserver (&lasting);
}
