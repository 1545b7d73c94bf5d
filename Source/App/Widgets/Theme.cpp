#include "App/Widgets/Theme.h"

namespace twobus::theme
{
namespace
{
juce::Colour opaque (juce::uint32 rgb) noexcept { return juce::Colour (0xff000000u | rgb); }

Palette makeDark() noexcept
{
    return { .background = opaque (0x121419),
             .panel = opaque (0x1a1d24),
             .panelBorder = opaque (0x22252f),
             .inset = opaque (0x121419),
             .line = opaque (0x282d37),
             .button = opaque (0x242a35),
             .buttonOver = opaque (0x2f3644),
             .text = opaque (0xf2f4f8),
             .textSecond = opaque (0xa3abba),
             .textDim = opaque (0x7d8596),
             .good = opaque (0x46b8ff),
             .caution = opaque (0xffb224),
             .damage = opaque (0xff4d6a),
             .barRms = opaque (0x2c7fb8),
             .barPeak = opaque (0x2a668d),
             .barCaution = opaque (0x8f6a1c),
             .barDamage = opaque (0x9c2f45),
             .barEmpty = opaque (0x13212c),
             .barEmptyCaution = opaque (0x292318),
             .barEmptyDamage = opaque (0x2b161d),
             .loudness = opaque (0x8a93a6),
             .loudnessEmpty = opaque (0x1c1f24) };
}

// Good, caution and damage are darker here because text on white needs a contrast of 4.5 to 1 (WCAG 2.1, 1.4.3).
Palette makeLight() noexcept
{
    return { .background = opaque (0xe9ecf1),
             .panel = opaque (0xfbfcfe),
             .panelBorder = opaque (0xd5dae3),
             .inset = opaque (0xeef1f5),
             .line = opaque (0xd5dae3),
             .button = opaque (0xe2e6ed),
             .buttonOver = opaque (0xcfd6e1),
             .text = opaque (0x14171d),
             .textSecond = opaque (0x454d5c),
             .textDim = opaque (0x626b7b),
             .good = opaque (0x0b6bb3),
             .caution = opaque (0x8f5a00),
             .damage = opaque (0xc4163a),
             .barRms = opaque (0x3c8fca),
             .barPeak = opaque (0x8dbfe3),
             .barCaution = opaque (0xe0ae4a),
             .barDamage = opaque (0xe0758b),
             .barEmpty = opaque (0xe3ebf3),
             .barEmptyCaution = opaque (0xf5ead2),
             .barEmptyDamage = opaque (0xf6dfe4),
             .loudness = opaque (0x7b8496),
             .loudnessEmpty = opaque (0xe8ebf0) };
}

ThemeName chosen = ThemeName::dark;
} // namespace

const Palette& paletteOf (ThemeName name) noexcept
{
    static const auto dark = makeDark(), light = makeLight();
    return name == ThemeName::light ? light : dark;
}

const Palette& current() noexcept { return paletteOf (chosen); }

void setTheme (ThemeName name) noexcept { chosen = name; }

juce::Colour colourOf (Severity severity) noexcept
{
    switch (severity)
    {
        case Severity::good: return good();
        case Severity::caution: return caution();
        case Severity::damage: return damage();
        case Severity::neutral: break;
    }

    return textSecond();
}

juce::Colour colourOf (Zone zone) noexcept
{
    switch (zone)
    {
        case Zone::caution: return caution();
        case Zone::damage: return damage();
        case Zone::normal: break;
    }

    return good();
}
} // namespace twobus::theme
