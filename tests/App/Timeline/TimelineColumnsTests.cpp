#include "App/Timeline/TimelineColumns.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cmath>

using namespace twobus;

namespace
{
void append (History& history, int numRows, float level)
{
    for (int i = 0; i < numRows; ++i)
        history.append ({ level, level - 1.0f, level + 12.0f, level + 11.0f });
}

const TimelineSpan minute { 0.0, 60.0 };
} // namespace

TEST_CASE ("a new row changes only the newest column")
{
    History history;
    TimelineColumns columns;
    columns.setWidth (600);
    append (history, 100, -20.0f);

    CHECK (columns.update (history, 1, minute).isNewPicture);
    REQUIRE (columns.columns().size() == 100);
    CHECK (columns.columns().back().shortTermMaxLufs == -21.0f);
    CHECK (columns.xOfSeconds (60.0) == Approx (600.0f));

    append (history, 1, -10.0f);
    const auto change = columns.update (history, 1, minute);
    CHECK_FALSE (change.isNewPicture);
    CHECK (change.first == 100);
    CHECK (change.last == 101);
    CHECK (columns.columns().back().truePeakMaxDbtp == 2.0f);
}

TEST_CASE ("without new rows nothing changes")
{
    History history;
    TimelineColumns columns;
    columns.setWidth (300);
    append (history, 50, -20.0f);
    columns.update (history, 1, minute);

    const auto change = columns.update (history, 1, minute);
    CHECK (change.first == change.last);
    CHECK_FALSE (change.isNewPicture);
}

TEST_CASE ("a column keeps the highest and lowest of its rows, however they were read")
{
    const TimelineSpan tenMinutes { 0.0, 600.0 };
    const auto levelOf = [] (int row) { return -40.0f + static_cast<float> (row * 7919 % 37); };
    History history;
    TimelineColumns stepByStep, atOnce;
    stepByStep.setWidth (100);
    atOnce.setWidth (100);

    for (int i = 0; i < 5000; ++i)
    {
        append (history, 1, levelOf (i));
        stepByStep.update (history, 1, tenMinutes);
    }

    atOnce.update (history, 1, tenMinutes);
    REQUIRE (stepByStep.columns().size() == atOnce.columns().size());
    CHECK (atOnce.columns().size() <= 100);
    CHECK (atOnce.columnSeconds() == 6.0);

    for (std::size_t i = 0; i < atOnce.columns().size(); ++i)
    {
        auto highest = -100.0f, lowest = 100.0f;

        for (auto row = static_cast<int> (i) * 60; row < std::min (5000, static_cast<int> (i) * 60 + 60); ++row)
        {
            highest = std::max (highest, levelOf (row));
            lowest = std::min (lowest, levelOf (row));
        }

        CAPTURE (i);
        CHECK (stepByStep.columns()[i].momentaryMaxLufs == highest);
        CHECK (stepByStep.columns()[i].momentaryMinLufs == lowest);
        CHECK (atOnce.columns()[i].momentaryMaxLufs >= highest);
        CHECK (atOnce.columns()[i].shortTermMinLufs <= lowest - 1.0f);
        CHECK (atOnce.columns()[i].truePeakMaxDbtp >= highest + 12.0f);
    }
}

TEST_CASE ("part of the history can be read alone, with one extra column at each end")
{
    History history;
    TimelineColumns columns;
    columns.setWidth (1000);

    for (int i = 0; i < 3000; ++i)
        append (history, 1, -60.0f + static_cast<float> (i) * 0.01f);

    columns.update (history, 1, { 100.0, 10.0 });
    CHECK (columns.columnSeconds() == 0.1);
    CHECK (columns.secondsOf (0) == Approx (99.9));
    CHECK (columns.columns().size() <= 103);
    CHECK (columns.columns().front().momentaryMaxLufs == Approx (-60.0 + 9.99));
    REQUIRE (columns.at (105.05) != nullptr);
    CHECK (columns.at (105.05)->momentaryMaxLufs == Approx (-60.0 + 10.50));
    CHECK (columns.at (90.0) == nullptr);
    CHECK (columns.at (120.0) == nullptr);
    CHECK (columns.xOfSeconds (105.0) == Approx (500.0f));
}

TEST_CASE ("panning moves columns without changing them")
{
    History history;
    TimelineColumns here, there;
    here.setWidth (100);
    there.setWidth (100);

    for (int i = 0; i < 6000; ++i)
        append (history, 1, -40.0f + static_cast<float> (i * 7919 % 37));

    here.update (history, 1, { 100.0, 60.0 });
    there.update (history, 1, { 113.37, 60.0 });

    for (auto seconds = 115.0; seconds < 159.0; seconds += 0.6)
    {
        REQUIRE (here.at (seconds) != nullptr);
        REQUIRE (there.at (seconds) != nullptr);
        CHECK (here.at (seconds)->momentaryMaxLufs == there.at (seconds)->momentaryMaxLufs);
    }
}

TEST_CASE ("rows outside the view change nothing in it")
{
    History history;
    TimelineColumns columns;
    columns.setWidth (100);
    append (history, 1000, -20.0f);
    columns.update (history, 1, { 10.0, 20.0 });
    append (history, 50, -10.0f);

    const auto change = columns.update (history, 1, { 10.0, 20.0 });
    CHECK (change.first == change.last);
    CHECK_FALSE (change.isNewPicture);
}

TEST_CASE ("older, merged history shows no gaps between its steps")
{
    History history;
    TimelineColumns columns;
    columns.setWidth (1000);
    append (history, 80000, -20.0f);
    columns.update (history, 1, { 60.0, 10.0 });

    for (const auto& column : columns.columns())
        CHECK (column.shortTermMaxLufs == -21.0f);
}

TEST_CASE ("a reset starts a new picture")
{
    History history;
    TimelineColumns columns;
    columns.setWidth (300);
    append (history, 50, -20.0f);
    columns.update (history, 1, minute);

    history.clear();
    CHECK (columns.update (history, 1, minute).isNewPicture);
    CHECK (columns.columns().empty());
    CHECK (columns.update (history, 2, minute).isNewPicture);
}
