#include "App/Files/Aside/ComparisonPanel.h"

#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/ShortenedText.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/ShownText.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int gap = 12, captionHeight = 18, highestPlot = 150, lowestPlot = 70;
constexpr const char* betweenNames = ", then ";

juce::Font strongFont() { return interFont (FontWeight::medium, 13.0f); }

juce::Font plainFont() { return interFont (FontWeight::regular, 13.0f); }
} // namespace

juce::String namesThatFit (const juce::String& first, const juce::String& second, const juce::Font& font, float width)
{
    const auto room = std::max (0.0f, width - font.getStringWidthFloat (betweenNames));
    const auto firstWidth = font.getStringWidthFloat (first), secondWidth = font.getStringWidthFloat (second);
    const auto forFirst = std::max (0.5f * room, room - secondWidth),
               forSecond = std::max (0.5f * room, room - firstWidth);
    return shortenedText (first, font, forFirst) + betweenNames + shortenedText (second, font, forSecond);
}

ComparisonPanel::ComparisonPanel()
    : AsidePanel ("Comparison", { "Comparison at equal loudness", "Two bounces", "Comparing",
                                  "Closes this panel. The files stay as they are.", "Stops comparing." })
{
    addChildComponent (plot);
}

void ComparisonPanel::show (const BounceComparison& comparison)
{
    texts = wordsFor (comparison);
    firstName = toJuce (shownPath (comparison.first.path).name);
    secondName = toJuce (shownPath (comparison.second.path).name);
    plot.show (comparison);
    noteReport();
}

void ComparisonPanel::forgetReport()
{
    texts = {};
    firstName.clear();
    secondName.clear();
}

juce::StringArray ComparisonPanel::sentencesOfReport() const
{
    juce::StringArray sentences { "First " + firstName + ", second " + secondName + ".", toJuce (texts.headline) };

    for (const auto* list : { &texts.mostDifferent, &texts.notes })
        for (const auto& text : *list)
            sentences.add (toJuce (text));

    return sentences;
}

//==============================================================================
void ComparisonPanel::placeReport (juce::Rectangle<int> area)
{
    area.removeFromTop (gap - 4);
    headlineArea = area.removeFromTop (
        std::min (heightOfParagraph (texts.headline, strongFont(), area.getWidth()), area.getHeight()));
    area.removeFromTop (gap);

    const auto plotHeight = std::min (highestPlot, area.getHeight() / 2 - captionHeight);
    plot.setVisible (hasReport() && plotHeight >= lowestPlot);
    captionArea = plot.isVisible() ? area.removeFromTop (captionHeight) : juce::Rectangle<int>();
    plot.setBounds (plot.isVisible() ? area.removeFromTop (plotHeight) : juce::Rectangle<int>());
    area.removeFromTop (plot.isVisible() ? gap : 0);
    restArea = area;
}

void ComparisonPanel::paintSummary (juce::Graphics& g, juce::Rectangle<int> area)
{
    const auto font = plainFont();
    g.setColour (theme::textSecond());
    g.setFont (font);
    g.drawText (namesThatFit (firstName, secondName, font, static_cast<float> (area.getWidth())), area,
                juce::Justification::centredLeft, false);
}

void ComparisonPanel::paintReport (juce::Graphics& g)
{
    auto headline = headlineArea;
    drawParagraph (g, texts.headline, strongFont(), theme::text(), headline);

    if (plot.isVisible())
    {
        g.setColour (theme::textDim());
        g.setFont (interFont (FontWeight::medium, theme::textSmall));
        g.drawText ("Loudness of the second minus the first, after matching, in dB", captionArea,
                    juce::Justification::topLeft, false);
    }

    auto rest = restArea;

    for (const auto& [list, colour] :
         { std::pair { &texts.mostDifferent, theme::text() }, std::pair { &texts.notes, theme::textSecond() } })
        for (const auto& text : *list)
        {
            drawParagraph (g, text, plainFont(), colour, rest);
            rest.removeFromTop (4);
        }
}
} // namespace twobus
