#pragma once

#include <juce_graphics/juce_graphics.h>

#include <string_view>

namespace twobus
{
/** Draws numbers with digits of equal width, so that a running number does not jiggle.

    JUCE 7.0.5 cannot switch on a font's tabular digits ("tnum"), so each digit is centred in a cell as wide as the
    widest digit; all other characters keep their own width.
*/
class FigureFont
{
public:
    explicit FigureFont (juce::Font);

    /** In pixels. */
    float widthOf (std::string_view utf8) const;

    /** Draws one line, without shortening it, vertically centred on the digits' height. */
    void draw (juce::Graphics&, std::string_view utf8, juce::Rectangle<float> area, juce::Justification) const;

    /** The same, but placed by its left end and its baseline, for several fonts on one line. */
    void drawAt (juce::Graphics&, std::string_view utf8, float left, float baseline) const;

    /** The height of the digits above the baseline, in pixels. */
    float digitHeight() const noexcept { return heightOfDigits; }

    const juce::Font& font() const noexcept { return face; }

    FigureFont scaledBy (float factor) const { return FigureFont (face.withHeight (face.getHeight() * factor)); }

private:
    float advanceOf (juce::juce_wchar) const;

    juce::Font face;
    float digitWidth = 0.0f, heightOfDigits = 0.0f;
};
} // namespace twobus
