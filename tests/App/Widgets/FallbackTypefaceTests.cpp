#include "App/Text.h"
#include "App/Widgets/FallbackTypeface.h"
#include "App/Widgets/Fonts.h"
#include "Support/Catch.h"

#include <array>
#include <cmath>

using namespace twobus;

#if JUCE_LINUX && JUCE_MAJOR_VERSION < 8
namespace
{
constexpr char32_t sun = U'日', guitar = U'\U0001f3b8', unassigned = U'\U0003fffd';

juce::Typeface::Ptr inter (const char* style)
{
    juce::MemoryBlock data;
    REQUIRE (juce::File (TWOBUS_FONTS).getChildFile (style).loadFileAsData (data));
    return juce::Typeface::createSystemTypefaceFor (data.getData(), data.getSize());
}

juce::String textOf (char32_t character)
{
    return juce::String::charToString (static_cast<juce::juce_wchar> (character));
}

juce::Path outlineOf (juce::Typeface& typeface, char32_t character)
{
    juce::Path outline;
    typeface.getOutlineForGlyph (static_cast<int> (character), outline);
    return outline;
}

/** A square of half an em. */
SystemGlyph square()
{
    SystemGlyph glyph;
    glyph.outline.addRectangle (0.0f, -0.5f, 0.5f, 0.5f);
    glyph.advance = 1.0f;
    return glyph;
}
} // namespace

TEST_CASE ("a character missing from the font comes from another font, and is looked up once")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    std::vector<char32_t> wanted;
    const juce::ReferenceCountedObjectPtr<FallbackTypeface> typeface (
        new FallbackTypeface (inter ("Inter-Regular.otf"), 0.8f, [&] (char32_t character) {
            wanted.push_back (character);
            return character == unassigned ? std::nullopt : std::optional (square());
        }));

    CHECK (typeface->getStringWidth (textOf (sun)) == Approx (0.8));
    CHECK (outlineOf (*typeface, sun).getBounds() == juce::Rectangle<float> (0.0f, -0.4f, 0.4f, 0.4f));
    CHECK (typeface->getStringWidth (textOf (sun) + textOf (guitar) + textOf (sun)) == Approx (2.4));
    CHECK (wanted == std::vector<char32_t> { sun, guitar });

    // No font has this character, so the typeface draws the box of its own font.
    const auto box = outlineOf (*typeface, unassigned);
    CHECK_FALSE (box.isEmpty());
    CHECK (box == outlineOf (*inter ("Inter-Regular.otf"), unassigned));
    CHECK (wanted.size() == 3);
}

TEST_CASE ("characters that the font has come from it without asking other fonts")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto font = inter ("Inter-Regular.otf");
    auto numWanted = 0;
    const juce::ReferenceCountedObjectPtr<FallbackTypeface> typeface (new FallbackTypeface (font, 0.8f, [&] (char32_t) {
        ++numWanted;
        return std::optional<SystemGlyph>();
    }));

    const auto text = toJuce ("Mix bus: −0.4 dBTP · 3:42 … “Größe”, naïve, Ελληνικά, Кириллица → ✓ \n");
    CHECK (typeface->getStringWidth (text) == font->getStringWidth (text));
    CHECK (outlineOf (*typeface, U'ß') == outlineOf (*font, U'ß'));
    CHECK (numWanted == 0);
    CHECK (typeface->getDescent() == font->getDescent());
    CHECK (typeface->getHeightToPointsFactor() == font->getHeightToPointsFactor());
}

TEST_CASE ("invisible characters take no room")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto font = interFont (FontWeight::regular, 13.0f);
    CHECK (font.getStringWidthFloat (toJuce ("a\xef\xb8\x8f\xe2\x80\x8d"
                                             "b"))
           == font.getStringWidthFloat ("ab"));
    CHECK_FALSE (isInvisible (U'a'));
    CHECK_FALSE (isInvisible (sun));
}

