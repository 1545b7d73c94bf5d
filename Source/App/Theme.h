#pragma once

#include "Advice/Advice.h"
#include "Present/MeterScale.h"

#include <juce_graphics/juce_graphics.h>

/** Every colour, size and distance of the window, in one place. Sizes are logical pixels.

    Blue, amber and red are for good, caution and damage only, and never stand alone: a shape goes with each
    (see StateIcon). Loudness has no zones and is grey.
*/
namespace twobus::theme
{
inline const juce::Colour background { 0xff121419 };
inline const juce::Colour panel { 0xff1a1d24 };
inline const juce::Colour panelBorder { 0xff22252f };
inline const juce::Colour inset { 0xff121419 };
inline const juce::Colour line { 0xff282d37 };
inline const juce::Colour button { 0xff242a35 };
inline const juce::Colour buttonOver { 0xff2f3644 };

inline const juce::Colour text { 0xfff2f4f8 };
inline const juce::Colour textSecond { 0xffa3abba };
inline const juce::Colour textDim { 0xff7d8596 };

inline const juce::Colour good { 0xff46b8ff };
inline const juce::Colour caution { 0xffffb224 };
inline const juce::Colour damage { 0xffff4d6a };

inline const juce::Colour barRms { 0xff2c7fb8 };
inline const juce::Colour barPeak { 0xff2a668d };
inline const juce::Colour barCaution { 0xff8f6a1c };
inline const juce::Colour barDamage { 0xff9c2f45 };
inline const juce::Colour barEmpty { 0xff13212c };
inline const juce::Colour barEmptyCaution { 0xff292318 };
inline const juce::Colour barEmptyDamage { 0xff2b161d };
inline const juce::Colour loudness { 0xff8a93a6 };
inline const juce::Colour loudnessEmpty { 0xff1c1f24 };

inline constexpr int gap = 14;
inline constexpr int padding = 14;
inline constexpr float corner = 9.0f;
inline constexpr int topBarHeight = 48;
inline constexpr int bannerHeight = 36;
inline constexpr int miniBannerHeight = 52;

inline constexpr float textSmall = 12.0f;
inline constexpr float textNormal = 13.5f;
inline constexpr float textTitle = 11.0f;
inline constexpr float textHeadline = 21.0f;

inline juce::Colour colourOf (Severity severity) noexcept
{
    switch (severity)
    {
        case Severity::good: return good;
        case Severity::caution: return caution;
        case Severity::damage: return damage;
        case Severity::neutral: break;
    }

    return textSecond;
}

/** Of a number or a mark on a meter. */
inline juce::Colour colourOf (Zone zone) noexcept
{
    switch (zone)
    {
        case Zone::caution: return caution;
        case Zone::damage: return damage;
        case Zone::normal: break;
    }

    return good;
}
} // namespace twobus::theme
