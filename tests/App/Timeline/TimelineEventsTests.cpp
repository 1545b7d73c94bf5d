#include "App/Timeline/TimelineEvents.h"
#include "Core/Bank/MeterBank.h"
#include "Support/Catch.h"
#include "Support/Damage.h"
#include "Support/Music.h"
#include "Support/Signals.h"

#include <algorithm>
#include <cmath>
#include <memory>

using namespace twobus;

namespace
{
constexpr double limitDbtp = -1.0;
constexpr float closest = 12.0f;

/** A minute at -10 dBTP, with some rows at other levels. */
std::unique_ptr<History> historyWith (std::initializer_list<std::pair<int, float>> peaks, int numRows = 600)
{
    auto history = std::make_unique<History>();
    std::vector<float> rows (static_cast<std::size_t> (numRows), -10.0f);

    for (const auto& [row, dbtp] : peaks)
        rows[static_cast<std::size_t> (row)] = dbtp;

    for (const auto dbtp : rows)
        history->append ({ -20.0f, -21.0f, dbtp, dbtp });

    return history;
}

TimelineColumns columnsOf (const History& history, TimelineSpan span = { 0.0, 60.0 }, int width = 1200)
{
    TimelineColumns columns;
    columns.setWidth (width);
    columns.update (history, 1, span);
    return columns;
}

MeterReadings withMoment (LoudMoment moment)
{
    MeterReadings readings;
    readings.loudMoments[0] = moment;
    readings.numLoudMoments = 1;
    return readings;
}

LoudMoment momentOf (std::uint32_t pass, double seconds, double truePeakDbtp, Cause cause)
{
    LoudMoment moment;
    moment.pass = pass;
    moment.seconds = seconds;
    moment.truePeakDbtp = truePeakDbtp;
    moment.cause = cause;
    return moment;
}

PassReadings passNumber (std::uint32_t number, double startSeconds, double lengthSeconds)
{
    PassReadings pass;
    pass.number = number;
    pass.startSeconds = startSeconds;
    pass.lengthSeconds = lengthSeconds;
    return pass;
}
} // namespace

TEST_CASE ("passes are kept after the readings have dropped them")
{
    TimelineMemory memory;
    MeterReadings readings;

    for (std::uint32_t number = 1; number <= 5; ++number)
    {
        readings.previousPass = readings.pass;
        readings.pass = passNumber (number, number * 10.0, 3.0);
        memory.update (readings, 7);
    }

    REQUIRE (memory.passes().size() == 5);
    CHECK (memory.passes().front().number == 1);
    CHECK (memory.passes().back().startSeconds == 50.0);

    readings.pass->lengthSeconds = 4.0;
    memory.update (readings, 7);
    CHECK (memory.passes().size() == 5);
    CHECK (memory.passes().back().lengthSeconds == 4.0);

    readings.pass = passNumber (4, 40.0, 3.0); // the fifth was withdrawn
    readings.previousPass.reset();
    memory.update (readings, 7);
    CHECK (memory.passes().size() == 4);
    readings.pass.reset();
    memory.update (readings, 7);
    CHECK (memory.passes().empty());

    readings.pass = passNumber (1, 10.0, 3.0);
    memory.update (readings, 7);
    memory.update (MeterReadings {}, 8);
    CHECK (memory.passes().empty());
}

TEST_CASE ("after undo of a reset the timeline knows what it knew before")
{
    TimelineMemory memory;
    MeterReadings before;

    for (std::uint32_t number = 1; number <= 3; ++number)
    {
        before.previousPass = before.pass;
        before.pass = passNumber (number, number * 10.0, 3.0);
        before.secondsMeasured = number * 10.0 + 5.0;
        memory.update (before, 1);
    }

    MeterReadings afterReset;
    memory.update (afterReset, 2);
    CHECK (memory.passes().empty());
    afterReset.pass = passNumber (1, 0.0, 2.0);
    afterReset.secondsMeasured = 2.0;
    memory.update (afterReset, 2);
    CHECK (memory.passes().size() == 1);

    before.secondsMeasured += 0.1;
    memory.update (before, 3);
    CHECK (memory.passes().size() == 3);

    memory.update (afterReset, 4); // another measurement
    CHECK (memory.passes().size() == 1);
}

