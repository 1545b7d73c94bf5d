#include "App/CorrelationView.h"

#include "App/Fonts.h"
#include "App/Theme.h"
#include "Present/Numbers.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int endWidth = 22, valueWidth = 74, nameWidth = 82, barHeight = 7;
constexpr double widestBalanceDb = 6.0;

/** A deviation from -1 to 1 as pixels of half the track. */
int pixelsOf (std::optional<double> deviation, int trackWidth)
{
    if (! deviation || std::isnan (*deviation))
        return 0;

    return juce::roundToInt (std::clamp (*deviation, -1.0, 1.0) * trackWidth / 2.0);
}
} // namespace

CorrelationView::CorrelationView()
    : Panel ("Stereo"), correlation (interFont (FontWeight::semiBold, 13.0f), interFont (FontWeight::regular, 11.0f),
                                     juce::Justification::centredRight),
      balance (interFont (FontWeight::semiBold, 13.0f), interFont (FontWeight::regular, 11.0f),
               juce::Justification::centredRight)
{
    addAndMakeVisible (correlation);
    addAndMakeVisible (balance);
}

juce::Rectangle<int> CorrelationView::rowOf (int index) const
{
    const auto area = contentArea();
    const auto height = area.getHeight() / 2;
    return area.withHeight (height).translated (0, index * height);
}

juce::Rectangle<int> CorrelationView::trackOf (int index) const
{
    const auto row = rowOf (index).withTrimmedLeft (nameWidth + endWidth).withTrimmedRight (valueWidth + endWidth);
    return row.withSizeKeepingCentre (row.getWidth(), barHeight);
}

void CorrelationView::resized()
{
    correlation.setBounds (rowOf (0).removeFromRight (valueWidth));
    balance.setBounds (rowOf (1).removeFromRight (valueWidth));
}

void CorrelationView::show (const Frame& frame)
{
    const auto& readings = frame.snapshot.readings;
    const auto nowCorrelation = frame.levelsAreLive ? readings.correlationWindow : std::nullopt;
    const auto share =
        readings.balanceDb ? std::optional<double> (*readings.balanceDb / widestBalanceDb) : std::nullopt;

    if (const auto pixels = pixelsOf (nowCorrelation, trackOf (0).getWidth()); pixels != correlationPixels)
    {
        correlationPixels = pixels;
        repaint (trackOf (0).expanded (2, 6));
    }

    if (const auto pixels = pixelsOf (share, trackOf (1).getWidth()); pixels != balancePixels)
    {
        balancePixels = pixels;
        repaint (trackOf (1).expanded (2, 6));
    }

    if (! frame.numbersAreDue)
        return;

    correlation.show (signedNumberText (nowCorrelation, 2), {}, nowCorrelation ? theme::text() : theme::textDim());
    balance.show (signedNumberText (readings.balanceDb), readings.balanceDb ? "dB" : "",
                  readings.balanceDb ? theme::text() : theme::textDim());
}

void CorrelationView::paintBar (juce::Graphics& g, juce::Rectangle<int> track, int deviation, juce::Colour colour,
                                const char* left, const char* right) const
{
    g.setColour (theme::inset());
    g.fillRoundedRectangle (track.toFloat(), 3.0f);

    const auto middle = track.getCentreX();
    g.setColour (colour);
    g.fillRect (std::min (middle, middle + deviation), track.getY() + 1, std::abs (deviation), track.getHeight() - 2);
    g.setColour (theme::textSecond());
    g.fillRect (middle, track.getY() - 3, 1, track.getHeight() + 6);

    g.setColour (theme::textDim());
    g.setFont (interFont (FontWeight::regular, 11.0f));
    const auto line = track.withSizeKeepingCentre (track.getWidth(), 16);
    g.drawText (juce::CharPointer_UTF8 (left), line.withX (track.getX() - endWidth).withWidth (endWidth - 5),
                juce::Justification::centredRight, false);
    g.drawText (juce::CharPointer_UTF8 (right), line.withX (track.getRight() + 5).withWidth (endWidth - 5),
                juce::Justification::centredLeft, false);
}

void CorrelationView::paintContent (juce::Graphics& g)
{
    g.setColour (theme::textSecond());
    g.setFont (interFont (FontWeight::regular, 12.5f));
    g.drawText ("Correlation", rowOf (0).removeFromLeft (nameWidth), juce::Justification::centredLeft, false);
    g.drawText ("Balance", rowOf (1).removeFromLeft (nameWidth), juce::Justification::centredLeft, false);

    paintBar (g, trackOf (0), correlationPixels, theme::loudness(), "−1", "+1");
    paintBar (g, trackOf (1), balancePixels, theme::loudness(), "L", "R");
}
} // namespace twobus
