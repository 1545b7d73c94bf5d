#include "App/Mix/SentencesBelow.h"

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

void SentencesBelow::show (std::vector<std::string> next)
{
    sentences = std::move (next);
    repaint();
}

std::string SentencesBelow::allText() const
{
    std::string all;

    for (const auto& sentence : sentences)
        all += (all.empty() ? "" : " ") + sentence;

    return all;
}

void SentencesBelow::setTable (juce::Component& shown, std::function<int (int)> heightFor)
{
    table = &shown;
    heightOfTable = std::move (heightFor);
    addAndMakeVisible (shown);
    resized();
}

void SentencesBelow::setNoTable()
{
    if (table != nullptr)
        table->setVisible (false);

    table = nullptr;
}

int SentencesBelow::tableHeight (int width) const { return table != nullptr ? heightOfTable (width) : 0; }

int SentencesBelow::heightFor (int width) const
{
    auto height = table != nullptr ? tableHeight (width) + gap : 0;

    for (std::size_t i = 0; i < sentences.size(); ++i)
        height += heightOfParagraph (sentences[i], fontOf (i), width) + lineGap;

    return height;
}

void SentencesBelow::resized()
{
    if (table != nullptr)
        table->setBounds (getLocalBounds().withHeight (tableHeight (getWidth())));
}

void SentencesBelow::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());
    auto area = getLocalBounds().withTrimmedTop (table != nullptr ? tableHeight (getWidth()) + gap : 0);

    for (std::size_t i = 0; i < sentences.size(); ++i)
    {
        drawParagraph (g, sentences[i], fontOf (i), i == 0 ? theme::text() : theme::textSecond(), area);
        area.removeFromTop (lineGap);
    }
}
} // namespace twobus
