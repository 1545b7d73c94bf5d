#include "App/Meters/ScopeView.h"

#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
ScopeView::Shades shadesOf (juce::Colour colour)
{
    ScopeView::Shades shades;

    for (std::size_t brightness = 0; brightness < shades.size(); ++brightness)
        shades[brightness] = colour.withAlpha (static_cast<juce::uint8> (brightness)).getPixelARGB();

    return shades;
}
} // namespace

ScopeView::ScopeView()
{
    setOpaque (true);
    setInterceptsMouseClicks (false, false);
    setAccessible (false); // correlation and balance say the same in numbers
}

juce::Rectangle<int> ScopeView::square() const
{
    const auto side = std::min (getWidth(), getHeight());
    return getLocalBounds().withSizeKeepingCentre (side, side);
}

void ScopeView::resized()
{
    scope.setSide (square().getWidth());
    shades = shadesOf (theme::good());
    drawBehind();
    repaint();
}

void ScopeView::drawBehind()
{
    behind = picture = {};

    if (getWidth() <= 0 || getHeight() <= 0)
        return;

    behind = juce::Image (juce::Image::RGB, getWidth(), getHeight(), false);
    juce::Graphics g (behind);
    g.fillAll (theme::panel());

    const auto area = square().toFloat().reduced (0.5f);
    juce::Path diamond;
    diamond.addQuadrilateral (area.getCentreX(), area.getY(), area.getRight(), area.getCentreY(), area.getCentreX(),
                              area.getBottom(), area.getX(), area.getCentreY());
    g.setColour (theme::inset());
    g.fillPath (diamond);
    g.setColour (theme::line());
    g.strokePath (diamond, juce::PathStrokeType (1.0f));
    g.drawLine ({ { area.getCentreX(), area.getY() }, { area.getCentreX(), area.getBottom() } });
    g.drawLine ({ { area.getX(), area.getCentreY() }, { area.getRight(), area.getCentreY() } });

    g.setColour (theme::textDim());
    g.setFont (interFont (FontWeight::medium, 11.0f));
    const auto corner = square().reduced (square().getWidth() / 8);
    g.drawText ("L", corner, juce::Justification::topLeft, false);
    g.drawText ("R", corner, juce::Justification::topRight, false);
    picture = behind.createCopy();
}

void ScopeView::show (std::span<const StereoPair> pairs, double seconds)
{
    if (! scope.advance (seconds, pairs))
        return;

    const juce::Image::BitmapData drawn (picture, juce::Image::BitmapData::readWrite),
        empty (behind, juce::Image::BitmapData::readOnly);
    auto left = scope.side(), right = 0, top = scope.side(), bottom = 0;

    for (const auto place : scope.changed())
    {
        const auto x = square().getX() + place.column, y = square().getY() + place.row;
        auto pixel = *reinterpret_cast<const juce::PixelRGB*> (empty.getPixelPointer (x, y));
        pixel.blend (shades[scope.brightness (place)]);
        *reinterpret_cast<juce::PixelRGB*> (drawn.getPixelPointer (x, y)) = pixel;

        left = std::min (left, place.column);
        right = std::max (right, place.column + 1);
        top = std::min (top, place.row);
        bottom = std::max (bottom, place.row + 1);
    }

    repaint (juce::Rectangle (left, top, right - left, bottom - top) + square().getPosition());
}

void ScopeView::paint (juce::Graphics& g) { g.drawImageAt (picture, 0, 0); }
} // namespace twobus
