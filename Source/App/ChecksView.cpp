#include "App/ChecksView.h"

#include "App/Figures.h"
#include "App/Fonts.h"
#include "App/StateIcon.h"
#include "App/Text.h"
#include "App/Theme.h"
#include "Present/Numbers.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int narrowestWithLimits = 330; // below, the names have the room
constexpr int smallestRow = 15, highestRow = 40;
constexpr std::size_t usualChecks = 11;

juce::Font limitFont()
{
    return interFont (FontWeight::regular, 11.5f);
}

int widestLimit (const std::vector<CheckText>& checks)
{
    auto widest = 0;

    for (const auto& check : checks)
        widest =
            std::max (widest, juce::roundToInt (std::ceil (limitFont().getStringWidthFloat (toJuce (check.limit)))));

    return widest + 1;
}

bool isSame (const CheckText& a, const CheckText& b)
{
    return a.name == b.name && a.value == b.value && a.limit == b.limit && a.severity == b.severity;
}
} // namespace

ChecksView::ChecksView() : Panel ("Checks")
{
    addAndMakeVisible (options);
}

void ChecksView::resized()
{
    constexpr int optionsWidth = 62, optionsHeight = 20;
    options.setBounds (titleArea().removeFromRight (optionsWidth).withSizeKeepingCentre (optionsWidth, optionsHeight));
}

juce::Rectangle<int> ChecksView::rowOf (std::size_t index) const
{
    const auto area = contentArea();
    const auto numRows = static_cast<int> (std::max (usualChecks, checks.size()));
    const auto height = std::clamp (area.getHeight() / numRows, smallestRow, highestRow);
    const auto row = area.withHeight (height).translated (0, static_cast<int> (index) * height);
    return area.contains (row) ? row : juce::Rectangle<int>();
}

juce::Rectangle<int> ChecksView::remarkArea() const
{
    constexpr int roomForOptions = 70;
    return titleArea().withTrimmedLeft (titleArea().getWidth() / 4).withTrimmedRight (roomForOptions);
}

void ChecksView::show (const Frame& frame)
{
    options.show (frame.choices);

    if (! frame.numbersAreDue)
        return;

    const auto& next = frame.words.checks;

    if (next.size() != checks.size())
    {
        limitWidth = widestLimit (next);
        repaint();
    }

    for (std::size_t i = 0; i < std::min (next.size(), checks.size()); ++i)
        if (! isSame (next[i], checks[i]))
            repaint (rowOf (i));

    checks = next;

    if (auto nowHeard = durationText (frame.snapshot.readings.secondsOfSignal) + " heard"; nowHeard != heard)
    {
        heard = std::move (nowHeard);
        repaint (remarkArea());
    }
}

void ChecksView::paintRow (juce::Graphics& g, const CheckText& check, juce::Rectangle<int> row) const
{
    g.setColour (theme::line());
    g.fillRect (row.withTop (row.getBottom() - 1));

    const auto iconSide = static_cast<float> (std::min (18, row.getHeight() - 5));
    drawStateIcon (g, check.severity, row.removeFromLeft (20).toFloat().withSizeKeepingCentre (iconSide, iconSide));
    row.removeFromLeft (8);

    const auto isBad = check.severity == Severity::caution || check.severity == Severity::damage;
    const auto limit = row.getWidth() >= narrowestWithLimits ? row.removeFromRight (limitWidth) : juce::Rectangle<int>();
    row.removeFromRight (limit.isEmpty() ? 0 : 10);

    const FigureFont figures (interFont (FontWeight::semiBold, 12.5f));
    const auto value = row.removeFromRight (juce::roundToInt (figures.widthOf (check.value)) + 1);
    row.removeFromRight (4);

    g.setColour (theme::text());
    g.setFont (interFont (FontWeight::medium, 12.5f));
    g.drawText (toJuce (check.name), row, juce::Justification::centredLeft, true);

    g.setColour (isBad ? theme::colourOf (check.severity) : theme::text());
    figures.draw (g, check.value, value.toFloat(), juce::Justification::centredRight);

    g.setColour (theme::textDim());
    g.setFont (limitFont());
    g.drawText (toJuce (check.limit), limit, juce::Justification::centredRight, true);
}

void ChecksView::paintContent (juce::Graphics& g)
{
    if (g.clipRegionIntersects (remarkArea()))
    {
        g.setColour (theme::textDim());
        FigureFont (interFont (FontWeight::regular, 11.5f))
            .draw (g, heard, remarkArea().toFloat(), juce::Justification::centredRight);
    }

    for (std::size_t i = 0; i < checks.size(); ++i)
        if (const auto row = rowOf (i); g.clipRegionIntersects (row))
            paintRow (g, checks[i], row);
}
} // namespace twobus
