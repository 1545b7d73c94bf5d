#pragma once

#include "Advice/Advice.h"
#include "App/Settings/ThemeName.h"
#include "Present/Meters/MeterScale.h"

#include <juce_graphics/juce_graphics.h>

/** @file
    The window's colours, sizes and distances, in one place. Sizes are logical pixels.

    There are two themes, dark and light. After setTheme every colour below comes from the new theme; the caller must
    repaint everything. Blue, amber and red are for good, caution and damage only, and never stand alone: a shape goes
    with each (see StateIcon). They differ in lightness too, and people with any of the common colour blindnesses can
    tell blue from amber and red (a test computes it). Loudness has no zones and is grey. Message thread.
*/
namespace twobus::theme
{
struct Palette
{
    juce::Colour background, panel, panelBorder, inset, line, button, buttonOver;
    juce::Colour text, textSecond, textDim;
    juce::Colour good, caution, damage;
    juce::Colour barRms, barPeak, barCaution, barDamage; ///< filled parts of a bar
    juce::Colour barEmpty, barEmptyCaution, barEmptyDamage;
    juce::Colour loudness, loudnessEmpty;
};

const Palette& paletteOf (ThemeName) noexcept;
const Palette& current() noexcept;
void setTheme (ThemeName) noexcept;

inline juce::Colour background() noexcept { return current().background; }
inline juce::Colour panel() noexcept { return current().panel; }
inline juce::Colour panelBorder() noexcept { return current().panelBorder; }
inline juce::Colour inset() noexcept { return current().inset; }
inline juce::Colour line() noexcept { return current().line; }
inline juce::Colour button() noexcept { return current().button; }
inline juce::Colour buttonOver() noexcept { return current().buttonOver; }

inline juce::Colour text() noexcept { return current().text; }
inline juce::Colour textSecond() noexcept { return current().textSecond; }
inline juce::Colour textDim() noexcept { return current().textDim; }

inline juce::Colour good() noexcept { return current().good; }
inline juce::Colour caution() noexcept { return current().caution; }
inline juce::Colour damage() noexcept { return current().damage; }

inline juce::Colour barRms() noexcept { return current().barRms; }
inline juce::Colour barPeak() noexcept { return current().barPeak; }
inline juce::Colour barCaution() noexcept { return current().barCaution; }
inline juce::Colour barDamage() noexcept { return current().barDamage; }
inline juce::Colour barEmpty() noexcept { return current().barEmpty; }
inline juce::Colour barEmptyCaution() noexcept { return current().barEmptyCaution; }
inline juce::Colour barEmptyDamage() noexcept { return current().barEmptyDamage; }
inline juce::Colour loudness() noexcept { return current().loudness; }
inline juce::Colour loudnessEmpty() noexcept { return current().loudnessEmpty; }

inline constexpr int gap = 14;
inline constexpr int compactGap = 8;
inline constexpr int miniGap = 6;
inline constexpr int padding = 14;
inline constexpr float corner = 9.0f;
inline constexpr int topBarHeight = 48;
inline constexpr int compactTopBarHeight = 38;
inline constexpr int statusHeight = 36;
inline constexpr int lowStatusHeight = 28; ///< in a low window

inline constexpr float textSmall = 12.0f;
inline constexpr float textNormal = 13.5f;
inline constexpr float textTitle = 11.0f;
inline constexpr float textHeadline = 21.0f;

juce::Colour colourOf (Severity) noexcept;

/** The colour of a number or a mark on a meter in this zone. */
juce::Colour colourOf (Zone) noexcept;
} // namespace twobus::theme
