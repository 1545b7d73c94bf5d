#include "Core/Base/Decibels.h"
#include "Core/Passages/PassageMemory.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
using Row = PassageMemory::Row;

PassageMemory prepared()
{
    PassageMemory memory;
    memory.prepare();
    return memory;
}

void push (PassageMemory& memory, int numSubBlocks, double power, double truePeak = 0.1)
{
    for (int i = 0; i < numSubBlocks; ++i)
        memory.push (power, truePeak);
}
} // namespace

TEST_CASE ("a row's level is that of the 400 ms around it, and rows at a stretch's ends have none")
{
    auto memory = prepared();
    memory.beginStretch (1, 5.0);
    push (memory, 50, 0.01);
    push (memory, 50, 0.0001);
    memory.endStretch();
    REQUIRE (memory.endRow() == 50);

    for (Row row = 0; row < 50; ++row)
    {
        CAPTURE (row);
        CHECK (memory.truePeak (row) == -2000);
        CHECK ((memory.level (row) == PassageMemory::noLevel) == (row < 10 || row >= 40));
    }

    CHECK (memory.level (14) == -2000);
    CHECK (memory.level (35) == -4000);
    CHECK (memory.level (25) > memory.level (26));
    CHECK (memory.level (24) == near (-2220, 80)); // one sub-block before the middle of the step
    CHECK (memory.secondsAt (7) == Approx (5.14));
}

TEST_CASE ("a row has the true peak of its own 20 ms")
{
    auto memory = prepared();
    memory.beginStretch (1, 0.0);
    push (memory, 57, 0.01);
    push (memory, 1, 0.01, 1.0);
    push (memory, 42, 0.01);
    memory.endStretch();

    for (Row row = 0; row < 50; ++row)
        CHECK (memory.truePeak (row) == (row == 28 ? 0 : -2000));

    CHECK (memory.highestUnreplayed (2, 1).value() == 28);
    CHECK_FALSE (memory.highestUnreplayed (1, 1).has_value());
    memory.markReplayed (28, 29);
    CHECK (memory.highestUnreplayed (2, 1).value() == 0);
    memory.markReplayed (-5, 100);
    CHECK_FALSE (memory.highestUnreplayed (2, 1).has_value());
}

TEST_CASE ("at least two hours are remembered, and the oldest rows are overwritten")
{
    auto memory = prepared();
    memory.beginStretch (1, 0.0);
    push (memory, 100, 0.01, 2.0);
    memory.beginStretch (2, 1.0);
    push (memory, 3 * 360000, 0.01);
    memory.endStretch();

    CHECK (memory.endRow() - memory.firstRow() >= 2 * 3600 * 50);
    CHECK (memory.firstRow() > 0);
    CHECK (memory.secondsAt (memory.endRow() - 1) == Approx (1.0 + 3 * 3600 - 0.02));
    CHECK (memory.newestRowBefore (2) == -1);
    CHECK (memory.truePeak (memory.highestUnreplayed (3, 2).value()) == -2000);

    // Withdrawing a pass does not bring back the rows it overwrote.
    const auto first = memory.firstRow();
    memory.beginStretch (3, 20000.0);
    push (memory, 5000, 0.01);
    memory.withdrawPass (3);
    CHECK (memory.firstRow() > first);
    CHECK (memory.blockOf (memory.firstRow()).pass == 2);
    CHECK (memory.newestRowBefore (4) == memory.endRow() - 1);
}

TEST_CASE ("withdrawing a pass leaves the earlier ones unchanged")
{
    auto memory = prepared();
    memory.beginStretch (1, 0.0);
    push (memory, 700, 0.01, 0.5);
    memory.endStretch();
    const auto endRow = memory.endRow();
    memory.beginStretch (2, 30.0);
    push (memory, 700, 0.01, 1.0);
    memory.withdrawPass (2);
    CHECK (memory.endRow() == endRow);
    CHECK (memory.truePeak (memory.highestUnreplayed (5, 1).value()) == -602);

    memory.beginStretch (2, 40.0);
    CHECK_FALSE (memory.push (0.01, 1.0));
    CHECK (memory.blockOf (memory.startOfNewestStretch()).startSeconds == 40.0);
}

TEST_CASE ("a pass belongs to its own song until another is known")
{
    auto memory = prepared();
    memory.beginStretch (1, 0.0);
    push (memory, 700, 0.01, 0.5);
    memory.beginStretch (2, 10.0);
    push (memory, 700, 0.01, 1.0);
    CHECK (memory.songAt (1, 3.0) == 1);
    CHECK (memory.songAt (2, 12.0) == 2);
    CHECK (memory.songAt (3, 12.0) == 0);
    CHECK (memory.truePeak (memory.highestUnreplayed (3, 1).value()) == -602);

    memory.setSong (2, 1, 9.0);
    push (memory, 700, 0.01, 1.0);
    CHECK (memory.songAt (2, 12.0) == 1);
    CHECK (memory.songAt (2, 22.0) == 1);
    CHECK (memory.truePeak (memory.highestUnreplayed (3, 1).value()) == 0);
    CHECK_FALSE (memory.highestUnreplayed (3, 2).has_value());

    memory.setSong (2, 7, 23.0); // the next song of the same pass
    push (memory, 1200, 0.01, 1.0);
    CHECK (memory.songAt (2, 12.0) == 1);
    CHECK (memory.songAt (2, 33.0) == 7);
}

TEST_CASE ("a peak rounded to tenths reads the same in a row as outside it")
{
    for (auto peakDb = -8.99934; peakDb < 4.0; peakDb += 0.003713)
    {
        auto memory = prepared();
        memory.beginStretch (1, 0.0);
        push (memory, 2, 0.01, dbToAmplitude (peakDb));
        memory.endStretch();
        CAPTURE (peakDb);
        CHECK (std::round (memory.truePeak (0) / 10.0) == std::round (10.0 * peakDb));
    }
}
