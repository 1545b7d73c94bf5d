#include "App/TimelineColumns.h"
#include "Support/Catch.h"

#include <cmath>

using namespace twobus;

namespace
{
void append (History& history, int numRows, float level)
{
    for (int i = 0; i < numRows; ++i)
        history.append ({ level, level - 1.0f, level + 12.0f, level + 11.0f });
}
} // namespace

TEST_CASE ("A new row changes the newest column only")
{
    History history;
    TimelineColumns columns;
    columns.setWidth (600);
    append (history, 100, -20.0f);

    CHECK (columns.update (history, 1).isNewPicture);
    REQUIRE (columns.columns().size() == 100);
    CHECK (columns.columns().back().shortTermLufs == -21.0f);
    CHECK (columns.xOfSeconds (60.0) == Approx (600.0f));

    append (history, 1, -10.0f);
    const auto change = columns.update (history, 1);
    CHECK_FALSE (change.isNewPicture);
    CHECK (change.first == 100);
    CHECK (change.last == 101);
    CHECK (columns.columns().back().truePeakDbtp == 2.0f);
}

TEST_CASE ("Nothing new changes nothing")
{
    History history;
    TimelineColumns columns;
    columns.setWidth (300);
    append (history, 50, -20.0f);
    columns.update (history, 1);

    const auto change = columns.update (history, 1);
    CHECK (change.first == change.last);
    CHECK_FALSE (change.isNewPicture);
}

TEST_CASE ("A column keeps the highest of its rows, however it was read")
{
    History history;
    TimelineColumns stepByStep, atOnce;
    stepByStep.setWidth (100);
    atOnce.setWidth (100);

    for (int i = 0; i < 5000; ++i)
    {
        append (history, 1, -40.0f + static_cast<float> (i % 37));
        stepByStep.update (history, 1);
    }

    atOnce.update (history, 1);
    REQUIRE (stepByStep.columns().size() == atOnce.columns().size());
    CHECK (atOnce.columns().size() <= 100);

    for (std::size_t i = 0; i < atOnce.columns().size(); ++i)
        CHECK (std::isfinite (atOnce.columns()[i].shortTermLufs));
}

TEST_CASE ("A reset starts a new picture")
{
    History history;
    TimelineColumns columns;
    columns.setWidth (300);
    append (history, 50, -20.0f);
    columns.update (history, 1);

    history.clear();
    CHECK (columns.update (history, 1).isNewPicture);
    CHECK (columns.columns().empty());
    CHECK (columns.update (history, 2).isNewPicture);
}

TEST_CASE ("The span grows in steps, with a handful of marks")
{
    CHECK (timelineSpanFor (0.0) == 60.0);
    CHECK (timelineSpanFor (60.1) == 120.0);
    CHECK (timelineSpanFor (1.0e9) == timelineSpanFor (1.0e8));

    for (const auto seconds : { 30.0, 100.0, 200.0, 500.0, 1000.0, 1500.0, 3000.0, 7000.0, 14000.0, 80000.0, 1.0e6 })
    {
        const auto span = timelineSpanFor (seconds);
        const auto numMarks = span / timelineMarkInterval (span);
        CHECK (numMarks >= 4.0);
        CHECK (numMarks <= 8.0);
    }
}
