#pragma once

#include <juce_graphics/juce_graphics.h>

#include <optional>
#include <string>

/** @file
    The sign beside a source in a list: three bars and "sound" while it carries sound, "silent" while it does not,
    nothing if that is not known. Sizes are pixels.
*/
namespace twobus
{
constexpr int soundSignWidth = 68;

std::string soundText (std::optional<bool> carriesSound);

void drawSoundSign (juce::Graphics&, std::optional<bool> carriesSound, juce::Rectangle<int> area);
} // namespace twobus
