#include "App/Fonts.h"

#include <TwobusFonts.h>
#include <array>

namespace twobus
{
namespace
{
juce::Typeface::Ptr typefaceOf (FontWeight weight)
{
    using namespace TwobusFonts;

    // Kept by JUCE's typeface cache too, but that forgets; parsing a font takes milliseconds.
    static const std::array<juce::Typeface::Ptr, 4> typefaces {
        juce::Typeface::createSystemTypefaceFor (InterRegular_otf, InterRegular_otfSize),
        juce::Typeface::createSystemTypefaceFor (InterMedium_otf, InterMedium_otfSize),
        juce::Typeface::createSystemTypefaceFor (InterSemiBold_otf, InterSemiBold_otfSize),
        juce::Typeface::createSystemTypefaceFor (InterBold_otf, InterBold_otfSize)
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