TEST_CASE ("memory is bounded, and the oldest entries are dropped first")
{
    TimelineMemory memory;
    MeterReadings readings;

    for (std::uint32_t number = 1; number <= 3000; ++number)
    {
        readings.pass = passNumber (number, number, 0.5);
        readings.levelEvents.newest[0] = { static_cast<double> (number), 0.1, 0.5, 0 };
        readings.levelEvents.numNewest = 1;
        memory.update (readings, 1);
    }

    CHECK (memory.passes().size() == TimelineMemory::mostKept);
    CHECK (memory.passes().back().number == 3000);
    CHECK (memory.overs().size() == TimelineMemory::mostKept);
    CHECK (memory.overs().front().seconds == 3001.0 - static_cast<double> (TimelineMemory::mostKept));
}

TEST_CASE ("overs of another limit are dropped, and an over that grows is kept once")
{
    TimelineMemory memory;
    MeterReadings readings;
    readings.levelEvents.limitDbtp = -1.0;
    readings.levelEvents.newest[0] = { 5.0, 0.1, -0.5, 1 };
    readings.levelEvents.numNewest = 1;
    memory.update (readings, 1);
    readings.levelEvents.newest[0] = { 5.0, 0.7, -0.2, 0 };
    memory.update (readings, 1);
    REQUIRE (memory.overs().size() == 1);
    CHECK (memory.overs().front().truePeakDbtp == -0.2);

    readings.levelEvents.limitDbtp = -3.0;
    readings.levelEvents.numNewest = 0;
    memory.update (readings, 1);
    CHECK (memory.overs().empty());
}

TEST_CASE ("a pass that is called clipped has a mark, though a louder pass hides its flat tops since the reset")
{
    TimelineMemory memory;
    MeterReadings sinceReset;
    sinceReset.pass = passNumber (2, 60.0, 20.0);
    sinceReset.loudMoments[0] = momentOf (2, 71.25, -6.0, Cause::clean);
    sinceReset.numLoudMoments = 1;
    memory.update (sinceReset, 1);

    auto ofPass = sinceReset;
    ofPass.numLoudMoments = 0;
    memory.noteClipsOfPass (ofPass);
    CHECK_FALSE (memory.isClippedIn (60.0, 80.0));

    ofPass.pass->loudestMoment = LoudestMoment { 71.25, 1, -6.0 };
    ofPass.pass->ceilings.flatTopsBelowFullScale = 3; // a few are a note
    memory.noteClipsOfPass (ofPass);
    CHECK_FALSE (memory.isClippedIn (60.0, 80.0));
    ofPass.pass->ceilings.flatTopsBelowFullScale = 11;
    memory.noteClipsOfPass (ofPass);
    CHECK (memory.isClippedIn (71.2, 71.3));

    memory.update (sinceReset, 1); // these meters still know nothing
    CHECK (memory.isClippedIn (71.2, 71.3));
    CHECK (memory.moments().size() == 1);

    // The pass's own moments, of other rounding.
    ofPass.loudMoments[0] = momentOf (2, 64.1 + 1.0e-12, -6.1, Cause::flatBelowFullScale);
    ofPass.numLoudMoments = 1;
    memory.noteClipsOfPass (ofPass);
    sinceReset.loudMoments[1] = momentOf (2, 64.1, -6.1, Cause::none);
    sinceReset.numLoudMoments = 2;
    memory.update (sinceReset, 1);
    CHECK (memory.moments().size() == 2);
    CHECK (memory.isClippedIn (64.0, 64.2));

    const auto history = historyWith ({ { 641, -6.1f }, { 712, -6.0f } }, 900);
    const auto events = eventsIn (columnsOf (*history, { 0.0, 90.0 }), memory, limitDbtp, closest);
    REQUIRE (events.size() == 2);
    CHECK (events[0].isClip);
    CHECK (events[1].isClip);
}

TEST_CASE ("the few flat tops of a pass that are a note have no mark, until there are more")
{
    TimelineMemory memory;
    MeterReadings readings;
    readings.pass = passNumber (2, 60.0, 20.0);
    readings.loudMoments[0] = momentOf (2, 71.25, -3.0, Cause::flatBelowFullScale);
    readings.numLoudMoments = 1;
    readings.pass->ceilings.flatTopsBelowFullScale = readings.ceilings.flatTopsBelowFullScale = 7;
    readings.secondsMeasured = 71.0;
    memory.update (readings, 1);
    readings.secondsMeasured = 72.0;
    memory.update (readings, 1);
    memory.noteClipsOfPass (readings);
    const auto history = historyWith ({ { 712, -3.0f } }, 900);
    const auto columns = columnsOf (*history, { 0.0, 90.0 });
    CHECK (eventsIn (columns, memory, limitDbtp, closest).empty());

    readings.pass->ceilings.flatTopsBelowFullScale = 11;
    memory.noteClipsOfPass (readings);
    REQUIRE (eventsIn (columns, memory, limitDbtp, closest).size() == 1);
    CHECK (eventsIn (columns, memory, limitDbtp, closest).front().isClip);
}

