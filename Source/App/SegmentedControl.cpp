#include "App/SegmentedControl.h"

#include "App/FocusRing.h"
#include "App/Fonts.h"
#include "App/Theme.h"

#include <algorithm>

namespace twobus
{
class SegmentedControl::Segment : public juce::Button
{
public:
    explicit Segment (const juce::String& title) : juce::Button (title), shown (title)
    {
        setTitle (title);
        setRadioGroupId (1); // accessibility then calls it a radio button
        setClickingTogglesState (false);
        makeReachable (*this);
    }

    void showTitle (const juce::String& title)
    {
        shown = title;
        repaint();
    }

    void paintButton (juce::Graphics& g, bool isOver, bool) override
    {
        if (getToggleState() || isOver)
        {
            g.setColour (getToggleState() ? theme::buttonOver() : theme::button());
            g.fillRoundedRectangle (getLocalBounds().toFloat(), 6.0f);
        }

        g.setColour (getToggleState() ? theme::text() : theme::textSecond());
        g.setFont (interFont (getToggleState() ? FontWeight::semiBold : FontWeight::medium, 13.0f));
        g.drawFittedText (shown, getLocalBounds().reduced (4, 0), juce::Justification::centred, 1, 0.85f);
        drawFocusRing (g, *this);
    }

private:
    juce::String shown;
};

SegmentedControl::SegmentedControl (const juce::String& name, const juce::StringArray& titles)
{
    setTitle (name);

    for (const auto& title : titles)
    {
        auto& segment = segments.emplace_back (std::make_unique<Segment> (title));
        segment->onClick = [this, index = segments.size() - 1] {
            if (onChange != nullptr)
                onChange (index);
        };
        addAndMakeVisible (*segment);
    }
}

SegmentedControl::~SegmentedControl() = default;

void SegmentedControl::select (std::size_t index)
{
    for (std::size_t i = 0; i < segments.size(); ++i)
        segments[i]->setToggleState (i == index, juce::dontSendNotification);
}

void SegmentedControl::showShort (const juce::StringArray& shortTitles)
{
    for (std::size_t i = 0; i < segments.size(); ++i)
        segments[i]->showTitle (shortTitles.isEmpty() ? segments[i]->getName() : shortTitles[static_cast<int> (i)]);
}

void SegmentedControl::setTooltips (const juce::StringArray& tooltips)
{
    for (std::size_t i = 0; i < segments.size(); ++i)
        segments[i]->setTooltip (tooltips[static_cast<int> (i)]);
}

bool SegmentedControl::keyPressed (const juce::KeyPress& key)
{
    const auto step = key == juce::KeyPress::rightKey ? 1 : key == juce::KeyPress::leftKey ? -1
                                                                                           : 0;
    const auto focused = std::find_if (segments.begin(), segments.end(), [] (const auto& segment) { return segment->hasKeyboardFocus (false); });

    if (step == 0 || focused == segments.end())
        return false;

    const auto last = static_cast<int> (segments.size()) - 1;
    const auto next = std::clamp (static_cast<int> (focused - segments.begin()) + step, 0, last);
    segments[static_cast<std::size_t> (next)]->grabKeyboardFocus();
    segments[static_cast<std::size_t> (next)]->triggerClick();
    return true;
}

void SegmentedControl::paint (juce::Graphics& g)
{
    g.setColour (theme::inset());
    g.fillRoundedRectangle (getLocalBounds().toFloat(), 7.0f);
    g.setColour (theme::panelBorder());
    g.drawRoundedRectangle (getLocalBounds().toFloat().reduced (0.5f), 7.0f, 1.0f);
}

void SegmentedControl::resized()
{
    auto area = getLocalBounds().reduced (2);
    const auto numSegments = static_cast<int> (segments.size());

    for (int i = 0; i < numSegments; ++i)
        segments[static_cast<std::size_t> (i)]->setBounds (area.removeFromLeft (area.getWidth() / (numSegments - i)));
}
} // namespace twobus
