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
/** In units of the em, relative to the left end of the baseline; y grows downwards. */
struct SystemGlyph
{
    juce::Path outline;
    float advance = 0.0f;
};

/** Glyphs from the system's fonts, for characters that the window's own font lacks: names are written in every script.

    fontconfig lists the fonts in their order; FreeType reads the outlines. A glyph that is only a picture, such as an
    emoji, becomes the outline of its brighter parts, in one colour. Finds glyphs on Linux and BSD only; elsewhere JUCE
    asks the system itself. Does not throw. Message thread.
*/
class SystemGlyphs
{
public:
    /** Uses the installed fonts, starting with those most like a sans serif of this weight. */
    explicit SystemGlyphs (bool isBold);

    /** Uses only the fonts in these files. */
    explicit SystemGlyphs (const std::vector<std::string>& files);

    ~SystemGlyphs();

    /** Empty if no font has the character. */
    std::optional<SystemGlyph> find (char32_t);

private:
    class Fonts;
    std::unique_ptr<Fonts> fonts;
};

/** A bitmap: rows of pixels, each 8-bit blue, green, red and alpha, premultiplied. */
struct GlyphPicture
{
    const std::uint8_t* pixels = nullptr;
    int width = 0, height = 0, bytesPerRow = 0;
};

/** The outline of the parts of a picture that are opaque and not much darker than the average, so that a face keeps its
    eyes. One unit is one pixel. */
juce::Path outlineOf (const GlyphPicture&);
} // namespace twobus
