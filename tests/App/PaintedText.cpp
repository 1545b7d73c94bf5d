#include "App/PaintedText.h"

#include "App/Text.h"

#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace twobus::test
{
namespace
{
std::vector<std::string>* faultsNow = nullptr; ///< null while nothing is recorded

void noteFault (const char* what, const juce::String& text)
{
    if (faultsNow != nullptr)
        faultsNow->push_back (what + (": \"" + text.toStdString()) + "\"");
}

void noteIfShortened (const juce::Graphics& g, const juce::String& text, float width)
{
    if (g.getCurrentFont().getStringWidthFloat (text) > width + 1.0f)
        noteFault ("has no room", text);
}
} // namespace
} // namespace twobus::test

#if JUCE_LINUX
// JUCE leaves out the characters that find no room, and drawParagraph the whole text. So on Linux the linker redirects
// their calls in Twobus to this file (--wrap).
namespace twobus
{
void drawWhole (const juce::Graphics*, const juce::String&, juce::Rectangle<int>, juce::Justification,
                bool) asm("__real__ZNK4juce8Graphics8drawTextERKNS_6StringENS_9RectangleIiEENS_13JustificationEb");
void drawChecked (const juce::Graphics*, const juce::String&, juce::Rectangle<int>, juce::Justification,
                  bool) asm("__wrap__ZNK4juce8Graphics8drawTextERKNS_6StringENS_9RectangleIiEENS_13JustificationEb");
void drawWholeInFloat (
    const juce::Graphics*, const juce::String&, juce::Rectangle<float>, juce::Justification,
    bool) asm("__real__ZNK4juce8Graphics8drawTextERKNS_6StringENS_9RectangleIfEENS_13JustificationEb");
void drawCheckedInFloat (
    const juce::Graphics*, const juce::String&, juce::Rectangle<float>, juce::Justification,
    bool) asm("__wrap__ZNK4juce8Graphics8drawTextERKNS_6StringENS_9RectangleIfEENS_13JustificationEb");
void drawWholeParagraph (juce::Graphics&, std::string_view, const juce::Font&, juce::Colour, juce::Rectangle<int>&) asm(
    "__real__ZN6twobus13drawParagraphERN4juce8GraphicsESt17basic_string_viewIcSt11char_traitsIcEERKNS0_4FontENS0_"
    "6ColourERNS0_9RectangleIiEE");
void drawCheckedParagraph (juce::Graphics&, std::string_view, const juce::Font&, juce::Colour,
                           juce::Rectangle<int>&) asm("__wrap__ZN6twobus13drawParagraphERN4juce8GraphicsESt17basic_"
                                                      "string_viewIcSt11char_traitsIcEERKNS0_4FontENS0_6ColourERNS0_"
                                                      "9RectangleIiEE");

void drawChecked (const juce::Graphics* g, const juce::String& text, juce::Rectangle<int> area,
                  juce::Justification placement, bool withDots)
{
    test::noteIfShortened (*g, text, static_cast<float> (area.getWidth()));
    drawWhole (g, text, area, placement, withDots);
}

void drawCheckedInFloat (const juce::Graphics* g, const juce::String& text, juce::Rectangle<float> area,
                         juce::Justification placement, bool withDots)
{
    test::noteIfShortened (*g, text, area.getWidth());
    drawWholeInFloat (g, text, area, placement, withDots);
}

void drawCheckedParagraph (juce::Graphics& g, std::string_view text, const juce::Font& font, juce::Colour colour,
                           juce::Rectangle<int>& area)
{
    const auto before = area;
    drawWholeParagraph (g, text, font, colour, area);

    if (! text.empty() && area == before)
        test::noteFault ("left out", toJuce (std::string (text)));
}
} // namespace twobus
#endif

