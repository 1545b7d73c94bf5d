#include "App/Timeline/TimelineView.h"

#include "App/FrameOf.h"
#include "App/MouseAt.h"
#include "App/Text.h"
#include "Support/Catch.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
/** A minute at −14 LUFS. From 10.0 to 10.5 s it is over the limit; at 10.2 s it is highest and clipped. */
struct Shown
{
    Shown()
    {
        for (int row = 0; row < 600; ++row)
        {
            const auto peak = row == 102 ? 0.3f : row >= 100 && row < 105 ? 0.0f : -3.0f;
            frame.history.append ({ -13.0f, -13.9f, peak, peak });
        }

        auto& readings = frame.snapshot.readings;
        readings.secondsMeasured = 60.0;
        readings.numPasses = 1;
        readings.loudestMoment = LoudestMoment { 10.2, 0, 0.3 };
        readings.levelEvents.limitDbtp = -1.0;
        readings.levelEvents.newest[0] = { 10.0, 0.5, 0.3, 0 };
        readings.levelEvents.numNewest = 1;
        readings.loudMoments[0].seconds = 10.2;
        readings.loudMoments[0].truePeakDbtp = 0.3;
        readings.loudMoments[0].cause = Cause::flatAtFullScale;
        readings.numLoudMoments = 1;
        view.setSize (1252, 168);
        view.setVisible (true);
        show();
    }

    void show()
    {
        view.remember (frame.snapshot);
        view.show (player ? playing() : frame.get());
    }

    Frame playing()
    {
        const auto plain = frame.get();
        return { plain.snapshot, plain.judged, plain.readings,     plain.health,  plain.history, plain.advice,
                 plain.words,    plain.layout, plain.channelNames, plain.choices, plain.standby, plain.levelsAreLive,
                 true,           0.0,          plain.rms,          plain.scope,   false,         &*player };
    }

    int xOf (double seconds) const
    {
        const auto& picture = view.shownPicture();
        return picture.plot.getX() + static_cast<int> (picture.columns.xOfSeconds (seconds) + 0.5f);
    }

    juce::String pointAt (int x, int y)
    {
        view.mouseMove (mouseAt (view, x, y));
        show();
        return view.cardText();
    }

    juce::String pointAtCurve (double seconds)
    {
        return pointAt (xOf (seconds), view.shownPicture().plot.getCentreY());
    }

    juce::String pointAtMark (double seconds)
    {
        return pointAt (xOf (seconds), view.shownPicture().eventArea (seconds).getCentreY());
    }

    juce::String press (int key, int modifiers = 0)
    {
        CHECK (view.keyPressed (juce::KeyPress (key, juce::ModifierKeys (modifiers), 0)));
        show();
        return view.cardText();
    }

    juce::Rectangle<int> cardArea() const
    {
        for (auto* child : view.getChildren())
            if (auto* card = dynamic_cast<TimelineCard*> (child); card != nullptr && card->isVisible())
                return card->getBounds();

        return {};
    }

    const juce::ScopedJuceInitialiser_GUI juce;
    FrameOf frame { MeterReadings {}, Stage::mix };
    std::optional<PlayerTimeline> player;
    TimelineView view;
};

juce::String reading (const char* time)
{
    return juce::String (time) + toJuce ("  S −13.9 LUFS  M −13.0 LUFS  peak −3.0 dBTP");
}
} // namespace

TEST_CASE ("the pointer reads loudness and peak at its moment")
{
    Shown shown;
    CHECK (shown.pointAtCurve (30.0) == reading ("0:30.0"));
    CHECK (shown.pointAtCurve (10.25) == toJuce ("0:10.2  S −13.9 LUFS  M −13.0 LUFS  peak +0.3 dBTP"));
    CHECK (shown.view.shownPicture().cursorX == shown.xOf (10.25));

    shown.view.mouseExit (mouseAt (shown.view, -1, -1));
    shown.show();
    CHECK (shown.view.cardText().isEmpty());
    CHECK_FALSE (shown.view.shownPicture().cursorX.has_value());
}

TEST_CASE ("the reading covers neither its moment nor the curve")
{
    Shown shown;

    for (const auto seconds : { 0.5, 20.0, 40.0, 59.5 })
    {
        shown.pointAtCurve (seconds);
        const auto card = shown.cardArea();
        const auto& picture = shown.view.shownPicture();
        CAPTURE (seconds, card.toString().toStdString());
        CHECK_FALSE (card.isEmpty());
        CHECK (picture.plot.contains (card));
        CHECK ((card.getX() > shown.xOf (seconds) || card.getRight() < shown.xOf (seconds)));
        CHECK_FALSE (card.intersects (picture.curveArea (card.getX(), card.getRight())));
    }
}