TEST_CASE ("what looked clipped and turns out to be shallow has no mark")
{
    TimelineMemory memory;
    MeterReadings readings;
    readings.pass = passNumber (2, 60.0, 20.0);
    const auto play = [&] (double seconds, std::uint64_t deepSamples) {
        for (auto* counts : { &readings.flatRunsAtFullScale, &readings.pass->flatRunsAtFullScale })
            *counts += 10;

        for (auto* counts : { &readings.samplesInFlatRuns, &readings.pass->samplesInFlatRuns, &readings.topsAtFullScale,
                              &readings.pass->topsAtFullScale })
            *counts += 40;

        for (auto* counts : { &readings.samplesInDeepRuns, &readings.pass->samplesInDeepRuns })
            *counts += deepSamples;

        readings.secondsMeasured = seconds;
        memory.update (readings, 1);
        memory.noteClipsOfPass (readings);
    };

    readings.secondsMeasured = 71.2;
    readings.loudMoments[0] = momentOf (2, 71.25, -0.1, Cause::flatAtFullScale);
    readings.numLoudMoments = 1;
    memory.update (readings, 1);
    play (71.3, 30);
    CHECK (memory.isClippedIn (70.0, 75.0));
    play (72.3, 0);
    CHECK_FALSE (memory.isClippedIn (60.0, 80.0));
    CHECK (memory.clippedPlaces().empty());
    play (73.3, 40);
    CHECK (memory.isClippedIn (70.0, 75.0));
}

TEST_CASE ("a quieter part that is clipped has its marks, though a louder intact part is in the same pass")
{
    using namespace twobus::test;
    struct Recorded : MeterRowSink
    {
        void meterRow (const MeterRow& row) noexcept override { history.append (row); }
        History history;
    };

    const auto audio = joined ({ normalised (bandMix (20.0, 1), -1.5), AudioBuffer (2, framesOf (5.0, musicRate)),
                                 normalised (hardClipped (bandMix (15.0, 2), 6.0), -6.0) });
    Recorded recorded;
    MeterBank bank;
    bank.setRowSink (&recorded);
    bank.prepare ({ musicRate }, { .skipsPauses = true, .measuresPasses = true });
    bank.setPlayerRolls (true);
    TimelineMemory memory;

    for (std::size_t done = 0; done < audio.numFrames(); done += 4800)
    {
        bank.process (audio.block (done, std::min<std::size_t> (4800, audio.numFrames() - done)));
        const auto readings = bank.readings();
        memory.update (readings, 1);
        memory.noteClipsOfPass (bank.ofPass (readings));
    }

    const auto ofPass = bank.ofPass (bank.readings());
    REQUIRE (ofPass.pass->number == 1);
    REQUIRE (ofPass.ceilings.flatTopsBelowFullScale > 20);

    const auto events = eventsIn (columnsOf (recorded.history), memory, limitDbtp, closest);
    const auto isMarked = [&events] (double from, double to) {
        return std::ranges::any_of (
            events, [=] (const auto& event) { return event.isClip && event.seconds > from && event.seconds < to; });
    };
    CHECK_FALSE (isMarked (0.0, 24.0));
    CHECK (isMarked (25.0, 40.5));
}

TEST_CASE ("every peak over the limit is an event, and a peak at the limit isn't")
{
    const auto history = historyWith ({ { 100, -0.5f }, { 200, -1.0f }, { 300, 0.3f } });
    const auto events = eventsIn (columnsOf (*history), {}, limitDbtp, closest);
    REQUIRE (events.size() == 2);
    CHECK (events[0].seconds == Approx (10.05));
    CHECK (events[0].truePeakDbtp == Approx (-0.5));
    CHECK (events[1].truePeakDbtp == Approx (0.3));
    CHECK_FALSE (events[0].channel.has_value());
    CHECK (events[0].cause == Cause::none);
}

