#include "App/Timeline/TimelineRange.h"
#include "Support/Catch.h"

#include <cmath>
#include <random>

using namespace twobus;

TEST_CASE ("the span grows in steps, and its marks leave room for their labels")
{
    CHECK (timelineSpanFor (0.0) == 60.0);
    CHECK (timelineSpanFor (60.1) == 120.0);
    CHECK (timelineSpanFor (1.0e9) == timelineSpanFor (1.0e8));

    for (const auto seconds :
         { 10.0, 14.0, 30.0, 100.0, 200.0, 500.0, 1000.0, 1500.0, 3000.0, 7000.0, 14000.0, 80000.0, 1.0e6 })
        for (const auto width : { 400, 700, 1200, 2400 })
        {
            const auto span = seconds < 60.0 ? seconds : timelineSpanFor (seconds);
            const auto interval = timelineMarkInterval (span, width);
            CAPTURE (span, width, interval);
            CHECK (interval == std::floor (interval));
            CHECK (interval * width / span >= 84.0);

            // The finest interval is a second, the coarsest two days.
            if (interval > 1.0 && interval < 172800.0)
                CHECK (interval * width / span <= 3.0 * 84.0);
        }

    CHECK (timelineMarkInterval (10.0, 1000) == 1.0);
    CHECK (timelineMarkInterval (60.0, 1000) == 10.0);
}

TEST_CASE ("everything is shown until the user zooms")
{
    TimelineRange range;
    CHECK (range.showsEverything());
    range.setMeasuredSeconds (130.0);
    CHECK (range.visible() == TimelineSpan { 0.0, 300.0 });
    range.panBy (20.0);
    CHECK (range.visible() == TimelineSpan { 0.0, 300.0 });
    range.setMeasuredSeconds (301.0);
    CHECK (range.visible() == TimelineSpan { 0.0, 600.0 });
    CHECK (range.showsNewestEnd());
}

TEST_CASE ("zooming leaves the moment under the pointer where it is")
{
    TimelineRange range;
    range.setMeasuredSeconds (250.0);

    for (const auto factor : { 0.7, 0.5, 0.9, 1.2, 0.3 })
    {
        const auto x = range.visible().xOf (171.38, 1000);
        range.zoomAbout (171.38, factor);
        CHECK (range.visible().xOf (171.38, 1000) == near (x, 0.01));
        CHECK (range.visible().secondsAt (x, 1000) == Approx (171.38));
        CHECK_FALSE (range.showsEverything());
    }
}

TEST_CASE ("zooming stops at ten seconds and at the full length")
{
    TimelineRange range;
    range.setMeasuredSeconds (5000.0);
    range.zoomAbout (100.0, 1.0e-9);
    CHECK (range.visible().lengthSeconds == 10.0);
    range.zoomAbout (100.0, 1.0e9);
    CHECK (range.showsEverything());
    CHECK (range.visible() == TimelineSpan { 0.0, 7200.0 });
    range.zoomAbout (100.0, 0.0);
    range.zoomAbout (100.0, std::nan (""));
    CHECK (range.visible() == TimelineSpan { 0.0, 7200.0 });
}

TEST_CASE ("the view always stays within the full length")
{
    std::mt19937 random (5);
    std::uniform_real_distribution<double> unit (0.0, 1.0);
    TimelineRange range;
    auto measured = 0.0;

    for (int i = 0; i < 20000; ++i)
    {
        measured += unit (random) * unit (random) * 200.0;
        range.setMeasuredSeconds (measured);
        const auto span = timelineSpanFor (measured);

        if (i % 3 == 0)
            range.zoomAbout (unit (random) * 2.0 * measured, std::exp2 (4.0 * unit (random) - 2.3));
        else if (i % 3 == 1)
            range.panBy ((unit (random) - 0.5) * span);
        else
            range.reveal (unit (random) * measured);

        const auto visible = range.visible();
        CAPTURE (i, measured, visible.firstSeconds, visible.lengthSeconds);
        REQUIRE (visible.firstSeconds >= 0.0);
        REQUIRE (visible.lengthSeconds >= 10.0);
        REQUIRE (visible.lengthSeconds <= span);
        REQUIRE (visible.lastSeconds() <= std::max (span, measured + span) + 1.0e-6);
        REQUIRE (range.showsEverything() == (visible.lengthSeconds >= span));
    }
}

TEST_CASE ("the view follows the newest end by turning pages, but only if that end was in view")
{
    TimelineRange range;
    range.setMeasuredSeconds (100.0);
    range.zoomAbout (100.0, 0.1);
    CHECK (range.showsNewestEnd());

    auto turns = 0;

    for (auto measured = 100.1; measured < 160.0; measured += 0.1)
    {
        const auto before = range.visible();
        range.setMeasuredSeconds (measured);
        turns += before == range.visible() ? 0 : 1;
        REQUIRE (range.showsNewestEnd());
    }

    CHECK (turns <= 25);

    range.panBy (-40.0);
    const auto earlier = range.visible();
    range.setMeasuredSeconds (200.0);
    CHECK (range.visible() == earlier);
    CHECK_FALSE (range.showsNewestEnd());
}

TEST_CASE ("a moment outside the view is centred, and a moment in view moves nothing")
{
    TimelineRange range;
    range.setMeasuredSeconds (600.0);
    range.zoomAbout (300.0, 0.05);
    const auto before = range.visible();
    range.reveal (before.firstSeconds + 1.0);
    CHECK (range.visible() == before);
    range.reveal (100.0);
    CHECK (range.visible().xOf (100.0, 1000) == Approx (500.0));
    range.reveal (0.0);
    CHECK (range.visible().firstSeconds == 0.0);
}

TEST_CASE ("a shorter length is a new measurement, which is shown in full")
{
    TimelineRange range;
    range.setMeasuredSeconds (600.0);
    range.zoomAbout (300.0, 0.1);
    range.setMeasuredSeconds (3.0);
    CHECK (range.showsEverything());
    CHECK (range.visible() == TimelineSpan { 0.0, 60.0 });
}

TEST_CASE ("the full view covers at most the newest 14 days")
{
    TimelineRange range;
    range.setMeasuredSeconds (1300000.0);
    CHECK (range.showsEverything());
    CHECK (range.visible().lengthSeconds == 1209600.0);
    CHECK (range.showsNewestEnd());
    CHECK (range.visible().firstSeconds > 0.0);
}
