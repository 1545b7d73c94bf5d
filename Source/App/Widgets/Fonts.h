#pragma once

#include <juce_graphics/juce_graphics.h>

/** @file
    Inter, which is built into Twobus so that text looks the same and has the same width everywhere.
*/
namespace twobus
{
enum class FontWeight
{
    regular,
    medium,
    semiBold,
    bold
};

/** emPixels: the size of the em square, as designers give it; not JUCE's height, which is ascent plus descent. */
juce::Font interFont (FontWeight, float emPixels);
} // namespace twobus
