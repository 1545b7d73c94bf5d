#include "App/Widgets/FallbackTypeface.h"

#if JUCE_MAJOR_VERSION < 8
namespace twobus
{
namespace
{
constexpr float ascentBias = 1.00125f; ///< a factor: adds 1/60 of a pixel to an ascent of 13 pixels
bool isControl (char32_t c) noexcept { return c < 0x20 || (c >= 0x7f && c < 0xa0); }

constexpr juce::juce_wchar noncharacter = 0x10ffff;
} // namespace

FallbackTypeface::FallbackTypeface (juce::Typeface::Ptr font, float emHeight, Finder finder)
    : source (std::move (font)), em (emHeight), find (std::move (finder)), box (outlineInFont (noncharacter))
{
    setCharacteristics (source->getName(), source->getStyle(), source->getAscent(), ' ');
}

float FallbackTypeface::getAscent() const { return source->getAscent() * ascentBias; }

bool FallbackTypeface::loadGlyphIfPossible (juce::juce_wchar character)
{
    const auto codePoint = static_cast<char32_t> (character);

    if (isInvisible (codePoint))
    {
        addGlyph (character, {}, 0.0f);
        return true;
    }

    if (! isControl (codePoint) && ! box.isEmpty() && outlineInFont (character) == box)
    {
        if (const auto glyph = find (codePoint))
        {
            auto outline = glyph->outline;
            outline.applyTransform (juce::AffineTransform::scale (em));
            addGlyph (character, outline, glyph->advance * em);
            return true;
        }
    }

    addFromFont (character);
    return true;
}

void FallbackTypeface::addFromFont (juce::juce_wchar character)
{
    addGlyph (character, outlineInFont (character), source->getStringWidth (juce::String::charToString (character)));
}

juce::Path FallbackTypeface::outlineInFont (juce::juce_wchar character) const
{
    juce::Path outline;
    source->getOutlineForGlyph (static_cast<int> (character),
                                outline); // JUCE 7 numbers the glyphs of a font of ours by character
    return outline;
}
} // namespace twobus
#endif

bool twobus::isInvisible (char32_t c) noexcept
{
    return c == 0xad || c == 0x61c || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e)
           || (c >= 0x2060 && c <= 0x206f) || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff
           || (c >= 0xe0000 && c <= 0xe0fff);
}
