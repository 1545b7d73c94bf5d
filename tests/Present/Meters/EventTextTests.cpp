#include "Present/Meters/EventText.h"
#include "Support/Catch.h"

using namespace twobus;

TEST_CASE ("an event that lasted says when it began and ended, with tenths if it was short")
{
    CHECK (spanText ({ 70.0, 86.0 }) == "1:10 to 1:26");
    CHECK (spanText ({ 70.21, 71.48 }) == "1:10.2 to 1:11.4");
    CHECK (spanText ({ 70.0, 79.9 }) == "1:10.0 to 1:19.9");
    CHECK (spanText ({ 70.0, 80.0 }) == "1:10 to 1:20");
    CHECK (spanText ({ 70.21, 70.23 }) == "1:10.21");
    CHECK (spanText ({ 70.21, 90.0, true }) == "since 1:10.2");
}

TEST_CASE ("a clip is damage unless it is by choice, an over is caution, all else neutral")
{
    CHECK (eventSeverity (true, false, false) == Severity::damage);
    CHECK (eventSeverity (true, false, true) == Severity::damage);
    CHECK (eventSeverity (true, true, true) == Severity::caution);
    CHECK (eventSeverity (true, true, false) == Severity::neutral);
    CHECK (eventSeverity (false, false, true) == Severity::caution);
    CHECK (eventSeverity (false, false, false) == Severity::neutral);
    CHECK (isClipped (Cause::flatAtFullScale));
    CHECK (isClipped (Cause::flatBelowFullScale));
    CHECK_FALSE (isClipped (Cause::overFullScale));
}

TEST_CASE ("the marks are explained by their limit and their damage")
{
    CHECK (
        eventLegend (-1.0)
        == std::vector<EventLegendEntry> { { Severity::caution, "over −1.0 dBTP" }, { Severity::damage, "clipped" } });
    CHECK (judgedEventLegend (-3.0).front().text == "over −3.0 dBTP");
    CHECK (judgedEventLegend (std::nullopt).front().text == "clipped"); // a ready file has no mark for "over"
    CHECK (judgedEventLegend (std::nullopt).size() == 2);
    CHECK (judgedEventLegend (-3.0).back() == EventLegendEntry { Severity::neutral, "nothing to fix" });
}

TEST_CASE ("an octave band is told by its edges")
{
    CHECK (octaveBandText (31.5) == "22–45 Hz");
    CHECK (octaveBandText (125.0) == "88–180 Hz");
    CHECK (octaveBandText (500.0) == "350–710 Hz");
    CHECK (octaveBandText (1000.0) == "710 Hz–1.4 kHz");
    CHECK (octaveBandText (2000.0) == "1.4–2.8 kHz");
    CHECK (octaveBandText (16000.0) == "11–23 kHz");
}