namespace twobus::test
{
namespace
{
/** The characters of a typeface by the number of their glyph. */
class GlyphNames
{
public:
    const std::string& nameOf (const juce::Typeface::Ptr& typeface, int glyph)
    {
        auto& names = known[typeface.get()];

        if (names.empty())
            readInto (names, *typeface);

        static const std::string unknown ("?");
        const auto found = names.find (glyph);
        return found != names.end() ? found->second : unknown;
    }

private:
    static void readInto (std::map<int, std::string>& names, juce::Typeface& typeface)
    {
        std::vector<juce::juce_wchar> characters { 0x2212, 0x2013, 0x2026, 0x2019, 0xb7, 0xd7, 0xb1, 0x2022, 0xa0 };

        for (juce::juce_wchar character = 32; character < 127; ++character)
            characters.push_back (character);

        for (const auto character : characters)
        {
            juce::Array<int> glyphs;
            juce::Array<float> offsets;
            const auto text = juce::String::charToString (character);
            typeface.getGlyphPositions (text, glyphs, offsets);

            if (glyphs.size() == 1)
                names[glyphs[0]] = text.toStdString();
        }
    }

    std::map<const juce::Typeface*, std::map<int, std::string>> known;
};

/** Draws nothing, and records the text that is drawn in it. */
class TextRecorder : public juce::LowLevelGraphicsContext
{
public:
    TextRecorder (const juce::Component& painter, juce::Point<int> placeInWindow, PaintedTexts& into, GlyphNames& names)
        : component (painter), place (placeInWindow), painted (into), glyphNames (names)
    {
        states.push_back ({ {}, juce::RectangleList<int> (painter.getLocalBounds()), juce::Font() });
    }

    ~TextRecorder() override { endText(); }

    bool isVectorDevice() const override { return false; }
    float getPhysicalPixelScaleFactor() override { return 1.0f; }
    void setOrigin (juce::Point<int> origin) override { addTransform (juce::AffineTransform::translation (origin)); }
    void addTransform (const juce::AffineTransform& t) override { now().transform = t.followedBy (now().transform); }

    bool clipToRectangle (const juce::Rectangle<int>& area) override
    {
        return now().clip.clipTo (inComponent (area)) || ! isClipEmpty();
    }

    bool clipToRectangleList (const juce::RectangleList<int>& areas) override
    {
        juce::RectangleList<int> moved;

        for (const auto& area : areas)
            moved.add (inComponent (area));

        return now().clip.clipTo (moved) || ! isClipEmpty();
    }

    void excludeClipRectangle (const juce::Rectangle<int>& area) override { now().clip.subtract (inComponent (area)); }

    void clipToPath (const juce::Path& path, const juce::AffineTransform& t) override
    {
        clipToRectangle (path.getBoundsTransformed (t).getSmallestIntegerContainer());
    }

    void clipToImageAlpha (const juce::Image&, const juce::AffineTransform&) override {}
    bool clipRegionIntersects (const juce::Rectangle<int>& area) override
    {
        return now().clip.intersectsRectangle (inComponent (area));
    }

    juce::Rectangle<int> getClipBounds() const override
    {
        return states.back()
            .clip.getBounds()
            .toFloat()
            .transformedBy (states.back().transform.inverted())
            .getSmallestIntegerContainer();
    }

    bool isClipEmpty() const override { return states.back().clip.isEmpty(); }
    void saveState() override { states.push_back (states.back()); }
    void restoreState() override { states.pop_back(); }
    void beginTransparencyLayer (float) override { saveState(); }
    void endTransparencyLayer() override { restoreState(); }

    void setFill (const juce::FillType&) override {}
    void setOpacity (float) override {}
    void setInterpolationQuality (juce::Graphics::ResamplingQuality) override {}
    void fillRect (const juce::Rectangle<int>&, bool) override {}
    void fillRect (const juce::Rectangle<float>&) override {}
    void fillRectList (const juce::RectangleList<float>&) override {}
    void fillPath (const juce::Path&, const juce::AffineTransform&) override {}
    void drawImage (const juce::Image&, const juce::AffineTransform&) override {}
    void drawLine (const juce::Line<float>&) override {}

