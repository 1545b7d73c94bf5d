#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

AudioBuffer steps (std::initializer_list<ToneStep> list) { return inBothChannels (toneSteps (list, rate, 500.0)); }

LevelEventReadings eventsOf (const AudioBuffer& audio) { return measureLive (audio, rate).levelEvents; }
} // namespace

TEST_CASE ("an event starts above the limit and ends a second after the last over")
{
    const auto events = eventsOf (steps ({ { 1.0, -10.0 },
                                           { 0.5, 0.0 },
                                           { 0.9, -10.0 },
                                           { 0.5, -0.5 },
                                           { 1.2, -10.0 },
                                           { 0.2, -0.2 },
                                           { 0.5, -10.0 } }));
    CHECK (events.limitDbtp == -1.0);
    CHECK (events.count == 2);
    CHECK (events.isOver);
    REQUIRE (events.numNewest == 2);
    CHECK (events.newest[0].seconds == near (4.1, 0.011));
    CHECK (events.newest[0].lengthSeconds == near (0.2, 0.021));
    CHECK (events.newest[1].seconds == near (1.0, 0.011));
    CHECK (events.newest[1].lengthSeconds == near (1.9, 0.021));
    CHECK (events.newest[1].truePeakDbtp >= 0.0);
}

TEST_CASE ("an event counts at once, and only above the limit")
{
    CHECK (eventsOf (steps ({ { 3.0, -1.1 } })).count == 0);
    CHECK_FALSE (eventsOf (steps ({ { 3.0, -1.1 } })).isOver);
    CHECK (eventsOf (steps ({ { 0.02, -0.9 } })).count == 1);
    CHECK (eventsOf (steps ({ { 1.0, -0.9 }, { 1.2, -9.0 } })).isOver == false);
}

TEST_CASE ("an event never reads as its limit")
{
    // A tone's true peak is measured up to 0.02 dB too high or too low.
    CHECK (eventsOf (steps ({ { 3.0, -0.98 } })).count == 0);
    const auto over = eventsOf (steps ({ { 3.0, -0.92 } }));
    REQUIRE (over.count == 1);
    CHECK (std::round (10.0 * over.highestDbtp.value()) == -9.0);
}

TEST_CASE ("the highest of all events is known, though only the newest are kept")
{
    auto audio = steps ({ { 0.1, 0.3 }, { 1.2, -20.0 } });

    for (int i = 0; i < 18; ++i)
        audio.append (steps ({ { 0.1, -0.5 }, { 1.2, -20.0 } }));

    const auto events = eventsOf (audio);
    CHECK (events.count == 19);
    CHECK (events.highestDbtp.value() == near (0.3, 0.06));
    CHECK_FALSE (eventsOf (steps ({ { 1.0, -20.0 } })).highestDbtp.has_value());
}

TEST_CASE ("the newest eight events are kept, and all are counted")
{
    AudioBuffer audio (2, 0);

    for (int i = 0; i < 11; ++i)
        audio.append (steps ({ { 0.1, -0.5 }, { 1.2, -20.0 } }));

    const auto events = eventsOf (audio);
    CHECK (events.count == 11);
    REQUIRE (events.numNewest == 8);

    for (std::size_t i = 0; i < 8; ++i)
        CHECK (events.newest[i].seconds == near (1.3 * (10.0 - static_cast<double> (i)), 0.02));
}

TEST_CASE ("a new limit restarts the count, the same limit doesn't, and reset keeps the limit")
{
    MeterBank bank;
    bank.setEventLimit (-6.0);
    bank.prepare ({ rate });
    CHECK (bank.readings().levelEvents.limitDbtp == -6.0);
    feed (bank, steps ({ { 1.0, -5.0 } }));
    CHECK (bank.readings().levelEvents.count == 1);
    bank.setEventLimit (-6.0);
    CHECK (bank.readings().levelEvents.count == 1);
    bank.setEventLimit (-4.0);
    CHECK (bank.readings().levelEvents.count == 0);
    CHECK_FALSE (bank.readings().levelEvents.isOver);
    feed (bank, steps ({ { 1.0, -3.0 } }));
    CHECK (bank.readings().levelEvents.count == 1);
    bank.reset();
    CHECK (bank.readings().levelEvents.count == 0);
    CHECK (bank.readings().levelEvents.limitDbtp == -4.0);
}

TEST_CASE ("the ceiling of a master can change while it plays, and its events are those of the whole programme")
{
    MeterBank bank;
    bank.prepare ({ rate });
    feed (bank, steps ({ { 0.2, -1.5 }, { 1.2, -20.0 }, { 0.2, -0.5 }, { 1.2, -20.0 } }));
    CHECK (bank.readings().levelEvents.count == 1);

    bank.setEventLimit (-2.0);
    const auto loud = bank.readings().levelEvents;
    CHECK (loud.limitDbtp == -2.0);
    CHECK (loud.count == 2);
    CHECK (loud.newest[1].seconds == near (0.0, 0.011));

    bank.setEventLimit (-1.0);
    CHECK (bank.readings().levelEvents.count == 1);
    CHECK (bank.readings().levelEvents.newest[0].seconds == near (1.4, 0.011));

    bank.reset();
    bank.setEventLimit (-2.0);
    CHECK (bank.readings().levelEvents.count == 0);
}
