#include "App/Mix/TableWithSentences.h"

#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/Theme.h"

#include <utility>

namespace twobus
{
namespace
{
constexpr int lineGap = 4, gap = 8;

juce::Font fontOf (std::size_t sentence)
{
    return interFont (sentence == 0 ? FontWeight::medium : FontWeight::regular, 13.0f);
}
} // namespace

void TableWithSentences::show (std::vector<std::string> next)
{
    sentences = std::move (next);
    resized(); // the table begins below the first
    repaint();
}

std::string TableWithSentences::allText() const
{
    std::string all;

    for (const auto& sentence : sentences)
        all += (all.empty() ? "" : " ") + sentence;

    return all;
}

void TableWithSentences::setTable (juce::Component& shown, std::function<int (int)> heightFor)
{
    table = &shown;
    heightOfTable = std::move (heightFor);
    addAndMakeVisible (shown);
    resized();
}

void TableWithSentences::setNoTable()
{
    if (table != nullptr)
        table->setVisible (false);

    table = nullptr;
}

int TableWithSentences::tableHeight (int width) const { return table != nullptr ? heightOfTable (width) : 0; }

/** The height of the first sentence and the gap below it. */
int TableWithSentences::firstHeight (int width) const
{
    return sentences.empty() ? 0 : heightOfParagraph (sentences.front(), fontOf (0), width) + gap;
}

int TableWithSentences::heightFor (int width) const
{
    auto height = firstHeight (width) + (table != nullptr ? tableHeight (width) + gap : 0);

    for (std::size_t i = 1; i < sentences.size(); ++i)
        height += heightOfParagraph (sentences[i], fontOf (i), width) + lineGap;

    return height;
}

void TableWithSentences::resized()
{
    if (table != nullptr)
        table->setBounds (
            getLocalBounds().withTrimmedTop (firstHeight (getWidth())).withHeight (tableHeight (getWidth())));
}

void TableWithSentences::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());
    auto area = getLocalBounds();

    for (std::size_t i = 0; i < sentences.size(); ++i)
    {
        drawParagraph (g, sentences[i], fontOf (i), i == 0 ? theme::text() : theme::textSecond(), area);
        area.removeFromTop (i == 0 ? gap : lineGap);

        if (i == 0 && table != nullptr)
            area.removeFromTop (tableHeight (getWidth()) + gap);
    }
}
} // namespace twobus
