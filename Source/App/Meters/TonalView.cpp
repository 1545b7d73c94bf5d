#include "App/Meters/TonalView.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/Theme.h"
#include "Present/Meters/ReadingHelp.h"

#include <array>

namespace twobus
{
namespace
{
constexpr int axisHeight = 24, remarkHeight = 34, heightForRemark = 150, widthOfByEar = 50;

struct AxisMark
{
    double hz;
    const char* label;
};

constexpr std::array<AxisMark, 4> axisMarks {
    { { 50.0, "50" }, { 200.0, "200" }, { 1000.0, "1k" }, { 5000.0, "5k" } }
};

juce::Point<float> pointAt (juce::Rectangle<float> plot, const TonalPicture& picture, std::size_t band, double db)
{
    return plot.getRelativePoint (static_cast<float> (tonalPositionOfBand (band)),
                                  static_cast<float> (1.0 - tonalHeightOf (picture, db)));
}
} // namespace

TonalView::TonalView() : Panel ("Tonal balance")
{
    picture = tonalPictureOf ({});
    makeExplainable (tooltipOf (helpFor (Reading::spectrum)));
}

void TonalView::show (const Frame& frame)
{
    setScopeNote (frame.scopeOfReadings());

    if (! frame.numbersAreDue)
        return;

    auto next = tonalPictureOf (frame.readings.spectrum);

    if (next == picture)
        return;

    picture = std::move (next);
    repaint();
}

std::unique_ptr<juce::AccessibilityHandler> TonalView::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::image, [this] { return toJuce (picture.remark); });
}

void TonalView::paintReference (juce::Graphics& g, juce::Rectangle<float> plot) const
{
    juce::Path band;
    band.startNewSubPath (pointAt (plot, picture, 0, tonalReference[0].middleDb + tonalReference[0].upperDb));

    for (std::size_t i = 1; i < numReferenceBands; ++i)
        band.lineTo (pointAt (plot, picture, i, tonalReference[i].middleDb + tonalReference[i].upperDb));

    for (auto i = numReferenceBands; i-- > 0;)
        band.lineTo (pointAt (plot, picture, i, tonalReference[i].middleDb + tonalReference[i].lowerDb));

    band.closeSubPath();
    g.setColour (theme::good().withAlpha (0.18f));
    g.fillPath (band);
}

void TonalView::paintSpectrum (juce::Graphics& g, juce::Rectangle<float> plot) const
{
    juce::Path line;

    for (std::size_t i = 0; i < numReferenceBands; ++i)
    {
        const auto point = pointAt (plot, picture, i, (*picture.levelsDb)[i]);
        i == 0 ? line.startNewSubPath (point) : line.lineTo (point);
    }

    // What lies below the scale leaves the picture and does not run along its edge.
    const juce::Graphics::ScopedSaveState saved (g);
    g.reduceClipRegion (plot.getSmallestIntegerContainer().expanded (1));
    g.setColour (theme::good());
    g.strokePath (line, juce::PathStrokeType (1.8f, juce::PathStrokeType::curved));
}

void TonalView::paintAxis (juce::Graphics& g, juce::Rectangle<float> plot) const
{
    g.setFont (interFont (FontWeight::regular, 11.0f));

    for (const auto& mark : axisMarks)
    {
        const auto x = plot.getX() + static_cast<float> (tonalPositionOfHz (mark.hz)) * plot.getWidth();
        g.setColour (theme::line());
        g.fillRect (x, plot.getY(), 1.0f, plot.getHeight());
        g.setColour (theme::textDim());
        g.drawText (mark.label, juce::Rectangle<float> (x - 20.0f, plot.getBottom() + 3.0f, 40.0f, 15.0f),
                    juce::Justification::centred, false);
    }
}

void TonalView::paintContent (juce::Graphics& g)
{
    g.setColour (theme::textDim());
    g.setFont (interFont (FontWeight::regular, theme::textTitle));

    if (titleWidth() + widthOfByEar <= titleArea().getWidth())
        g.drawText ("by ear", titleArea(), juce::Justification::centredRight, false);

    auto area = contentArea();

    if (getHeight() >= heightForRemark)
    {
        auto words = area.removeFromBottom (remarkHeight);
        drawParagraph (g, picture.remark, interFont (FontWeight::regular, 11.5f), theme::textSecond(), words);
    }

    const auto plot = area.withTrimmedBottom (axisHeight).toFloat();
    paintAxis (g, plot);
    paintReference (g, plot);

    if (picture.levelsDb)
        paintSpectrum (g, plot);
}
} // namespace twobus
