#include "App/Verdict/ChecksView.h"

#include "App/Text.h"
#include "App/Widgets/Figures.h"
#include "App/Widgets/FocusMoves.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Numbers.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int narrowestLimits = 60; // with less room the limits are left out
constexpr int smallestRow = 15, highestRow = 40;
constexpr int optionsWidth = 62, optionsHeight = 20, gapAtTitle = 8;

FigureFont remarkFigures() { return FigureFont (interFont (FontWeight::regular, 11.5f)); }
} // namespace

ChecksView::ChecksView() : Panel ("Checks") { addAndMakeVisible (options); }

void ChecksView::setNumRows (std::size_t numRows)
{
    while (rows.size() < numRows)
    {
        rows.push_back (std::make_unique<CheckRow>());
        addAndMakeVisible (*rows.back());
    }

    rows.resize (numRows);
    resized();
    keepOneTabStop (stops());
}

std::vector<juce::Component*> ChecksView::stops() const
{
    std::vector<juce::Component*> all;

    for (const auto& row : rows)
        all.push_back (row.get());

    return all;
}

bool ChecksView::keyPressed (const juce::KeyPress& key) { return moveFocus (key, stops()); }

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
    }

    alignLimits();
}

/** The limits' column is as wide as the widest limit, or as wide as the names and values allow. */
void ChecksView::alignLimits()
{
    auto widestWords = 0, widestLimit = 0;

    for (const auto& row : rows)
    {
        widestWords = std::max (widestWords, row->widthOfWords());
        widestLimit = std::max (widestLimit, row->widthOfLimit());
    }

    const auto room = std::min (widestLimit, contentArea().getWidth() - widestWords);

    for (auto& row : rows)
        row->setLimitWidth (room >= narrowestLimits ? room : 0);
}

juce::Rectangle<int> ChecksView::remarkArea() const
{
    return titleArea().withTrimmedLeft (titleWidth() + gapAtTitle).withTrimmedRight (optionsWidth + gapAtTitle);
}

void ChecksView::show (const Frame& frame)
{
    setScopeNote (frame.scopeOfChecks());
    options.show (frame.choices);

    if (! frame.numbersAreDue)
        return;

    const auto& checks = frame.words.checks;

    if (checks.size() != rows.size())
        setNumRows (checks.size());

    auto hasChanged = false;

    for (std::size_t i = 0; i < rows.size(); ++i)
        hasChanged = rows[i]->show (checks[i]) || hasChanged;

    if (hasChanged)
        alignLimits();

    const auto& readings = frame.judged;
    auto nowHeard =
        readings.secondsOfSignal >= 1.0 ? durationText (readings.secondsOfSignal) + " of sound" : std::string();
    auto nowWithLongest = readings.longestPassSeconds >= 1.0 && ! nowHeard.empty()
                              ? nowHeard + " · longest pass " + durationText (readings.longestPassSeconds)
                              : nowHeard;

    if (nowWithLongest != heardWithLongest)
    {
        heard = std::move (nowHeard);
        heardWithLongest = std::move (nowWithLongest);
        repaint (remarkArea());
    }
}

void ChecksView::paintContent (juce::Graphics& g)
{
    if (! g.clipRegionIntersects (remarkArea()))
        return;

    const auto figures = remarkFigures();
    const auto area = remarkArea().toFloat();
    g.setColour (theme::textDim());

    for (const auto& remark : { heardWithLongest, heard })
        if (figures.widthOf (remark) <= area.getWidth())
            return figures.draw (g, remark, area, juce::Justification::centredRight);
}
} // namespace twobus
