#pragma once

#include "App/Widgets/SystemGlyphs.h"

#include <juce_graphics/juce_graphics.h>

#include <functional>
#include <optional>

namespace twobus
{
#if JUCE_MAJOR_VERSION < 8 // from version 8 on JUCE asks the system for missing glyphs
/** A typeface that gets the glyphs its own font lacks from elsewhere. JUCE 7 draws and measures all text through the
    typeface, so names in any script work wherever they are shown. Each character is looked up once, and only if the
    font lacks it. A character that no font has is drawn as the font's own box.

    JUCE 7 sets each character separately: Arabic letters are not joined and run from left to right. Message thread.
*/
class FallbackTypeface : public juce::CustomTypeface
{
public:
    using Finder = std::function<std::optional<SystemGlyph> (char32_t)>;

    /** emHeight: the height of the font's em square, as a fraction of the font's whole height. */
    FallbackTypeface (juce::Typeface::Ptr font, float emHeight, Finder);

    /** Slightly more than the font's own ascent: less than a twentieth of a pixel at any text size.

        JUCE rounds a baseline to whole pixels, counted from the corner of the area being painted, and halves to the
        nearest even pixel. If a baseline lies at half a pixel, as it often does at 150 %, a partial repaint cuts the
        line and shifts it by a pixel. The extra ascent keeps baselines off half pixels.
    */
    float getAscent() const override;

private:
    bool loadGlyphIfPossible (juce::juce_wchar) override;
    void addFromFont (juce::juce_wchar);
    juce::Path outlineInFont (juce::juce_wchar) const;

    juce::Typeface::Ptr source;
    const float em;
    const Finder find;
    juce::Path box; ///< what the font draws for a character that it lacks
};
#endif

/** Add this to a baseline on whole pixels when you place text by its baseline: see FallbackTypeface::getAscent. Pixels.
    */
inline constexpr float baselineBias = 0.02f;

/** Whether the character only controls how its neighbours look or where a line breaks, and draws nothing itself. */
bool isInvisible (char32_t) noexcept;
} // namespace twobus
