#include "App/ChecksView.h"

#include "App/Figures.h"
#include "App/Fonts.h"
#include "App/Text.h"
#include "App/Theme.h"
#include "Present/Numbers.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int narrowestWithLimits = 320; // below, the names have the room
constexpr int smallestRow = 15, highestRow = 40;
constexpr int optionsWidth = 62, optionsHeight = 20;
} // namespace

ChecksView::ChecksView() : Panel ("Checks")
{
    addAndMakeVisible (options);
}

void ChecksView::setNumRows (std::size_t numRows)
{
    while (rows.size() < numRows)
    {
        rows.push_back (std::make_unique<CheckRow>());
        addAndMakeVisible (*rows.back());
    }

    rows.resize (numRows);
    resized();
}

void ChecksView::resized()
{
    options.setBounds (titleArea().removeFromRight (optionsWidth).withSizeKeepingCentre (optionsWidth, optionsHeight));

    if (rows.empty())
        return;

    auto area = contentArea();
    const auto height = std::clamp (area.getHeight() / static_cast<int> (rows.size()), smallestRow, highestRow);

    for (auto& row : rows)
    {
        row->setVisible (area.getHeight() >= height);
        row->setBounds (area.removeFromTop (row->isVisible() ? height : 0));
        row->setLimitWidth (area.getWidth() >= narrowestWithLimits ? limitWidth : 0);
    }
}

juce::Rectangle<int> ChecksView::remarkArea() const
{
    return titleArea().withTrimmedLeft (titleArea().getWidth() / 4).withTrimmedRight (optionsWidth + 8);
}

void ChecksView::show (const Frame& frame)
{
    options.show (frame.choices);

    if (! frame.numbersAreDue)
        return;

    const auto& checks = frame.words.checks;

    if (checks.size() != rows.size())
    {
        limitWidth = 0;

        for (const auto& check : checks)
            limitWidth = std::max (limitWidth, CheckRow::widthOfLimit (check));

        setNumRows (checks.size());
    }

    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i]->show (checks[i]);

    if (auto nowHeard = durationText (frame.snapshot.readings.secondsOfSignal) + " heard"; nowHeard != heard)
    {
        heard = std::move (nowHeard);
        repaint (remarkArea());
    }
}

void ChecksView::paintContent (juce::Graphics& g)
{
    if (! g.clipRegionIntersects (remarkArea()))
        return;

    g.setColour (theme::textDim());
    FigureFont (interFont (FontWeight::regular, 11.5f)).draw (g, heard, remarkArea().toFloat(), juce::Justification::centredRight);
}
} // namespace twobus
