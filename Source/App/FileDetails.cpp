#include "App/FileDetails.h"

#include "App/Figures.h"
#include "App/Fonts.h"
#include "App/Paragraph.h"
#include "App/ShortenedText.h"
#include "App/StateIcon.h"
#include "App/Text.h"
#include "App/Theme.h"

#include <cmath>

namespace twobus
{
namespace
{
constexpr int insetX = 14, insetY = 10;
constexpr int headingHeight = 26, copyWidth = 106;
constexpr int twoColumnsFrom = 700;

juce::Font smallFont()
{
    return interFont (FontWeight::regular, theme::textNormal);
}

int widthOf (const juce::String& text, const juce::Font& font)
{
    return juce::roundToInt (std::ceil (font.getStringWidthFloat (text)));
}

/** A read-only text for a screen reader. */
class SpokenValue : public juce::AccessibilityTextValueInterface
{
public:
    explicit SpokenValue (const FileDetails& owner) : details (owner) {}

    bool isReadOnly() const override { return true; }
    juce::String getCurrentValueAsString() const override { return details.spokenText(); }
    void setValueAsString (const juce::String&) override {}

private:
    const FileDetails& details;
};
} // namespace

FileDetails::FileDetails()
{
    setTitle ("Chosen file");
    setOpaque (true);
    copy.setTitle ("Copy report");
    copy.setTooltip ("Puts this file's report on the clipboard.\nIt is that of twobus-cli check.");
    copy.setWantsKeyboardFocus (true);
    copy.onClick = [this] {
        if (onCopy != nullptr)
            onCopy();

        copy.setButtonText ("Copied");
    };
    addChildComponent (copy);
}

void FileDetails::show (std::optional<Shown> next)
{
    shown = std::move (next);
    copy.setVisible (shown.has_value());
    copy.setButtonText ("Copy report");
    repaint();

    if (auto* handler = getAccessibilityHandler())
        handler->notifyAccessibilityEvent (juce::AccessibilityEvent::valueChanged);
}

juce::String FileDetails::spokenText() const
{
    if (! shown)
        return "No file is chosen.";

    juce::StringArray sentences;
    const auto& texts = shown->texts;

    for (const auto* text : { &shown->name, &texts.facts, &texts.sentence, &texts.notice, &texts.cause, &texts.loudest, &texts.moments, &texts.aim })
        if (! text->empty())
            sentences.add (toJuce (*text));

    return sentences.joinIntoString (" ");
}

std::unique_ptr<juce::AccessibilityHandler> FileDetails::createAccessibilityHandler()
{
    return std::make_unique<juce::AccessibilityHandler> (*this, juce::AccessibilityRole::group, juce::AccessibilityActions(),
                                                         juce::AccessibilityHandler::Interfaces { std::make_unique<SpokenValue> (*this) });
}

void FileDetails::resized()
{
    copy.setBounds (getLocalBounds().reduced (insetX, insetY).removeFromTop (headingHeight).removeFromRight (copyWidth));
}

void FileDetails::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());
    g.setColour (theme::inset());
    g.fillRoundedRectangle (getLocalBounds().toFloat(), 6.0f);

    auto area = getLocalBounds().reduced (insetX, insetY);
    const auto heading = area.removeFromTop (headingHeight).withTrimmedRight (copyWidth + 10);
    area.removeFromTop (6);

    if (! shown)
    {
        g.setColour (theme::textDim());
        g.setFont (smallFont());
        g.drawText ("Choose a file to see its cause and its loudest moments.", getLocalBounds().reduced (insetX, 0), juce::Justification::centred, false);
        return;
    }

    paintHeading (g, heading);
    paintTexts (g, area);
}

/** The name, then what else fits: the facts before the folder. */
void FileDetails::paintHeading (juce::Graphics& g, juce::Rectangle<int> area) const
{
    constexpr int gap = 14;
    const auto nameFont = interFont (FontWeight::semiBold, 15.0f);
    const auto name = shortenedText (toJuce (shown->name), nameFont, static_cast<float> (area.getWidth()));
    g.setColour (theme::text());
    g.setFont (nameFont);
    g.drawText (name, area, juce::Justification::centredLeft, false);
    area.removeFromLeft (widthOf (name, nameFont) + gap);

    const FigureFont figures (interFont (FontWeight::regular, 13.0f));

    for (const auto* text : { &shown->texts.facts, &shown->folder })
    {
        const auto width = juce::roundToInt (std::ceil (figures.widthOf (*text)));

        if (text->empty() || width > area.getWidth())
            continue;

        g.setColour (text == &shown->folder ? theme::textDim() : theme::textSecond());
        figures.draw (g, *text, area.removeFromLeft (width).toFloat(), juce::Justification::centredLeft);
        area.removeFromLeft (gap);
    }
}

void FileDetails::paintTexts (juce::Graphics& g, juce::Rectangle<int> area) const
{
    constexpr int gap = 5, betweenColumns = 28, iconSide = 16;
    const auto& texts = shown->texts;
    const auto hasMoments = ! texts.loudest.empty() || ! texts.moments.empty();
    auto moments = juce::Rectangle<int>();

    if (hasMoments && area.getWidth() >= twoColumnsFrom)
    {
        moments = area.removeFromRight (area.getWidth() * 2 / 5);
        area.removeFromRight (betweenColumns);
    }

    const auto write = [&g] (const std::string& text, const juce::Font& font, juce::Colour colour, juce::Rectangle<int>& column) {
        if (heightOfParagraph (text, font, column.getWidth()) > column.getHeight())
            return;

        drawParagraph (g, text, font, colour, column);
        column.removeFromTop (text.empty() ? 0 : gap);
    };

    drawStateIcon (g, shown->severity, area.withSize (iconSide, iconSide).toFloat());
    area.removeFromLeft (iconSide + 8);
    auto& second = moments.isEmpty() ? area : moments;
    write (texts.sentence, interFont (FontWeight::medium, theme::textNormal), theme::text(), area);
    write (texts.notice, smallFont(), theme::text(), area);
    write (texts.cause, smallFont(), theme::textSecond(), area);
    write (texts.loudest, interFont (FontWeight::medium, theme::textNormal), theme::text(), second);
    write (texts.moments, smallFont(), theme::textSecond(), second);
    write (texts.aim, smallFont(), theme::textSecond(), second);
}
} // namespace twobus