TEST_CASE ("overs within a second are one event, with the highest peak")
{
    const auto history = historyWith ({ { 100, -0.5f }, { 103, 0.4f }, { 108, -0.2f }, { 130, -0.3f } });
    const auto events = eventsIn (columnsOf (*history), {}, limitDbtp, closest);
    REQUIRE (events.size() == 2);
    CHECK (events[0].truePeakDbtp == Approx (0.4));
    CHECK (events[1].seconds == Approx (13.05));
}

TEST_CASE ("event marks don't overlap at any zoom and always include the highest")
{
    History history;

    for (int i = 0; i < 36000; ++i)
    {
        const auto dbtp = i == 20000 ? 1.5f : -3.0f + static_cast<float> (i * 7919 % 40) * 0.1f;
        history.append ({ -20.0f, -21.0f, dbtp, dbtp });
    }

    for (const auto length : { 10.0, 33.0, 120.0, 1000.0, 3600.0 })
    {
        const auto columns = columnsOf (history, { 1990.0 - (length > 1000.0 ? 1990.0 : 0.0), length }, 800);
        const auto events = eventsIn (columns, {}, limitDbtp, closest);
        CAPTURE (length);
        REQUIRE_FALSE (events.empty());
        auto highest = events.front().truePeakDbtp;

        for (std::size_t i = 1; i < events.size(); ++i)
        {
            CHECK (columns.xOfSeconds (events[i].seconds) - columns.xOfSeconds (events[i - 1].seconds)
                   >= closest - 0.5f);
            highest = std::max (highest, events[i].truePeakDbtp);
        }

        CHECK (highest == near (1.5, length > 10.0 ? 0.001 : 1.0));
    }
}

TEST_CASE ("evenly spaced equal overs are marked along their whole length")
{
    History history;

    for (int i = 0; i < 6000; ++i)
        history.append ({ -8.0f, -8.0f, 0.2f, 0.0f });

    const auto columns = columnsOf (history, { 0.0, 600.0 }, 1000);
    const auto events = eventsIn (columns, {}, limitDbtp, closest);
    CHECK (events.size() >= 70);
    CHECK (columns.xOfSeconds (events.back().seconds) > 970.0f);
}

TEST_CASE ("an event takes the details of the loud moment at its peak")
{
    TimelineMemory memory;
    LoudMoment moment;
    moment.seconds = 10.03;
    moment.channel = 1;
    moment.truePeakDbtp = 0.3;
    moment.octaveBandHz = 63.0;
    moment.cause = Cause::interSample;
    memory.update (withMoment (moment), 1);

    const auto history = historyWith ({ { 100, 0.3f }, { 300, 0.5f } });
    const auto events = eventsIn (columnsOf (*history), memory, limitDbtp, closest);
    REQUIRE (events.size() == 2);
    CHECK (events[0].seconds == 10.03);
    CHECK (events[0].channel == 1u);
    CHECK (events[0].octaveBandHz == 63.0);
    CHECK (events[0].cause == Cause::interSample);
    CHECK_FALSE (events[1].octaveBandHz.has_value());
}

TEST_CASE ("a lower moment in the same column adds no details to the peak")
{
    TimelineMemory memory;
    LoudMoment moment;
    moment.seconds = 10.03;
    moment.truePeakDbtp = -2.0;
    moment.octaveBandHz = 63.0;
    memory.update (withMoment (moment), 1);

    const auto history = historyWith ({ { 100, 0.3f } });
    const auto events = eventsIn (columnsOf (*history), memory, limitDbtp, closest);
    REQUIRE (events.size() == 1);
    CHECK_FALSE (events[0].octaveBandHz.has_value());
}

TEST_CASE ("an over without a loud moment still knows its channel")
{
    TimelineMemory memory;
    MeterReadings readings;
    readings.levelEvents.limitDbtp = limitDbtp;
    readings.levelEvents.newest[0] = { 9.9, 0.2, 0.3, 1 };
    readings.levelEvents.numNewest = 1;
    memory.update (readings, 1);

    const auto history = historyWith ({ { 100, 0.3f } });
    const auto events = eventsIn (columnsOf (*history), memory, limitDbtp, closest);
    REQUIRE (events.size() == 1);
    CHECK (events[0].channel == 1u);
}

