#include "App/Meters/StereoView.h"

#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Numbers.h"
#include "Present/Meters/ReadingHelp.h"

#include <algorithm>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int endWidth = 22, valueWidth = 62, narrowestCorrelation = 44, narrowestBalance = 54, nameWidth = 82,
              barHeight = 7;
constexpr int heightForScope = 210, widthForNames = 300, lowBars = 44, highBars = 80;
constexpr double widestBalanceDb = 6.0;

/** Converts a deviation from -1 to 1 into pixels from the middle of the track. */
int pixelsOf (std::optional<double> deviation, int trackWidth)
{
    if (! deviation || std::isnan (*deviation))
        return 0;

    return juce::roundToInt (std::clamp (*deviation, -1.0, 1.0) * trackWidth / 2.0);
}
} // namespace

StereoView::StereoView()
    : Panel ("Stereo"), correlation (interFont (FontWeight::semiBold, 13.0f), interFont (FontWeight::regular, 11.0f),
                                     juce::Justification::centredRight),
      balance (interFont (FontWeight::semiBold, 13.0f), interFont (FontWeight::regular, 11.0f),
               juce::Justification::centredRight)
{
    for (auto* child : std::initializer_list<juce::Component*> { &scope, &correlation, &balance })
        addAndMakeVisible (child);

    correlation.setTitle ("Correlation");
    balance.setTitle ("Balance");
    makeExplainable (tooltipOf (helpFor (Reading::stereoImage)));
}

void StereoView::setTap (StereoTap* next) { tap = next; }

bool StereoView::hasScope() const noexcept { return getHeight() >= heightForScope; }

/** In a narrow panel the names are left out, so that the tracks get their width. */
bool StereoView::hasNames() const noexcept { return getWidth() >= widthForNames; }

juce::Rectangle<int> StereoView::rowOf (int index) const
{
    const auto height = barsArea.getHeight() / 2;
    return barsArea.withHeight (height).translated (0, index * height);
}

juce::Rectangle<int> StereoView::trackOf (int index) const
{
    auto row = rowOf (index);

    if (! hasNames())
        row = row.removeFromBottom (row.getHeight() / 2);

    const auto name = hasNames() ? nameWidth : 0, value = hasNames() ? valueWidth : 0;
    const auto track = row.withTrimmedLeft (name + endWidth).withTrimmedRight (value + endWidth);
    return track.withSizeKeepingCentre (track.getWidth(), barHeight);
}

void StereoView::resized()
{
    auto area = contentArea();
    barsArea = hasScope() ? area.removeFromBottom (hasNames() ? lowBars : highBars) : area;
    scope.setVisible (hasScope());
    scope.setBounds (hasScope() ? area.withTrimmedBottom (6) : juce::Rectangle<int>());

    for (auto* label : { &correlation, &balance })
    {
        auto row = rowOf (label == &correlation ? 0 : 1);
        const auto narrowest = label == &correlation ? narrowestCorrelation : narrowestBalance;
        const auto width = std::clamp (row.getWidth() - nameWidth, narrowest, valueWidth);
        label->setBounds ((hasNames() ? row : row.removeFromTop (row.getHeight() / 2)).removeFromRight (width));
    }
}

void StereoView::showScope (const Frame& frame)
{
    if (tap == nullptr || ! scopeFrames.isDue (frame.nowSeconds))
        return;

    const auto elapsed = frame.nowSeconds - shownSeconds;
    shownSeconds = frame.nowSeconds;

    const auto& pairs = tap->read();
    scope.show (frame.layout.isStereo() && frame.levelsAreLive ? std::span (pairs) : std::span<const StereoPair>(),
                elapsed);
}

void StereoView::show (const Frame& frame)
{
    setScopeNote (frame.scopeOfReadings());
    showScope (frame);

    const auto& readings = frame.readings;
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

void StereoView::paintBar (juce::Graphics& g, juce::Rectangle<int> track, int deviation, juce::Colour colour,
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

void StereoView::paintContent (juce::Graphics& g)
{
    g.setColour (theme::textSecond());
    g.setFont (interFont (FontWeight::regular, 12.5f));

    for (const auto& [index, name] : { std::pair { 0, "Correlation" }, std::pair { 1, "Balance" } })
    {
        auto row = rowOf (index);
        g.drawText (name,
                    hasNames() ? row.removeFromLeft (nameWidth)
                               : row.removeFromTop (row.getHeight() / 2).removeFromLeft (nameWidth),
                    juce::Justification::centredLeft, false);
    }

    paintBar (g, trackOf (0), correlationPixels, theme::loudness(), "−1", "+1");
    paintBar (g, trackOf (1), balancePixels, theme::loudness(), "L", "R");
}
} // namespace twobus
