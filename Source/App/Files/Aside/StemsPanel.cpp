#include "App/Files/Aside/StemsPanel.h"

#include "App/Text.h"
#include "App/Widgets/Figures.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/ShownText.h"
#include "Present/Reports/StemText.h"

#include <algorithm>
#include <vector>

namespace twobus
{
namespace
{
constexpr int buttonHeight = 28, mixWidth = 168, gap = 12, lineGap = 6, boxPadding = 14;

juce::Font strongFont() { return interFont (FontWeight::medium, 13.0f); }

juce::Font plainFont() { return interFont (FontWeight::regular, 13.0f); }

/** The largest share first. */
std::vector<ShareTable::Row> rowsOf (const StemReport& report)
{
    std::vector<ShareTable::Row> rows;

    for (const auto i : stemsByShare (report))
    {
        const auto& stem = report.stems[i];
        const auto share = report.moments.empty() ? 0.0 : report.moments.front().shares[i];
        rows.push_back ({ toJuce (shownText (stem.name)), share, stem.trimDb });
    }

    return rows;
}
} // namespace

StemsPanel::StemsPanel()
    : AsidePanel ("Stems", { "Stems: what uses the headroom", "Stems", "Summing the stems",
                             "Closes this panel. The files stay as they are.", "Stops measuring the stems." })
{
    addChildComponent (table);
    mix.setTitle (mix.getButtonText());
    mix.setTooltip ("Checks whether these stems add up to the mix:\nhow much of it is left without them.");
    mix.setWantsKeyboardFocus (true);
    mix.onClick = [this] {
        if (onMix != nullptr)
            onMix();
    };
    addChildComponent (mix);
}

void StemsPanel::show (const StemReport& report)
{
    texts = sentencesOf (report);
    table.show (rowsOf (report));
    noteReport();
}

juce::StringArray StemsPanel::sentencesOfReport() const
{
    juce::StringArray sentences { toJuce (texts.summary), toJuce (texts.whatIf), toJuce (texts.whatIfRest) };

    for (const auto& text : texts.rest)
        sentences.add (toJuce (text));

    return sentences;
}

//==============================================================================
int StemsPanel::whatIfHeight (int width) const
{
    const auto textWidth = width - 2 * boxPadding;
    return texts.whatIfRest.empty() ? 0
                                    : 2 * boxPadding + heightOfParagraph (texts.whatIf, strongFont(), textWidth) + 2
                                          + heightOfParagraph (texts.whatIfRest, plainFont(), textWidth);
}

/** The height of the first sentences, as many as have room. */
int StemsPanel::restHeight (int width, int available) const
{
    auto height = 0;

    for (const auto& text : texts.rest)
    {
        const auto next = height + (height > 0 ? lineGap : 0) + heightOfParagraph (text, plainFont(), width);

        if (next > available)
            break;

        height = next;
    }

    return height;
}

/** The sentences below the table get room only after a part of the table's rows; if room is short, the last sentences
    are left out. */
void StemsPanel::placeReport (juce::Rectangle<int> area)
{
    mix.setVisible (hasReport() && ! isMeasuring()
                    && area.getHeight() >= ShareTable::smallestHeight + buttonHeight + gap);
    mix.setBounds (mix.isVisible()
                       ? area.removeFromBottom (buttonHeight).withWidth (std::min (mixWidth, area.getWidth()))
                       : juce::Rectangle<int>());

    // The table's rows get room first, then the box, then the other sentences.
    const auto boxHeight = hasReport() ? whatIfHeight (area.getWidth()) : 0;
    const auto hasBox = boxHeight > 0 && area.getHeight() >= ShareTable::smallestHeight + gap + boxHeight;
    const auto boxWithGap = hasBox ? boxHeight + gap : 0;
    const auto lowestTable =
        std::min (table.idealHeight(), std::max<int> (ShareTable::smallestHeight, table.idealHeight() * 2 / 3));
    const auto sentences =
        hasReport() ? restHeight (area.getWidth(), area.getHeight() - lowestTable - boxWithGap - 2 * gap) : 0;
    const auto tableHeight =
        table.heightWithin (std::max (0, area.getHeight() - boxWithGap - (sentences > 0 ? sentences + 2 * gap : gap)));

    table.setVisible (hasReport());
    table.setBounds (area.removeFromTop (tableHeight));
    area.removeFromTop (gap);
    whatIfArea = hasBox ? area.removeFromTop (boxHeight) : juce::Rectangle<int>();
    area.removeFromTop (hasBox ? gap : 0);
    restArea = area.removeFromTop (sentences);
}

void StemsPanel::paintSummary (juce::Graphics& g, juce::Rectangle<int> area)
{
    g.setColour (theme::textSecond());
    FigureFont (plainFont()).draw (g, texts.summary, area.toFloat(), juce::Justification::centredLeft);
}

void StemsPanel::paintReport (juce::Graphics& g)
{
    if (! whatIfArea.isEmpty())
    {
        g.setColour (theme::inset());
        g.fillRoundedRectangle (whatIfArea.toFloat(), 6.0f);
        auto box = whatIfArea.reduced (boxPadding);
        drawParagraph (g, texts.whatIf, strongFont(), theme::text(), box);
        box.removeFromTop (2);
        drawParagraph (g, texts.whatIfRest, plainFont(), theme::textSecond(), box);
    }

    auto rest = restArea;

    for (const auto& text : texts.rest)
    {
        if (heightOfParagraph (text, plainFont(), rest.getWidth()) > rest.getHeight())
            break;

        drawParagraph (g, text, plainFont(), theme::textSecond(), rest);
        rest.removeFromTop (lineGap);
    }
}
} // namespace twobus