TEST_CASE ("the arrow keys read from moment to moment, and Escape puts the cursor away")
{
    Shown shown;
    constexpr auto shift = juce::ModifierKeys::shiftModifier;
    CHECK (shown.press (juce::KeyPress::leftKey) == reading ("0:59.9"));
    CHECK (shown.press (juce::KeyPress::leftKey) == reading ("0:59.3"));
    CHECK (shown.press (juce::KeyPress::leftKey, shift) == reading ("0:53.3"));
    CHECK (shown.press (juce::KeyPress::rightKey) == reading ("0:53.9"));
    CHECK (shown.view.shownPicture().cursorX == shown.xOf (53.95 - 0.01));
    CHECK (shown.view.spokenText().endsWith (reading ("0:53.9")));
    CHECK (shown.press (juce::KeyPress::endKey) == reading ("0:59.9"));
    CHECK (shown.press (juce::KeyPress::rightKey) == reading ("0:59.9")); // stays at the end
    CHECK (shown.press (juce::KeyPress::escapeKey).isEmpty());
    CHECK_FALSE (shown.view.spokenText().contains ("LUFS"));
}

TEST_CASE ("the keyboard's cursor stays at its moment while the picture moves, and zooms stay around it")
{
    Shown shown;
    shown.press (juce::KeyPress::leftKey);
    shown.press (juce::KeyPress::leftKey, juce::ModifierKeys::shiftModifier);
    const auto before = shown.view.shownPicture().cursorX;
    shown.view.keyPressed (juce::KeyPress ('+', juce::ModifierKeys(), '+'));
    shown.show();
    CHECK (shown.view.cardText() == reading ("0:53.9"));
    CHECK (std::abs (*shown.view.shownPicture().cursorX - *before) <= 1);
    CHECK (shown.view.shownPicture().columns.span().lengthSeconds == Approx (40.0));
}

TEST_CASE ("a mark says what its event is, and when it began and ended")
{
    Shown shown;
    CHECK (shown.pointAtMark (10.2)
           == toJuce ("+0.3 dBTP at 0:10.20 (left). Over −1.0 dBTP: 0:10.0 to 0:10.5. S −13.9 LUFS, M −13.0 LUFS. "
                      "Clipped: the real peak is unknown."));
    CHECK_FALSE (shown.cardArea().contains (shown.xOf (10.2), shown.view.shownPicture().plot.getCentreY()));

    shown.frame.snapshot.readings.levelEvents.isOver = true;
    shown.show();
    CHECK (shown.view.cardText().contains (toJuce ("Over −1.0 dBTP: since 0:10.0.")));
    CHECK (shown.pointAtCurve (30.0) == reading ("0:30.0"));
}

TEST_CASE ("events and moments are also told in the DAW's time, if it reports one")
{
    Shown shown;
    shown.player.emplace();

    for (auto seconds = 0.0; seconds <= 60.0; seconds += 0.1)
        shown.player->note (seconds, seconds + 60.0);

    CHECK (shown.pointAtMark (10.2).contains ("0:10.0 to 0:10.5. In the DAW: 1:10.0 to 1:10.5."));
    CHECK (shown.pointAtCurve (30.05).startsWith ("0:30.0 (1:30.0 in the DAW)  S "));
}

TEST_CASE ("a clip is damage in the timeline, and the bar along the top is as long as it was over the limit")
{
    Shown shown;
    const auto& picture = shown.view.shownPicture();
    REQUIRE (picture.loudest.has_value());
    CHECK (picture.severityOf (*picture.loudest) == Severity::damage);
    CHECK (picture.spans == std::vector<EventSpan> { { 10.0, 10.5, false } });
}

TEST_CASE ("the histogram reads the time at the level under the pointer")
{
    Shown shown;
    const auto area = shown.view.histogramArea();
    const auto& plot = shown.view.shownPicture().plot;
    const auto y = plot.getY() + juce::roundToInt ((1.0 - 34.5 / 48.0) * plot.getHeight());
    CHECK (shown.pointAt (area.getCentreX(), y) == toJuce ("−14 to −13 LUFS: 1:00, 100 % of the sound"));
    CHECK (shown.cardArea().getRight() <= area.getX());
}

TEST_CASE ("a mark at either end of the timeline lies in what a whole repaint covers")
{
    const Shown shown;
    const auto& picture = shown.view.shownPicture();
    const auto& span = picture.columns.span();
    CHECK (picture.whole().contains (picture.eventArea (span.firstSeconds)));
    CHECK (picture.whole().contains (picture.eventArea (span.lastSeconds())));
}
