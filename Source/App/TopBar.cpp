#include "App/TopBar.h"

#include "App/Fonts.h"
#include "App/StateIcon.h"
#include "App/Theme.h"
#include "Present/Numbers.h"

namespace twobus
{
namespace
{
constexpr int logoWidth = 84, stagesWidth = 246, badgeWidth = 154, heardWidth = 74, buttonWidth = 68,
              controlHeight = 30;
constexpr int widthForLogo = 760, widthForHeard = 820, widthForBadge = 960, widestPicker = 420;
} // namespace

TopBar::TopBar()
    : heard (interFont (FontWeight::semiBold, 14.0f), interFont (FontWeight::regular, 12.0f),
             juce::Justification::centredRight)
{
    setOpaque (true);

    for (auto* child : std::initializer_list<juce::Component*> { &stages, &picker, &heard, &pause, &reset })
        addAndMakeVisible (child);

    addChildComponent (undo);
    heard.setTitle ("Heard");
    pause.setTooltip ("Measure nothing for a while (P).");
    reset.setTooltip ("Start a new measurement (R).");
    undo.setTooltip ("Bring back the measurement before the reset (U).");

    for (auto* button : { &pause, &reset, &undo })
        button->setWantsKeyboardFocus (false);
}

void TopBar::setSteering (bool shouldSteer)
{
    if (isSteering == shouldSteer)
        return;

    isSteering = shouldSteer;

    for (auto* child : std::initializer_list<juce::Component*> { &stages, &picker, &heard, &pause, &reset })
        child->setVisible (isSteering);

    undo.setVisible (isSteering && canUndo);
    repaint();
}

void TopBar::show (const Frame& frame, const std::string& sourceName, const SourceFacts& facts)
{
    stages.show (frame.choices.stage);
    picker.show (sourceName, facts);
    pause.setButtonText (frame.snapshot.isPaused ? "Resume" : "Pause");
    pause.setToggleState (frame.snapshot.isPaused, juce::dontSendNotification);

    if (frame.numbersAreDue)
        heard.show (durationText (frame.snapshot.readings.secondsMeasured), {}, theme::text());

    const auto nextBadge = showsPathBadge (facts, frame.choices.path);

    if (nextBadge == hasBadge && frame.snapshot.canUndoReset == canUndo)
        return;

    hasBadge = nextBadge;
    canUndo = frame.snapshot.canUndoReset;
    undo.setVisible (isSteering && canUndo);
    resized();
    repaint();
}

void TopBar::resized()
{
    const auto width = getWidth();
    auto area = getLocalBounds().reduced (theme::gap, (getHeight() - controlHeight) / 2);

    logoArea = width >= widthForLogo || ! isSteering ? area.removeFromLeft (logoWidth) : juce::Rectangle<int>();
    stages.setBounds (area.removeFromLeft (stagesWidth));
    area.removeFromLeft (12);

    const auto placeRight = [&area] (juce::Component& child, int childWidth) {
        child.setBounds (area.removeFromRight (childWidth));
        area.removeFromRight (8);
    };

    if (canUndo)
        placeRight (undo, buttonWidth - 8);

    placeRight (reset, buttonWidth);
    placeRight (pause, buttonWidth + 4);
    placeRight (heard, width >= widthForHeard ? heardWidth - (canUndo ? 10 : 0) : 0);

    badgeArea = hasBadge && width >= widthForBadge ? area.removeFromRight (badgeWidth) : juce::Rectangle<int>();
    area.removeFromRight (badgeArea.isEmpty() ? 0 : 8);
    picker.setBounds (area.withWidth (std::min (area.getWidth(), widestPicker)));
}

void TopBar::paintBadge (juce::Graphics& g) const
{
    g.setColour (theme::line());
    g.drawRoundedRectangle (badgeArea.toFloat().reduced (0.5f), 6.0f, 1.0f);

    auto area = badgeArea.reduced (9, 0);
    drawStateIcon (g, Severity::neutral, area.removeFromLeft (16).toFloat());
    area.removeFromLeft (6);
    g.setColour (theme::textSecond());
    g.setFont (interFont (FontWeight::regular, 12.0f));
    g.drawText ("Path not checked", area, juce::Justification::centredLeft, true);
}

void TopBar::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());
    g.setColour (theme::panelBorder());
    g.fillRect (0, getHeight() - 1, getWidth(), 1);

    if (! logoArea.isEmpty())
    {
        const auto font = interFont (FontWeight::bold, 18.0f);
        g.setFont (font);
        g.setColour (theme::text());
        g.drawText ("two", logoArea, juce::Justification::centredLeft, false);
        g.setColour (theme::good());
        g.drawText ("bus", logoArea.withTrimmedLeft (juce::roundToInt (font.getStringWidthFloat ("two"))),
                    juce::Justification::centredLeft, false);
    }

    if (! badgeArea.isEmpty() && isSteering)
        paintBadge (g);
}
} // namespace twobus