TEST_CASE ("glyphs match those in their font files")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto bold = inter ("Inter-Bold.otf");
    SystemGlyphs glyphs (
        std::vector<std::string> { TWOBUS_FONTS "/none.otf", TWOBUS_FONTS "/OFL.txt", TWOBUS_FONTS "/Inter-Bold.otf" });
    constexpr float em = 2816.0f / 3408.0f;

    for (const auto character : { U'A', U'ö', U'8' })
    {
        const auto glyph = glyphs.find (character);
        REQUIRE (glyph.has_value());
        const auto expected = outlineOf (*bold, character).getBounds(), found = (glyph->outline.getBounds() * em);
        CHECK (found.getX() == near (expected.getX(), 0.001));
        CHECK (found.getY() == near (expected.getY(), 0.001));
        CHECK (found.getWidth() == near (expected.getWidth(), 0.001));
        CHECK (found.getHeight() == near (expected.getHeight(), 0.001));
        CHECK (glyph->advance * em == near (bold->getStringWidth (textOf (character)), 0.001));
    }

    CHECK (glyphs.find (U' ')->outline.isEmpty());
    CHECK_FALSE (glyphs.find (sun));
    CHECK_FALSE (SystemGlyphs (std::vector<std::string>()).find (U'A'));
}

TEST_CASE ("with any system fonts each character is drawn and has a width")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto font = interFont (FontWeight::semiBold, 13.0f);

    for (const auto character : { sun, guitar, unassigned, U'ك', U'क', U'한' })
    {
        juce::Image picture (juce::Image::RGB, 40, 40, true);
        juce::Graphics g (picture);
        g.setColour (juce::Colours::white);
        g.setFont (font);
        g.drawText (textOf (character), picture.getBounds(), juce::Justification::centred, false);
        auto isDrawn = false;

        for (int y = 0; y < 40; ++y)
            for (int x = 0; x < 40; ++x)
                isDrawn = isDrawn || picture.getPixelAt (x, y).getBrightness() > 0.4f;

        CAPTURE (static_cast<std::uint32_t> (character));
        CHECK (isDrawn);
        CHECK (font.getStringWidthFloat (textOf (character)) > 2.0f);
    }
}

TEST_CASE ("baselines are always on whole pixels, at any scale")
{
    const juce::ScopedJuceInitialiser_GUI juce;

    for (const auto em : { 10.5f, 11.0f, 12.0f, 12.5f, 13.0f, 13.5f, 14.0f, 18.0f, 20.0f, 24.0f, 32.0f })
        for (const auto scale : { 0.75f, 0.9f, 1.0f, 1.25f, 1.5f, 1.75f, 2.0f })
            for (int top = 0; top < 40; ++top)
                for (const auto baseline : { static_cast<float> (top) + interFont (FontWeight::regular, em).getAscent(),
                                             static_cast<float> (top) + baselineBias })
                {
                    const auto pixels = baseline * scale;
                    CHECK (std::abs (pixels - std::floor (pixels) - 0.5f) > 0.005f);
                }
}
#endif

TEST_CASE ("a picture's outline has its opaque parts except those that are much darker")
{
    constexpr int side = 20;
    std::array<std::uint8_t, side * side * 4> pixels {};
    const auto paint = [&] (juce::Rectangle<int> area, std::array<std::uint8_t, 4> colour) {
        for (int y = area.getY(); y < area.getBottom(); ++y)
            for (int x = area.getX(); x < area.getRight(); ++x)
                std::copy (colour.begin(), colour.end(), pixels.begin() + (y * side + x) * 4);
    };

    paint ({ 2, 3, 16, 14 }, { 40, 200, 250, 255 }); // a yellow face
    paint ({ 6, 6, 2, 4 }, { 10, 20, 30, 255 }); // an eye
    const auto face = outlineOf (GlyphPicture { pixels.data(), side, side, side * 4 });
    CHECK (face.getBounds() == juce::Rectangle<float> (2.0f, 3.0f, 16.0f, 14.0f));
    CHECK (face.contains (4.5f, 7.5f));
    CHECK_FALSE (face.contains (6.5f, 7.5f));
    CHECK_FALSE (face.contains (1.0f, 7.5f));

    pixels.fill (0);
    CHECK (outlineOf (GlyphPicture { pixels.data(), side, side, side * 4 }).isEmpty());
    paint ({ 2, 3, 16, 14 }, { 0, 0, 0, 255 }); // black all over
    CHECK (outlineOf (GlyphPicture { pixels.data(), side, side, side * 4 }).getBounds()
           == juce::Rectangle<float> (2.0f, 3.0f, 16.0f, 14.0f));
}
