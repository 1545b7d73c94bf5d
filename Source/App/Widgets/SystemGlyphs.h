#pragma once

#include <juce_graphics/juce_graphics.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace twobus
{
/** For an em of 1, from the left end of the baseline; y grows downwards. */
struct SystemGlyph
{
    juce::Path outline;
    float advance = 0.0f;
};

/** Glyphs of the system's fonts, for characters that the window's own font lacks: names are written in every script.

    fontconfig knows the fonts and their order; FreeType reads the outlines. A glyph that is only a picture, as emoji
    are, comes as the outline of its brighter parts, in one colour. Only on Linux; elsewhere JUCE asks the system
    itself. Throws nothing. Message thread.
*/
class SystemGlyphs
{
public:
    /** The installed fonts, those that are most like a sans serif of that weight first. */
    explicit SystemGlyphs (bool isBold);

    /** Only the fonts in these files. */
    explicit SystemGlyphs (const std::vector<std::string>& files);

    ~SystemGlyphs();

    /** Empty if no font has the character. */
    std::optional<SystemGlyph> find (char32_t);

private:
    class Fonts;
    std::unique_ptr<Fonts> fonts;
};

/** A picture in rows of blue, green, red and alpha, premultiplied. */
struct GlyphPicture
{
    const std::uint8_t* pixels = nullptr;
    int width = 0, height = 0, bytesPerRow = 0;
};

/** What of a picture is opaque and not much darker than the whole, as an outline with one unit a pixel: a face keeps
    its eyes. */
juce::Path outlineOf (const GlyphPicture&);
} // namespace twobus
