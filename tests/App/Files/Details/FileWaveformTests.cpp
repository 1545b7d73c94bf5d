#include "App/Files/Details/FileMomentList.h"
#include "App/Files/Details/FileWaveform.h"
#include "App/Files/Details/WaveformPicture.h"
#include "App/MouseAt.h"
#include "App/Text.h"
#include "Support/Catch.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double seconds = 20.0;

FileMoment momentAt (double at, Severity severity = Severity::caution)
{
    return { at,
             severity,
             { std::to_string (static_cast<int> (at)), "−0.4 dBTP L", "intact" },
             { "−0.4 dBTP at " + std::to_string (static_cast<int> (at)), "", "", "Intact." } };
}

/** A quiet programme with one loud column at 5 s. */
std::shared_ptr<const ProgrammeTrace> makeTrace()
{
    auto trace = std::make_shared<ProgrammeTrace>();

    for (int i = 0; i < 200; ++i)
        trace->columns.push_back ({ -0.1f, 0.1f, -30.0f, i < 30 ? std::numeric_limits<float>::quiet_NaN() : -24.0f,
                                    i == 50 ? -0.4f : -20.0f });

    return trace;
}

struct Shown
{
    Shown()
    {
        waveform.setSize (400, 130);
        waveform.show (
            { makeTrace(), seconds, { momentAt (15.0), momentAt (5.05), momentAt (10.0, Severity::damage) }, -1.0 });
        waveform.onChoose = [this] (std::size_t moment) {
            chosen = moment;
            waveform.choose (moment);
        };
    }

    bool press (int keyCode) { return waveform.keyPressed (juce::KeyPress (keyCode)); }

    juce::String card()
    {
        for (auto* child : waveform.getChildren())
            if (auto* found = dynamic_cast<TimelineCard*> (child); found != nullptr && found->isVisible())
                return found->spokenText();

        return {};
    }

    const juce::ScopedJuceInitialiser_GUI juce;
    FileWaveform waveform;
    std::optional<std::size_t> chosen;
};
} // namespace

TEST_CASE ("keys step through the moments in order of time, and stop at the ends")
{
    Shown shown;
    CHECK (shown.press (juce::KeyPress::rightKey));
    CHECK (shown.chosen == 1); // 5 s
    shown.press (juce::KeyPress::rightKey);
    CHECK (shown.chosen == 2); // 10 s
    shown.press (juce::KeyPress::endKey);
    CHECK (shown.chosen == 0); // 15 s
    CHECK (shown.press (juce::KeyPress::rightKey));
    CHECK (shown.chosen == 0);
    shown.press (juce::KeyPress::homeKey);
    CHECK (shown.chosen == 1);
    shown.press (juce::KeyPress::leftKey);
    CHECK (shown.chosen == 1);
    CHECK_FALSE (shown.press (juce::KeyPress::upKey));
    CHECK_FALSE (
        shown.waveform.keyPressed (juce::KeyPress (juce::KeyPress::rightKey, juce::ModifierKeys::ctrlModifier, 0)));
    CHECK (shown.waveform.spokenText()
           == juce::String::fromUTF8 ("0:20, 3 worst moments. Chosen: 5, −0.4 dBTP L, intact. "
                                      "Over −1.0 dBTP: 0:05.0 to 0:05.1."));
}

TEST_CASE ("the marks of the first and the last moment are not cut off at the edges")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    WaveformPicture picture;
    picture.area = { 10, 5, 400, 130 };
    picture.seconds = seconds;
    picture.moments = { momentAt (0.0), momentAt (seconds), momentAt (10.0) };

    for (std::size_t i = 0; i < picture.moments.size(); ++i)
    {
        const auto mark = picture.momentArea (i);
        CHECK (
            picture.area.contains (mark.withSizeKeepingCentre (WaveformPicture::markSide, WaveformPicture::markSide)));
        CHECK (mark.contains (picture.xOf (picture.moments[i].seconds), mark.getCentreY()));
    }

    CHECK (picture.momentArea (2).getCentreX() == picture.xOf (10.0));
}

TEST_CASE ("with no moment chosen, the left key starts at the end; without moments nothing is chosen")
{
    Shown shown;
    shown.press (juce::KeyPress::leftKey);
    CHECK (shown.chosen == 0);
    shown.waveform.show ({ makeTrace(), seconds, {} });
    shown.chosen.reset();
    CHECK (shown.press (juce::KeyPress::rightKey));
    CHECK_FALSE (shown.chosen);
    CHECK (shown.waveform.spokenText() == "0:20, 0 worst moments.");
}

