#include "App/ComparisonPanel.h"

#include "App/AccessibleValue.h"
#include "App/Figures.h"
#include "App/Fonts.h"
#include "App/Paragraph.h"
#include "App/ShortenedText.h"
#include "App/ShownText.h"
#include "App/StateIcon.h"
#include "App/Text.h"
#include "App/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int headingHeight = 30, summaryHeight = 24, buttonHeight = 28, closeWidth = 60, cancelWidth = 68;
constexpr int gap = 12, iconSide = 16, captionHeight = 18, highestPlot = 150, lowestPlot = 70;

juce::Font strongFont()
{
    return interFont (FontWeight::medium, 13.0f);
}

juce::Font plainFont()
{
    return interFont (FontWeight::regular, 13.0f);
}
} // namespace

ComparisonPanel::ComparisonPanel() : Panel ({})
{
    setTitle ("Comparison");
    addChildComponent (plot);
    close.setTooltip ("Puts the comparison away. The files stay as they are.");
    cancel.setTooltip ("Stops comparing.");

    for (const auto& [button, function] : { std::pair { &close, &onClose }, std::pair { &cancel, &onCancel } })
    {
        button->setTitle (button->getButtonText());
        button->setWantsKeyboardFocus (true);
        button->onClick = [called = function] {
            if (*called != nullptr)
                (*called)();
        };
        addChildComponent (button);
    }

    close.setVisible (true);
}

void ComparisonPanel::tellChange()
{
    resized();
    repaint();

    if (auto* handler = getAccessibilityHandler())
        handler->notifyAccessibilityEvent (juce::AccessibilityEvent::valueChanged);
}

void ComparisonPanel::show (const BounceComparison& comparison)
{
    texts = wordsFor (comparison);
    firstName = shownPath (comparison.first.path).name;
    secondName = shownPath (comparison.second.path).name;
    error.clear();
    hasComparison = true;
    plot.show (comparison);
    tellChange();
}

void ComparisonPanel::showError (std::string next)
{
    error = shownText (next);
    hasComparison = false;
    texts = {};
    firstName.clear();
    secondName.clear();
    tellChange();
}

void ComparisonPanel::showProgress (std::optional<double> next)
{
    if (next == progress)
        return;

    const auto wasRunning = progress.has_value();
    progress = next;

    if (wasRunning != progress.has_value())
        resized();

    repaint (summaryArea);
}

juce::String ComparisonPanel::spokenText() const
{
    juce::StringArray sentences;

    if (! error.empty())
        sentences.add (toJuce (error));

    if (hasComparison)
        sentences.add (toJuce ("First " + firstName + ", second " + secondName + "."));

    sentences.add (toJuce (texts.headline));

    for (const auto* list : { &texts.mostDifferent, &texts.notes })
        for (const auto& text : *list)
            sentences.add (toJuce (text));

    sentences.removeEmptyStrings();
    return sentences.joinIntoString (" ");
}

std::unique_ptr<juce::AccessibilityHandler> ComparisonPanel::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::group, [this] { return spokenText(); });
}

//==============================================================================
void ComparisonPanel::resized()
{
    auto area = contentArea();
    headingArea = area.removeFromTop (headingHeight);
    close.setBounds (headingArea.removeFromRight (closeWidth).withSizeKeepingCentre (closeWidth, buttonHeight));
    summaryArea = area.removeFromTop (summaryHeight);
    cancel.setVisible (progress.has_value());
    cancel.setBounds (summaryArea.removeFromRight (cancelWidth).withHeight (summaryHeight));
    area.removeFromTop (gap);

    headlineArea = area.removeFromTop (std::min (heightOfParagraph (texts.headline, strongFont(), area.getWidth()), area.getHeight()));
    area.removeFromTop (gap);

    const auto plotHeight = std::min (highestPlot, area.getHeight() / 2 - captionHeight);
    plot.setVisible (hasComparison && plotHeight >= lowestPlot);
    captionArea = plot.isVisible() ? area.removeFromTop (captionHeight) : juce::Rectangle<int>();
    plot.setBounds (plot.isVisible() ? area.removeFromTop (plotHeight) : juce::Rectangle<int>());
    area.removeFromTop (plot.isVisible() ? gap : 0);
    restArea = area;
}

void ComparisonPanel::paintContent (juce::Graphics& g)
{
    const auto font = interFont (FontWeight::semiBold, 17.0f);
    g.setColour (theme::text());
    g.setFont (font);

    for (const auto* title : { "Two bounces, as loud as each other", "Two bounces" })
        if (font.getStringWidthFloat (title) <= static_cast<float> (headingArea.getWidth()))
        {
            g.drawText (title, headingArea, juce::Justification::centredLeft, false);
            break;
        }

    if (g.clipRegionIntersects (summaryArea))
        paintFiles (g);

    if (! error.empty())
    {
        auto area = contentArea().withTop (summaryArea.getBottom() + gap);
        drawStateIcon (g, Severity::damage, area.withSize (iconSide, iconSide).toFloat());
        area.removeFromLeft (iconSide + 8);
        drawParagraph (g, error, plainFont(), theme::text(), area);
    }

    auto headline = headlineArea;
    drawParagraph (g, texts.headline, strongFont(), theme::text(), headline);

    if (plot.isVisible())
    {
        g.setColour (theme::textDim());
        g.setFont (interFont (FontWeight::medium, theme::textSmall));
        g.drawText ("Loudness of the second less the first, matched, in dB", captionArea, juce::Justification::topLeft, false);
    }

    auto rest = restArea;

    for (const auto& [list, colour] : { std::pair { &texts.mostDifferent, theme::text() }, std::pair { &texts.notes, theme::textSecond() } })
        for (const auto& text : *list)
        {
            drawParagraph (g, text, plainFont(), colour, rest);
            rest.removeFromTop (4);
        }
}

/** "song-v7.wav, then song-v6.wav", or how far it is. */
void ComparisonPanel::paintFiles (juce::Graphics& g) const
{
    const FigureFont font (plainFont());
    g.setColour (theme::textSecond());

    if (progress)
        return font.draw (g, "Comparing: " + std::to_string (static_cast<int> (*progress * 100.0)) + " %", summaryArea.toFloat(), juce::Justification::centredLeft);

    if (! hasComparison)
        return;

    const auto half = 0.5f * static_cast<float> (summaryArea.getWidth() - 60);
    const auto line = shortenedText (toJuce (firstName), font.font(), half) + ", then " + shortenedText (toJuce (secondName), font.font(), half);
    g.setFont (font.font());
    g.drawText (line, summaryArea, juce::Justification::centredLeft, false);
}
} // namespace twobus
