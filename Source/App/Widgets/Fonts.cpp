#include "App/Widgets/Fonts.h"

#include "App/Widgets/FallbackTypeface.h"

#include <TwobusFonts.h>
#include <array>
#include <memory>

namespace twobus
{
namespace
{
#if JUCE_MAJOR_VERSION < 8 && (JUCE_LINUX || JUCE_BSD)
constexpr float emHeight = 2816.0f / (2728.0f + 680.0f); ///< Inter's em divided by its ascent plus descent

/** Opens the system's fonts when the first character is looked up in them. */
FallbackTypeface::Finder finderOf (bool isBold)
{
    return [isBold, glyphs = std::shared_ptr<SystemGlyphs>()] (char32_t character) mutable {
        if (glyphs == nullptr)
            glyphs = std::make_shared<SystemGlyphs> (isBold);

        return glyphs->find (character);
    };
}

juce::Typeface::Ptr createTypeface (const char* data, int size, bool isBold)
{
    return new FallbackTypeface (juce::Typeface::createSystemTypefaceFor (data, static_cast<std::size_t> (size)),
                                 emHeight, finderOf (isBold));
}
#else
/** JUCE 8, and JUCE on other systems, asks the system for glyphs that a font lacks. */
juce::Typeface::Ptr createTypeface (const char* data, int size, bool)
{
    return juce::Typeface::createSystemTypefaceFor (data, static_cast<std::size_t> (size));
}
#endif

juce::Typeface::Ptr typefaceOf (FontWeight weight)
{
    using namespace TwobusFonts;

    // Kept here because JUCE's typeface cache drops entries, and parsing a font takes milliseconds.
    static const std::array<juce::Typeface::Ptr, 4> typefaces {
        createTypeface (InterRegular_otf, InterRegular_otfSize, false),
        createTypeface (InterMedium_otf, InterMedium_otfSize, false),
        createTypeface (InterSemiBold_otf, InterSemiBold_otfSize, true),
        createTypeface (InterBold_otf, InterBold_otfSize, true)
    };

    return typefaces[static_cast<std::size_t> (weight)];
}
} // namespace

juce::Font interFont (FontWeight weight, float emPixels)
{
    const auto typeface = typefaceOf (weight);
    const juce::Font font (typeface);
    return font.withPointHeight (emPixels);
}
} // namespace twobus