TEST_CASE ("an over says from when to when it lasted, and whether it is running")
{
    TimelineMemory memory;
    MeterReadings readings;
    readings.levelEvents.limitDbtp = limitDbtp;
    readings.levelEvents.newest[0] = { 9.9, 0.52, 0.3, 1 };
    readings.levelEvents.numNewest = 1;
    readings.levelEvents.isOver = true;
    memory.update (readings, 1);

    const auto history = historyWith ({ { 100, 0.3f }, { 300, 0.1f } });
    auto events = eventsIn (columnsOf (*history), memory, limitDbtp, closest);
    REQUIRE (events.size() == 2);
    REQUIRE (events[0].over.has_value());
    CHECK (events[0].over->beginSeconds == 9.9);
    CHECK (events[0].over->endSeconds == Approx (10.42));
    CHECK (events[0].over->isRunning);
    CHECK_FALSE (events[1].over.has_value());

    readings.levelEvents.isOver = false;
    memory.update (readings, 1);
    CHECK_FALSE (eventsIn (columnsOf (*history), memory, limitDbtp, closest)[0].over->isRunning);
}

TEST_CASE ("a clip is one even if it is not among the loudest moments")
{
    TimelineMemory memory;
    MeterReadings readings;
    readings.secondsMeasured = 9.9;
    memory.update (readings, 1);
    readings.secondsMeasured = 10.2; // flat tops at full scale appeared since
    readings.flatRunsAtFullScale = 2;
    readings.samplesInFlatRuns = readings.samplesInDeepRuns = readings.topsAtFullScale = 8;
    memory.update (readings, 1);
    readings.secondsMeasured = 29.9;
    memory.update (readings, 1);
    readings.secondsMeasured = 30.2; // and below it
    readings.ceilings.flatTopsBelowFullScale = 14; // too many for a note
    memory.update (readings, 1);

    const auto history = historyWith ({ { 100, 0.0f }, { 200, 0.3f }, { 300, -0.5f } });
    const auto events = eventsIn (columnsOf (*history), memory, limitDbtp, closest);
    REQUIRE (events.size() == 3);
    CHECK (events[0].isClip);
    CHECK_FALSE (events[1].isClip);
    CHECK (events[2].isClip);

    memory.update (MeterReadings {}, 2);
    CHECK_FALSE (memory.isClippedIn (0.0, 60.0));
}

TEST_CASE ("a clipped moment that was turned down keeps its mark, also after a louder one and outside the view")
{
    TimelineMemory memory;
    LoudMoment moment;
    moment.seconds = 10.03;
    moment.truePeakDbtp = -4.0;
    moment.cause = Cause::flatBelowFullScale;
    memory.update (withMoment (moment), 1);
    moment.seconds = 30.03;
    moment.truePeakDbtp = -3.0;
    moment.cause = Cause::clean;
    memory.update (withMoment (moment), 1);

    const auto history = historyWith ({ { 100, -4.0f }, { 300, -3.0f } });
    const auto events = eventsIn (columnsOf (*history), memory, limitDbtp, closest);
    REQUIRE (events.size() == 1);
    CHECK (events[0].isClip);
    CHECK (events[0].seconds == 10.03);
    CHECK (events[0].cause == Cause::flatBelowFullScale);
    CHECK_FALSE (events[0].over.has_value());
    CHECK (neighbourOf (30.0, false, {}, { 20.0, 20.0 }, memory) == 10.03);
}

TEST_CASE ("of marks that would overlap a clip is drawn, even beside a higher intact peak")
{
    TimelineMemory memory;
    LoudMoment moment;
    moment.seconds = 10.05;
    moment.truePeakDbtp = 0.0;
    moment.cause = Cause::flatAtFullScale;
    memory.update (withMoment (moment), 1);

    const auto history = historyWith ({ { 100, 0.0f }, { 112, 0.8f } });
    const auto events = eventsIn (columnsOf (*history, { 0.0, 600.0 }, 1200), memory, limitDbtp, closest);
    REQUIRE (events.size() == 1);
    CHECK (events[0].isClip);
    CHECK (events[0].truePeakDbtp == 0.0);
}