TEST_CASE ("a click on a mark chooses its moment, and a click beside it chooses nothing")
{
    Shown shown;
    shown.waveform.mouseUp (mouseAt (shown.waveform, 101, 8));
    CHECK (shown.chosen == 1);
    shown.waveform.mouseUp (mouseAt (shown.waveform, 204, 12));
    CHECK (shown.chosen == 2);
    shown.chosen.reset();
    shown.waveform.mouseUp (mouseAt (shown.waveform, 150, 8));
    shown.waveform.mouseUp (mouseAt (shown.waveform, 101, 100));
    CHECK_FALSE (shown.chosen);
}

TEST_CASE ("the tooltip describes what is under the pointer")
{
    Shown shown;
    const auto& picture = shown.waveform.shownPicture();
    CHECK (picture.secondsAt (100) == Approx (5.025));
    CHECK (picture.sliceAt (101).truePeakMaxDbtp == -0.4f);
    CHECK (picture.sliceAt (110).truePeakMaxDbtp == -20.0f);
    CHECK (std::isnan (picture.sliceAt (20).shortTermMaxLufs));

    CHECK (shown.card().isEmpty());
    shown.waveform.mouseMove (mouseAt (shown.waveform, 100, 50));
    CHECK (shown.card() == juce::String::fromUTF8 ("0:05.0  S −24.0 LUFS  M −30.0 LUFS  peak −0.4 dBTP"));

    for (const auto x : { 0, 399 })
    {
        shown.waveform.mouseMove (mouseAt (shown.waveform, x, 50));

        for (auto* child : shown.waveform.getChildren())
            if (child->isVisible())
                CHECK (shown.waveform.getLocalBounds().contains (child->getBounds()));
    }

    shown.waveform.mouseExit (mouseAt (shown.waveform, -1, 50));
    CHECK (shown.card().isEmpty());
}

TEST_CASE ("the pointer over a mark reads its event in the timeline's words, with its begin and end")
{
    Shown shown;
    shown.waveform.mouseMove (mouseAt (shown.waveform, 101, 8));
    CHECK (shown.card()
           == juce::String::fromUTF8 ("−0.4 dBTP at 5. Over −1.0 dBTP: 0:05.0 to 0:05.1. S −24.0 LUFS, M −30.0 LUFS. "
                                      "Intact."));
    shown.waveform.mouseMove (mouseAt (shown.waveform, 200, 8)); // this moment is not over the limit
    CHECK (shown.card() == juce::String::fromUTF8 ("−0.4 dBTP at 10. S −24.0 LUFS, M −30.0 LUFS. Intact."));
}

TEST_CASE ("marks are at their moments' positions at every width")
{
    Shown shown;

    for (const auto width : { 40, 400, 2400 })
    {
        shown.waveform.setSize (width, 130);
        const auto& picture = shown.waveform.shownPicture();
        CHECK (picture.xOf (0.0) == 0);
        CHECK (picture.xOf (10.0) == width / 2);
        CHECK (picture.xOf (seconds) == width - 1);
    }
}

TEST_CASE ("if the waveform was dropped, the file can be measured again")
{
    Shown shown;
    auto isAsked = false;
    shown.waveform.onMeasureAgain = [&isAsked] { isAsked = true; };
    shown.waveform.show ({ nullptr, seconds, { momentAt (5.0) } });
    CHECK (shown.waveform.spokenText().contains ("not kept"));

    for (auto* child : shown.waveform.getChildren())
        if (auto* button = dynamic_cast<juce::TextButton*> (child))
        {
            CHECK (button->isVisible());
            button->onClick();
        }

    CHECK (isAsked);
    shown.waveform.mouseMove (mouseAt (shown.waveform, 100, 50)); // nothing to read out here
    CHECK (shown.card().isEmpty());
}

TEST_CASE ("the list of moments works by keyboard and describes each one in a sentence")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    FileMomentList list;
    list.setSize (390, 120);
    std::optional<std::size_t> chosen;
    list.onChoose = [&chosen] (std::size_t moment) { chosen = moment; };
    list.show ({ momentAt (15.0), momentAt (5.0), momentAt (10.0) });

    auto& box = dynamic_cast<juce::ListBox&> (*list.getChildComponent (0));
    CHECK (box.getModel()->getNumRows() == 3);
    CHECK (box.getModel()->getNameForRow (1) == juce::String::fromUTF8 ("5, −0.4 dBTP L, intact"));
    box.keyPressed (juce::KeyPress (juce::KeyPress::downKey));
    box.keyPressed (juce::KeyPress (juce::KeyPress::endKey));
    CHECK (chosen == 2);
    chosen.reset();
    list.choose (1);
    CHECK_FALSE (chosen);
    CHECK (box.isRowSelected (1));
    list.show ({ momentAt (1.0) });
    CHECK (box.getNumSelectedRows() == 0);
}
