#include "App/Widgets/SegmentedControl.h"

#include "App/Text.h"
#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace twobus
{
namespace
{
constexpr int margin = 2, calmMargin = 16, leastMargin = 5;

juce::Font fontOf (bool isChosen) { return interFont (isChosen ? FontWeight::semiBold : FontWeight::medium, 13.0f); }
} // namespace

//==============================================================================
class SegmentedControl::Segment : public juce::Button
{
public:
    Segment (SegmentedControl& owner, const std::string& title)
        : juce::Button (toJuce (title)), control (owner), shown (getName())
    {
        setTitle (getName());
        setMouseClickGrabsKeyboardFocus (false);
    }

    void showTitle (const juce::String& title)
    {
        if (shown == title)
            return;

        shown = title;
        repaint();
    }

    void setMarked (bool shouldBeMarked)
    {
        if (std::exchange (isMarked, shouldBeMarked) != shouldBeMarked)
            repaint();
    }

    void paintButton (juce::Graphics& g, bool isOver, bool) override
    {
        const auto area = getLocalBounds().toFloat();
        const auto isChosen = getToggleState();

        if (isChosen)
        {
            g.setColour (theme::buttonOver());
            g.fillRoundedRectangle (area, 6.0f);
        }

        g.setColour (isChosen || isOver ? theme::text() : theme::textSecond());
        g.setFont (fontOf (isChosen));
        g.drawFittedText (shown, getLocalBounds().reduced (2, 0), juce::Justification::centred, 1, 0.85f);
        drawFocusRing (g, *this);

        if (isMarked)
        {
            g.setColour (theme::damage());
            g.fillEllipse (area.getRight() - dotSide - 5.0f, area.getY() + 4.0f, dotSide, dotSide);
        }
    }

    bool keyPressed (const juce::KeyPress& key) override
    {
        return control.moveBy (key) || juce::Button::keyPressed (key);
    }

    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override
    {
        return std::make_unique<Handler> (*this);
    }

private:
    class Handler : public juce::AccessibilityHandler
    {
    public:
        explicit Handler (Segment& wrapped)
            : juce::AccessibilityHandler (
                wrapped, juce::AccessibilityRole::radioButton,
                juce::AccessibilityActions().addAction (juce::AccessibilityActionType::press,
                                                        [&wrapped] { wrapped.triggerClick(); })),
              segment (wrapped)
        {}

        juce::AccessibleState getCurrentState() const override
        {
            const auto state = juce::AccessibilityHandler::getCurrentState().withCheckable();
            return segment.getToggleState() ? state.withChecked() : state;
        }

        juce::String getHelp() const override { return segment.getTooltip(); }

    private:
        Segment& segment;
    };

    SegmentedControl& control;
    juce::String shown;
    bool isMarked = false;
    static constexpr float dotSide = 7.0f;
};

//==============================================================================
SegmentedControl::SegmentedControl (const std::string& name, const std::vector<std::string>& titles)
{
    setTitle (toJuce (name));

    for (const auto& title : titles)
    {
        const auto index = segments.size();
        auto& segment = *segments.emplace_back (std::make_unique<Segment> (*this, title));
        segment.onClick = [this, index] { chooseAndNotify (index); };
        addAndMakeVisible (segment);
    }

    showChosen();
}

SegmentedControl::~SegmentedControl() = default;

void SegmentedControl::choose (std::optional<std::size_t> index)
{
    if (index == chosenIndex || (index && *index >= segments.size()))
        return;

    const auto hadFocus = segments[stopIndex()]->hasKeyboardFocus (false);
    chosenIndex = index;
    showChosen();

    if (hadFocus)
        segments[stopIndex()]->grabKeyboardFocus();
}

void SegmentedControl::showChosen()
{
    for (std::size_t i = 0; i < segments.size(); ++i)
    {
        segments[i]->setToggleState (i == chosenIndex, juce::dontSendNotification);
        segments[i]->setWantsKeyboardFocus (i == stopIndex());
    }
}

void SegmentedControl::chooseAndNotify (std::size_t index)
{
    if (index == chosenIndex)
        return;

    choose (index);

    if (onChange != nullptr)
        onChange (index);
}

bool SegmentedControl::moveBy (const juce::KeyPress& key)
{
    const auto last = segments.size() - 1;

    if (key == juce::KeyPress::leftKey)
        chooseAndNotify (stopIndex() - std::min<std::size_t> (1, stopIndex()));
    else if (key == juce::KeyPress::rightKey)
        chooseAndNotify (chosenIndex ? std::min (*chosenIndex + 1, last) : 0);
    else if (key == juce::KeyPress::homeKey)
        chooseAndNotify (0);
    else if (key == juce::KeyPress::endKey)
        chooseAndNotify (last);
    else
        return false;

    return true;
}

void SegmentedControl::showTitles (const std::vector<std::string>& titles)
{
    for (std::size_t i = 0; i < segments.size(); ++i)
        segments[i]->showTitle (toJuce (titles.at (i)));
}

void SegmentedControl::setMarked (std::size_t index, bool isMarked) { segments.at (index)->setMarked (isMarked); }

void SegmentedControl::setTooltip (std::size_t index, const std::string& utf8)
{
    segments.at (index)->setTooltip (toJuce (utf8));
}

int SegmentedControl::widestTitle() const
{
    auto widest = 0.0f;

    for (const auto& segment : segments)
        widest = std::max (widest, fontOf (true).getStringWidthFloat (segment->getName()));

    return static_cast<int> (std::ceil (widest));
}

int SegmentedControl::idealWidth() const
{
    return static_cast<int> (segments.size()) * (widestTitle() + 2 * calmMargin) + 2 * margin;
}

int SegmentedControl::heightFor (int width) const
{
    const auto numSegments = static_cast<int> (segments.size());
    const auto perRow = std::clamp ((width - 2 * margin) / (widestTitle() + 2 * leastMargin), 1, numSegments);
    return (numSegments + perRow - 1) / perRow * idealHeight;
}

void SegmentedControl::paint (juce::Graphics& g)
{
    g.setColour (theme::inset());
    g.fillRoundedRectangle (getLocalBounds().toFloat(), 8.0f);
    g.setColour (theme::panelBorder());
    g.drawRoundedRectangle (getLocalBounds().toFloat().reduced (0.5f), 8.0f, 1.0f);
}

void SegmentedControl::resized()
{
    const auto area = getLocalBounds().reduced (margin);
    const auto numSegments = static_cast<int> (segments.size());
    const auto numRows = std::clamp (getHeight() / idealHeight, 1, numSegments);
    const auto perRow = (numSegments + numRows - 1) / numRows;
    const auto height = area.getHeight() / numRows;

    for (int i = 0; i < numSegments; ++i)
    {
        const auto column = i % perRow;
        const auto left = area.getWidth() * column / perRow, right = area.getWidth() * (column + 1) / perRow;
        segments[static_cast<std::size_t> (i)]->setBounds (area.getX() + left, area.getY() + i / perRow * height,
                                                           right - left, height);
    }
}
} // namespace twobus