    void setFont (const juce::Font& font) override { now().font = font; }
    const juce::Font& getFont() override { return now().font; }

    void drawGlyph (int glyph, const juce::AffineTransform& t) override
    {
        const auto& font = now().font;
        const auto typeface = font.getTypefacePtr();
        const auto whole = t.followedBy (now().transform);
        const auto height = font.getHeight();
        const juce::Point<float> origin (whole.getTranslationX(), whole.getTranslationY());

        if (text && ! continues (origin, height))
            endText();

        juce::Path outline;
        typeface->getOutlineForGlyph (glyph, outline);
        const auto ink = outline.getBoundsTransformed (
            juce::AffineTransform::scale (height * font.getHorizontalScale(), height).followedBy (whole));

        if (! text)
            text.emplace (PaintedText { &component, {}, {} });

        text->words += glyphNames.nameOf (typeface, glyph);
        lastOrigin = origin;
        lastRight = ink.isEmpty() ? origin.x : ink.getRight();

        if (ink.isEmpty())
            return;

        text->area = text->area.isEmpty() ? ink : text->area.getUnion (ink);
        isCut = isCut || ! now().clip.containsRectangle (ink.reduced (tolerance).getSmallestIntegerContainer());
    }

private:
    static constexpr auto tolerance = 1.0f;

    struct State
    {
        juce::AffineTransform transform;
        juce::RectangleList<int> clip; ///< in the component
        juce::Font font;
    };

    State& now() { return states.back(); }

    juce::Rectangle<int> inComponent (const juce::Rectangle<int>& area)
    {
        return area.toFloat().transformedBy (now().transform).getSmallestIntegerContainer();
    }

    /** Whether a glyph here goes on with the same line of text. */
    bool continues (juce::Point<float> origin, float height) const
    {
        return std::abs (origin.y - lastOrigin.y) < 1.0f && origin.x >= lastOrigin.x && origin.x < lastRight + height;
    }

    void endText()
    {
        if (! text)
            return;

        auto ended = *std::exchange (text, std::nullopt);
        const auto hasDots = juce::String (toJuce (ended.words)).trimEnd().endsWith ("...");

        if (std::exchange (isCut, false))
            noteFault ("cut off", toJuce (ended.words));

        if (hasDots)
            noteFault ("shortened", toJuce (ended.words));

        ended.area += place.toFloat();

        if (! ended.area.isEmpty())
            painted.texts.push_back (std::move (ended));
    }

