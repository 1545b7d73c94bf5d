#include "App/Tracking/TrackingHead.h"

#include "App/Text.h"
#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/StateIcon.h"
#include "App/Widgets/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int widthForSteps = 700, heightForSteps = 70, stepsWidth = 250, buttonHeight = 30;
constexpr double secondsOfQuiet = 3.0, secondsOfPlaying = 10.0;

/** The progress of the quiet and the playing step, 0 to 1. A quiet step that was skipped counts as 0. */
std::array<float, 2> doneOf (const Advice& advice)
{
    const auto& tracking = advice.tracking;
    const auto share = [&tracking] (double seconds) {
        return static_cast<float> (std::clamp (1.0 - tracking->secondsLeft / seconds, 0.0, 1.0));
    };

    if (! tracking)
        return {};

    const auto isFloorKnown = std::any_of (advice.inputs.begin(), advice.inputs.end(),
                                           [] (const auto& input) { return input.noiseFloorDbfs.has_value(); });
    const auto quiet = isFloorKnown ? 1.0f : 0.0f;

    switch (tracking->step)
    {
        case TrackingStep::quiet: return { share (secondsOfQuiet), 0.0f };
        case TrackingStep::play: return { quiet, share (secondsOfPlaying) };
        case TrackingStep::done: break;
    }

    return { quiet, 1.0f };
}

void drawIfItFits (juce::Graphics& g, const std::string& words, const juce::Font& font, juce::Colour colour,
                   juce::Rectangle<int>& area)
{
    if (heightOfParagraph (words, font, area.getWidth()) <= area.getHeight())
        drawParagraph (g, words, font, colour, area);
}
} // namespace

TrackingHead::TrackingHead() : Panel ({})
{
    setTitle ("Verdict");
    makeReachable (*this);
    makeReachable (again);
    again.setTooltip ("Start again with the quiet seconds (R)");
    again.onClick = [this] {
        if (onListenAgain != nullptr)
            onListenAgain();
    };
    addChildComponent (again);
}

void TrackingHead::show (const Frame& frame)
{
    auto next = frame.standby
                    ? Words { Severity::neutral, frame.standby->headline, frame.standby->text, {} }
                    : Words { frame.advice.severity, frame.words.headline, frame.words.notice, frame.words.aim };

    if (const auto nextDone = doneOf (frame.advice); nextDone != done)
    {
        done = nextDone;
        repaint (stepsArea);
    }

    if (next == words)
        return;

    words = std::move (next);
    setDescription (toJuce (words.headline + ". " + words.notice));

    // A low head has no room for the last lines.
    setTooltip (toJuce (words.notice + (words.notice.empty() ? "" : "\n") + words.aim));
    repaint();
}

void TrackingHead::resized()
{
    auto area = getLocalBounds().reduced (theme::padding + 2, std::min (theme::padding, getHeight() / 6));
    const auto hasSteps = getWidth() >= widthForSteps && getHeight() >= heightForSteps;
    again.setVisible (hasSteps);
    stepsArea = {};

    if (hasSteps)
    {
        stepsArea = area.removeFromRight (stepsWidth);
        again.setBounds (stepsArea.removeFromBottom (buttonHeight).removeFromRight (120));
        area.removeFromRight (theme::gap);
    }

    wordsArea = area;
}

void TrackingHead::paintContent (juce::Graphics& g)
{
    auto area = wordsArea;
    drawStateIcon (g, words.severity, area.removeFromLeft (22).removeFromTop (26).toFloat());
    area.removeFromLeft (8);

    const auto colour = words.severity == Severity::neutral ? theme::text() : theme::colourOf (words.severity);
    const auto size = getHeight() >= heightForSteps ? theme::textHeadline : 16.0f;
    drawParagraph (g, words.headline, interFont (FontWeight::semiBold, size), colour, area);
    area.removeFromTop (4);
    drawIfItFits (g, words.notice, interFont (FontWeight::medium, theme::textNormal), theme::text(), area);
    area.removeFromTop (2);
    drawIfItFits (g, words.aim, interFont (FontWeight::regular, theme::textSmall), theme::textSecond(), area);
    paintSteps (g);
}

void TrackingHead::paintSteps (juce::Graphics& g) const
{
    if (stepsArea.isEmpty())
        return;

    auto area = stepsArea;
    const std::array<const char*, 2> names { "1  Quiet, 3 s", "2  Loudest part, 10 s" };
    const std::array widths { area.getWidth() * 2 / 5, area.getWidth() - area.getWidth() * 2 / 5 };
    g.setFont (interFont (FontWeight::medium, 11.5f));

    for (std::size_t i = 0; i < names.size(); ++i)
    {
        auto step = area.removeFromLeft (widths[i]).withTrimmedRight (i == 0 ? 8 : 0);
        g.setColour (done[i] < 1.0f ? theme::text() : theme::textSecond());
        g.drawText (names[i], step.removeFromTop (16), juce::Justification::centredLeft, false);
        const auto bar = step.removeFromTop (6).toFloat().withTrimmedTop (1.0f);
        g.setColour (theme::line());
        g.fillRoundedRectangle (bar, 2.5f);

        if (done[i] <= 0.0f)
            continue;

        g.setColour (theme::loudness());
        g.fillRoundedRectangle (bar.withWidth (std::max (5.0f, bar.getWidth() * done[i])), 2.5f);
    }
}
} // namespace twobus
