#include "App/Widgets/StateIcon.h"

#include "App/Widgets/Theme.h"

namespace twobus
{
namespace
{
/** A point in the icon's square; x and y run from 0 to 1. */
juce::Point<float> at (juce::Rectangle<float> square, float x, float y) { return square.getRelativePoint (x, y); }

juce::PathStrokeType strokeOf (juce::Rectangle<float> square)
{
    return { std::max (1.3f, square.getWidth() * 0.09f), juce::PathStrokeType::curved, juce::PathStrokeType::rounded };
}

void drawCheck (juce::Graphics& g, juce::Rectangle<float> square)
{
    const auto stroke = strokeOf (square);
    g.drawEllipse (square.reduced (stroke.getStrokeThickness()), stroke.getStrokeThickness());

    juce::Path check;
    check.startNewSubPath (at (square, 0.32f, 0.52f));
    check.lineTo (at (square, 0.45f, 0.65f));
    check.lineTo (at (square, 0.68f, 0.37f));
    g.strokePath (check, stroke);
}

void drawTriangle (juce::Graphics& g, juce::Rectangle<float> square)
{
    juce::Path triangle;
    triangle.addTriangle (at (square, 0.5f, 0.1f), at (square, 0.95f, 0.88f), at (square, 0.05f, 0.88f));
    g.strokePath (triangle, strokeOf (square));

    juce::Path bar;
    bar.startNewSubPath (at (square, 0.5f, 0.4f));
    bar.lineTo (at (square, 0.5f, 0.6f));
    g.strokePath (bar, strokeOf (square));
    g.fillEllipse (juce::Rectangle<float> (square.getWidth() * 0.12f, square.getWidth() * 0.12f)
                       .withCentre (at (square, 0.5f, 0.75f)));
}

void drawCrossedSquare (juce::Graphics& g, juce::Rectangle<float> square)
{
    g.fillRoundedRectangle (square.reduced (square.getWidth() * 0.07f), square.getWidth() * 0.14f);

    juce::Path cross;
    cross.startNewSubPath (at (square, 0.34f, 0.34f));
    cross.lineTo (at (square, 0.66f, 0.66f));
    cross.startNewSubPath (at (square, 0.66f, 0.34f));
    cross.lineTo (at (square, 0.34f, 0.66f));
    g.setColour (theme::panel());
    g.strokePath (cross, juce::PathStrokeType (square.getWidth() * 0.13f));
}

void drawInformation (juce::Graphics& g, juce::Rectangle<float> square)
{
    const auto thickness = strokeOf (square).getStrokeThickness();
    g.drawEllipse (square.reduced (thickness), thickness);
    g.fillEllipse (juce::Rectangle<float> (square.getWidth() * 0.13f, square.getWidth() * 0.13f)
                       .withCentre (at (square, 0.5f, 0.31f)));

    juce::Path stem;
    stem.startNewSubPath (at (square, 0.5f, 0.47f));
    stem.lineTo (at (square, 0.5f, 0.72f));
    g.strokePath (stem, strokeOf (square));
}
} // namespace

void drawStateIcon (juce::Graphics& g, Severity severity, juce::Rectangle<float> area)
{
    const auto side = std::min (area.getWidth(), area.getHeight());
    const auto square = juce::Rectangle<float> (side, side).withCentre (area.getCentre());
    g.setColour (theme::colourOf (severity));

    switch (severity)
    {
        case Severity::good: return drawCheck (g, square);
        case Severity::caution: return drawTriangle (g, square);
        case Severity::damage: return drawCrossedSquare (g, square);
        case Severity::neutral: return drawInformation (g, square);
    }
}
} // namespace twobus
