#pragma once

#include <juce_graphics/juce_graphics.h>

/** @file
    Inter, which Twobus carries with it, so that it looks and measures the same everywhere.
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

/** emPixels: the size of the em square, as designers count; not JUCE's height, which is ascent and descent. */
juce::Font interFont (FontWeight, float emPixels);
} // namespace twobus
