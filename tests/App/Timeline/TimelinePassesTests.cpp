#include "App/Timeline/TimelinePasses.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
PassReadings passNumber (std::uint32_t number, double startSeconds, double lengthSeconds, bool isRunning = false)
{
    PassReadings pass;
    pass.number = number;
    pass.startSeconds = startSeconds;
    pass.lengthSeconds = lengthSeconds;
    pass.isRunning = isRunning;
    return pass;
}

float widthOf (const std::string& text) { return 6.0f * static_cast<float> (text.size()); }
} // namespace

TEST_CASE ("a pass is marked at its start, with its number and length")
{
    const auto marks =
        passMarks ({ passNumber (1, 0.0, 156.0), passNumber (2, 160.0, 222.0, true) }, { 0.0, 600.0 }, 1200, widthOf);
    REQUIRE (marks.size() == 2);
    CHECK (marks[0].label == "pass 1 · 2:36");
    CHECK (marks[0].labelX == 0.0f);
    CHECK (marks[1].label == "pass 2 · 3:42 (now)");
    CHECK (marks[1].startX == Approx (320.0f));
    CHECK (marks[1].labelX == Approx (320.0f));
}

TEST_CASE ("a pass that started before the view has its name at the left end, and no line")
{
    const auto marks =
        passMarks ({ passNumber (1, 0.0, 20.0), passNumber (2, 30.0, 222.0) }, { 100.0, 60.0 }, 600, widthOf);
    REQUIRE (marks.size() == 1);
    CHECK (marks[0].number == 2);
    CHECK (marks[0].startX < 0.0f);
    CHECK (marks[0].labelX == 0.0f);
}

TEST_CASE ("pass names never overlap or leave the view, and the newest pass has a name")
{
    std::deque<PassReadings> passes;

    for (std::uint32_t number = 1; number <= 400; ++number)
        passes.push_back (passNumber (number, number * 7.0, number % 3 == 0 ? 6.0 : 2.5, number == 400));

    for (const auto width : { 200, 600, 1200 })
        for (const auto& span :
             { TimelineSpan { 0.0, 3600.0 }, TimelineSpan { 2000.0, 60.0 }, TimelineSpan { 2650.0, 160.0 } })
        {
            const auto marks = passMarks (passes, span, width, widthOf);
            CAPTURE (width, span.firstSeconds, span.lengthSeconds);
            REQUIRE_FALSE (marks.empty());
            CHECK_FALSE (marks.back().label.empty());
            auto right = 0.0f;

            for (const auto& mark : marks)
            {
                if (mark.label.empty())
                    continue;

                CHECK (mark.labelX >= right);
                right = mark.labelX + mark.labelWidth;
                CHECK (right <= static_cast<float> (width));
            }
        }
}

TEST_CASE ("where no name fits none is shown")
{
    const auto marks = passMarks ({ passNumber (1, 0.0, 20.0) }, { 0.0, 60.0 }, 50, widthOf);
    REQUIRE (marks.size() == 1);
    CHECK (marks[0].label.empty());
}