TEST_CASE ("marks that would overlap become one that says how many clips it stands for, and from when to when")
{
    // Twelve clips in sixteen seconds of half an hour, as far apart as a mark is wide or less.
    const auto history = historyWith ({}, 18000);
    TimelineMemory memory;
    MeterReadings readings;
    memory.update (readings, 1);

    for (int clip = 0; clip < 12; ++clip)
    {
        readings.secondsMeasured = 70.0 + 1.45 * clip;
        memory.update (readings, 1);
        ++readings.flatRunsAtFullScale;
        readings.samplesInFlatRuns = readings.samplesInDeepRuns = readings.topsAtFullScale += 4;
        readings.secondsMeasured += 0.1;
        memory.update (readings, 1);
    }

    REQUIRE (memory.clippedPlaces().size() == 12);
    const auto events = eventsIn (columnsOf (*history, { 0.0, 1800.0 }), memory, limitDbtp, closest);
    std::size_t numClips = 0;
    auto first = 1.0e6, last = 0.0;

    for (const auto& event : events)
    {
        CHECK (event.isClip);
        numClips += event.group ? event.group->clips : 1;
        first = std::min (first, event.group ? event.group->span.beginSeconds : event.seconds);
        last = std::max (last, event.group ? event.group->span.endSeconds : event.seconds);
    }

    CHECK (events.size() <= 2);
    CHECK (numClips == 12);
    CHECK (std::abs (first - 70.0) < 0.2);
    CHECK (std::abs (last - 86.05) < 0.2);

    // Near enough each has its own mark, which stands for itself alone.
    const auto near = eventsIn (columnsOf (*history, { 68.0, 20.0 }), memory, limitDbtp, closest);
    CHECK (near.size() == 12);
    CHECK (std::ranges::none_of (near, [] (const TimelineEvent& event) { return event.group.has_value(); }));
}

TEST_CASE ("marks of overs that would overlap become one that says how many")
{
    const auto history = historyWith ({ { 700, 0.2f }, { 730, 0.4f }, { 760, 0.1f } }, 18000);
    TimelineMemory memory;
    MeterReadings readings;
    readings.levelEvents.limitDbtp = limitDbtp;
    readings.levelEvents.numNewest = 3;
    readings.levelEvents.newest[0] = { 76.0, 0.1, 0.1, 0 };
    readings.levelEvents.newest[1] = { 73.0, 0.1, 0.4, 0 };
    readings.levelEvents.newest[2] = { 70.0, 0.1, 0.2, 0 };
    memory.update (readings, 1);

    const auto events = eventsIn (columnsOf (*history, { 0.0, 1800.0 }), memory, limitDbtp, closest);
    REQUIRE (events.size() == 1);
    REQUIRE (events.front().group.has_value());
    CHECK (events.front().group->overs == 3);
    CHECK (events.front().group->clips == 0);
    CHECK (events.front().group->span.beginSeconds == 70.0);
    CHECK (std::abs (events.front().group->span.endSeconds - 76.1) < 1.0e-9);
}

TEST_CASE ("the loudest moment has its channel at once and its cause when that is known")
{
    TimelineMemory memory;
    const LoudestMoment loudest { 171.38, 1, -0.4 };
    CHECK (eventOf (loudest, memory).channel == 1u);
    CHECK (eventOf (loudest, memory).cause == Cause::none);

    LoudMoment moment;
    moment.seconds = 171.38;
    moment.channel = 1;
    moment.truePeakDbtp = -0.4;
    moment.cause = Cause::clean;
    memory.update (withMoment (moment), 1);
    CHECK (eventOf (loudest, memory).cause == Cause::clean);
    CHECK (eventOf (loudest, memory).seconds == 171.38);
}

TEST_CASE ("a moment's neighbour is the nearest event on that side, including remembered events outside the view")
{
    TimelineMemory memory;
    MeterReadings readings;
    readings.levelEvents.newest[0] = { 90.0, 0.1, 0.0, 0 };
    readings.levelEvents.newest[1] = { 12.0, 0.1, 0.0, 0 };
    readings.levelEvents.newest[2] = { 5.0, 0.1, 0.0, 0 };
    readings.levelEvents.numNewest = 3;
    memory.update (readings, 1);

    const TimelineSpan visible { 10.0, 20.0 };
    std::vector<TimelineEvent> drawn (2);
    drawn[0].seconds = 12.05;
    drawn[1].seconds = 25.0;

    CHECK (neighbourOf (12.05, true, drawn, visible, memory) == 25.0);
    CHECK (neighbourOf (25.0, true, drawn, visible, memory) == 90.0);
    CHECK (neighbourOf (12.05, false, drawn, visible, memory) == 5.0);
    CHECK_FALSE (neighbourOf (5.0, false, drawn, visible, memory).has_value());
    CHECK_FALSE (neighbourOf (90.0, true, drawn, visible, memory).has_value());
}
