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
    const auto marks = passMarks ({ passNumber (1, 0.0, 156.0), passNumber (2, 160.0, 222.0, true) }, std::nullopt,
                                  { 0.0, 600.0 }, 1200, widthOf);
    REQUIRE (marks.size() == 2);
    CHECK (marks[0].label == "pass 1 · 2:36");
    CHECK (marks[0].labelX == 0.0f);
    CHECK (marks[1].label == "pass 2 · 3:42 (now)");
    CHECK (marks[1].startX == Approx (320.0f));
    CHECK (marks[1].labelX == Approx (320.0f));
}

TEST_CASE ("a pass that started before the view has its name at the left end, and no line")
{
    const auto marks = passMarks ({ passNumber (1, 0.0, 20.0), passNumber (2, 30.0, 222.0) }, std::nullopt,
                                  { 100.0, 60.0 }, 600, widthOf);
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

    auto whole = passes[394];
    whole.joinedFrom = 393;
    whole.startSeconds = passes[392].startSeconds;
    using Judged = std::optional<PassReadings>;

    for (const auto& judged : { Judged(), Judged (passes[399]), Judged (passes[390]), Judged (whole) })
        for (const auto width : { 200, 600, 1200 })
            for (const auto& span :
                 { TimelineSpan { 0.0, 3600.0 }, TimelineSpan { 2000.0, 60.0 }, TimelineSpan { 2650.0, 160.0 } })
            {
                const auto marks = passMarks (passes, judged, span, width, widthOf);
                CAPTURE (width, span.firstSeconds, span.lengthSeconds, judged ? judged->number : 0u);
                REQUIRE_FALSE (marks.empty());
                CHECK ((! marks.back().label.empty() || judged));
                auto right = 0.0f;

                for (const auto& mark : marks)
                {
                    CHECK ((! mark.label.empty() || ! judged || mark.number != judged->number));

                    if (mark.label.empty())
                        continue;

                    CHECK (mark.labelX >= right);
                    right = mark.labelX + mark.labelWidth;
                    CHECK (right <= static_cast<float> (width));
                }
            }
}

TEST_CASE ("the judged pass has its name before newer ones, and passes judged together have one")
{
    const std::deque<PassReadings> passes { passNumber (1, 0.0, 60.0), passNumber (2, 65.0, 8.0),
                                            passNumber (3, 76.0, 7.0) };
    const auto newestFirst = passMarks (passes, std::nullopt, { 0.0, 120.0 }, 150, widthOf);
    CHECK (newestFirst[0].label.empty());
    CHECK (newestFirst[2].label == "pass 3 · 0:07");

    const auto judgedFirst = passMarks (passes, passes[0], { 0.0, 120.0 }, 150, widthOf);
    CHECK (judgedFirst[0].label == "pass 1 · 1:00");
    CHECK (judgedFirst[1].label.empty());
    CHECK (judgedFirst[2].label.empty());
    CHECK (passMarks (passes, passes[0], { 0.0, 120.0 }, 200, widthOf)[2].label == "pass 3 · 0:07");

    auto together = passNumber (3, 65.0, 18.0);
    together.joinedFrom = 2;
    const auto joined = passMarks (passes, together, { 0.0, 120.0 }, 600, widthOf);
    REQUIRE (joined.size() == 2);
    CHECK (joined[1].label == "passes 2–3 · 0:18");
    CHECK (joined[1].startX == Approx (325.0f));
}

TEST_CASE ("where no name fits none is shown")
{
    const auto marks = passMarks ({ passNumber (1, 0.0, 20.0) }, std::nullopt, { 0.0, 60.0 }, 50, widthOf);
    REQUIRE (marks.size() == 1);
    CHECK (marks[0].label.empty());
}
