#include "App/Widgets/TextLink.h"

#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"

#include <cmath>

namespace twobus
{
namespace
{
juce::Font linkFont() { return interFont (FontWeight::medium, 13.0f); }
} // namespace

TextLink::TextLink() : juce::Button ({})
{
    setWantsKeyboardFocus (true);
    setMouseClickGrabsKeyboardFocus (false);
    setMouseCursor (juce::MouseCursor::PointingHandCursor);
}

void TextLink::setText (const std::string& sentence)
{
    setButtonText (toJuce (sentence));
    setTitle (getButtonText());
}

int TextLink::idealWidth() const
{
    return static_cast<int> (std::ceil (linkFont().getStringWidthFloat (getButtonText()))) + 2 * margin + 1;
}

void TextLink::paintButton (juce::Graphics& g, bool isOver, bool)
{
    const auto area = getLocalBounds();
    const auto line = area.reduced (margin, 0);
    g.setColour (theme::good());
    g.setFont (linkFont());
    g.drawFittedText (getButtonText(), line, juce::Justification::centredLeft, 1, 0.8f);

    if (isOver)
        g.fillRect (line.withTop (area.getCentreY() + 8).withHeight (1));

    if (hasKeyboardFocus (false))
        g.drawRoundedRectangle (area.toFloat().reduced (0.75f), 6.0f, 1.5f);
}
} // namespace twobus