    const juce::Component& component;
    const juce::Point<int> place;
    PaintedTexts& painted;
    GlyphNames& glyphNames;
    std::vector<State> states;
    std::optional<PaintedText> text;
    juce::Point<float> lastOrigin;
    float lastRight = 0.0f;
    bool isCut = false;
};

bool isShown (const juce::Component& component)
{
    return component.isVisible() && ! component.getLocalBounds().isEmpty();
}

std::string nameOf (const juce::Component& component)
{
    const auto* named = &component;

    while (named->getTitle().isEmpty() && named->getName().isEmpty() && named->getParentComponent() != nullptr)
        named = named->getParentComponent();

    const auto name = named->getTitle().isNotEmpty() ? named->getTitle() : named->getName();
    return name.toStdString() + " " + component.getBounds().toString().toStdString();
}

/** Paints what this component paints itself, below or above its children, and names it in the faults. */
void recordOwnPaintingOf (juce::Component& component, bool isAboveChildren, juce::Point<int> place,
                          PaintedTexts& painted, GlyphNames& names)
{
    const auto numFaults = painted.faults.size();

    {
        TextRecorder recorder (component, place, painted, names);
        juce::Graphics g (recorder);
        isAboveChildren ? component.paintOverChildren (g) : component.paint (g);
    }

    for (auto i = numFaults; i < painted.faults.size(); ++i)
        painted.faults[i] += " in " + nameOf (component);
}

void recordIn (juce::Component& component, juce::Point<int> place, PaintedTexts& painted, GlyphNames& names)
{
    recordOwnPaintingOf (component, false, place, painted, names);

    for (auto* child : component.getChildren())
        if (isShown (*child))
            recordIn (*child, place + child->getPosition(), painted, names);

    recordOwnPaintingOf (component, true, place, painted, names);
}

/** What can be seen of a component, in the window. */
juce::Rectangle<int> seenAreaOf (const juce::Component& component, const juce::Component& window)
{
    auto area = component.getLocalBounds();

    for (const auto* part = &component; part != &window; part = part->getParentComponent())
        area = (area + part->getPosition()).getIntersection (part->getParentComponent()->getLocalBounds());

    return area;
}

const juce::Component* scrollerOf (const juce::Component& component)
{
    return component.findParentComponentOfClass<juce::Viewport>();
}

/** What a component hides, in the window. On one scrolled page that includes what is not scrolled to. */
juce::Rectangle<int> coveredAreaOf (const juce::Component& cover, const juce::Component& painter,
                                    const juce::Component& window)
{
    return scrollerOf (cover) == scrollerOf (painter) ? window.getLocalArea (&cover, cover.getLocalBounds())
                                                      : seenAreaOf (cover, window);
}

/** Two texts on one scrolled page may collide where it is not scrolled to; otherwise only what is seen counts. */
bool collide (const PaintedText& a, const PaintedText& b, const juce::Component& window)
{
    auto first = a.area, second = b.area;

    if (scrollerOf (*a.painter) != scrollerOf (*b.painter))
    {
        first = first.getIntersection (seenAreaOf (*a.painter, window).toFloat());
        second = second.getIntersection (seenAreaOf (*b.painter, window).toFloat());
    }

    const auto common = first.getIntersection (second);
    return common.getWidth() > 1.0f && common.getHeight() > 1.0f;
}

/** Components that are drawn after this one and hide what it painted, with their area in the window. */
void findCoversIn (const juce::Component& parent, const juce::Component& window,
                   const std::function<bool (const juce::Component&)>& mayCover,
                   std::vector<const juce::Component*>& covers)
{
    for (const auto* child : parent.getChildren())
        if (isShown (*child) && ! mayCover (*child))
        {
            if (child->isOpaque() || dynamic_cast<const juce::Button*> (child) != nullptr)
                covers.push_back (child);

            findCoversIn (*child, window, mayCover, covers);
        }
}
} // namespace

PaintedTexts paintedTextsIn (juce::Component& window)
{
    PaintedTexts painted;
    GlyphNames names;
    faultsNow = &painted.faults;
    recordIn (window, {}, painted, names);
    faultsNow = nullptr;
    return painted;
}

std::vector<std::string> textFaultsIn (juce::Component& window,
                                       const std::function<bool (const juce::Component&)>& mayCover)
{
    auto [texts, faults] = paintedTextsIn (window);
    std::map<const juce::Component*, std::vector<const juce::Component*>> coversOf;

    for (const auto& text : texts)
        if (auto& covers = coversOf[text.painter]; covers.empty())
            findCoversIn (*text.painter, window, mayCover, covers);

    for (std::size_t i = 0; i < texts.size(); ++i)
    {
        const auto& text = texts[i];

        for (const auto* cover : coversOf[text.painter])
        {
            const auto common = text.area.getIntersection (coveredAreaOf (*cover, *text.painter, window).toFloat());

            if (common.getWidth() > 1.0f && common.getHeight() > 1.0f)
                faults.push_back ("covered: \"" + text.words + "\" of " + nameOf (*text.painter) + " by "
                                  + nameOf (*cover));
        }

        if (mayCover (*text.painter))
            continue;

        for (std::size_t j = 0; j < i; ++j)
            if (! mayCover (*texts[j].painter) && collide (text, texts[j], window))
                faults.push_back ("collides: \"" + text.words + "\" of " + nameOf (*text.painter) + " and \""
                                  + texts[j].words + "\" of " + nameOf (*texts[j].painter));
    }

    return faults;
}
} // namespace twobus::test
