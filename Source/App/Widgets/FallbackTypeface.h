#pragma once

#include "App/Widgets/SystemGlyphs.h"

#include <juce_graphics/juce_graphics.h>

#include <functional>
#include <optional>

namespace twobus
{
#if JUCE_MAJOR_VERSION < 8 // later ones ask the system themselves
/** A typeface that takes from elsewhere what its own font lacks. Everything that JUCE 7 does with text goes through the
    typeface, so names in any script are drawn and measured wherever they are shown. A character costs one look-up the
    first time; those that the font has are never looked up elsewhere. A character that nobody has is the font's own
    box.

    JUCE 7 sets each character for itself: Arabic letters come unjoined and from left to right. Message thread.
*/
class FallbackTypeface : public juce::CustomTypeface
{
public:
    using Finder = std::function<std::optional<SystemGlyph> (char32_t)>;

    /** emHeight: of the font's em, in units of its whole height. */
    FallbackTypeface (juce::Typeface::Ptr font, float emHeight, Finder);

    /** A little more than the font's own, less than a twentieth of a pixel at any size of text.

        JUCE rounds a baseline to whole pixels, and halves to the nearest even one as counted from the corner of the
        area that is painted: where that lies at half a pixel, as it often does at 150 %, a line that is painted again
        in part was cut and shifted by a pixel. So no baseline may lie there.
    */
    float getAscent() const override;

private:
    bool loadGlyphIfPossible (juce::juce_wchar) override;
    void addFromFont (juce::juce_wchar);
    juce::Path outlineInFont (juce::juce_wchar) const;

    juce::Typeface::Ptr source;
    const float em;
    const Finder find;
    juce::Path box; ///< of a character that the font lacks
};
#endif

/** For text that is placed by its baseline: what to add to a baseline on whole pixels, see FallbackTypeface::getAscent.
    */
inline constexpr float baselineBias = 0.02f;

/** Marks that choose how others look or where a line turns, and have no look of their own. */
bool isInvisible (char32_t) noexcept;
} // namespace twobus
