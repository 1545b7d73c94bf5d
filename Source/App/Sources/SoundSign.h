#pragma once

#include <juce_graphics/juce_graphics.h>

#include <optional>
#include <string>

/** @file
    Beside a source in a list: three bars and "sound" while it carries some, "silent" while it does not, nothing where
    that is not known. Pixels.
*/
namespace twobus
{
constexpr int soundSignWidth = 68;

std::string soundText (std::optional<bool> carriesSound);

void drawSoundSign (juce::Graphics&, std::optional<bool> carriesSound, juce::Rectangle<int> area);
} // namespace twobus
