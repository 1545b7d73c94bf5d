#include "App/Widgets/SystemGlyphs.h"

#include <algorithm>

#if JUCE_LINUX || JUCE_BSD
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <map>
#endif

namespace twobus
{
namespace
{
constexpr int cellsAcross = 40; ///< of a traced picture, at most: finer than can be seen at text sizes

/** Sums over a square of pixels. */
struct Cell
{
    int alpha = 0, brightness = 0;
};

class CellGrid
{
public:
    explicit CellGrid (const GlyphPicture& source)
        : picture (source),
          side (std::max (1, (std::max (source.width, source.height) + cellsAcross - 1) / cellsAcross)),
          width ((source.width + side - 1) / side), height ((source.height + side - 1) / side)
    {}

    Cell at (int column, int row) const
    {
        Cell cell;

        for (int y = row * side; y < std::min ((row + 1) * side, picture.height); ++y)
            for (int x = column * side; x < std::min ((column + 1) * side, picture.width); ++x)
            {
                const auto* pixel = picture.pixels + y * picture.bytesPerRow + x * 4;
                cell.alpha += pixel[3];
                cell.brightness += (pixel[0] + 6 * pixel[1] + 3 * pixel[2]) / 10;
            }

        return cell;
    }

    const GlyphPicture& picture;
    const int side, width, height;
};
} // namespace

juce::Path outlineOf (const GlyphPicture& picture)
{
    const CellGrid grid (picture);
    const auto isOpaque = [&] (const Cell& cell) { return 2 * cell.alpha > 255 * grid.side * grid.side; };
    juce::int64 alpha = 0, brightness = 0;

    for (int row = 0; row < grid.height; ++row)
        for (int column = 0; column < grid.width; ++column)
            if (const auto cell = grid.at (column, row); isOpaque (cell))
            {
                alpha += cell.alpha;
                brightness += cell.brightness;
            }

    const auto isInk = [&] (int column, int row) {
        const auto cell = grid.at (column, row);
        return isOpaque (cell) && 10 * cell.brightness * alpha >= 6 * brightness * cell.alpha;
    };

    juce::Path outline;

    for (int row = 0; row < grid.height; ++row)
        for (int column = 0; column < grid.width;)
        {
            const auto first = column;

            while (column < grid.width && isInk (column, row))
                ++column;

            if (column > first)
                outline.addRectangle (juce::Rectangle<int> (first, row, column - first, 1) * grid.side);
            else
                ++column;
        }

    return outline;
}

#if JUCE_LINUX || JUCE_BSD
namespace
{
template <typename Type, typename Deleter>
using Owned = std::unique_ptr<Type, Deleter>;

using Config = Owned<FcConfig, void (*) (FcConfig*)>;
using Pattern = Owned<FcPattern, void (*) (FcPattern*)>;
using FontSet = Owned<FcFontSet, void (*) (FcFontSet*)>;
using Library = Owned<FT_LibraryRec_, FT_Error (*) (FT_Library)>;
using Face = Owned<FT_FaceRec_, FT_Error (*) (FT_Face)>;

/** The path that FreeType's walk along an outline builds, and the scale from font units to ems. */
struct Walk
{
    juce::Path& path;
    float unit;

    juce::Point<float> at (const FT_Vector* point) const
    {
        return { static_cast<float> (point->x) * unit, -static_cast<float> (point->y) * unit };
    }
};

int moveTo (const FT_Vector* to, void* user)
{
    const auto& walk = *static_cast<Walk*> (user);

    if (! walk.path.isEmpty())
        walk.path.closeSubPath();

    walk.path.startNewSubPath (walk.at (to));
    return 0;
}

int lineTo (const FT_Vector* to, void* user)
{
    const auto& walk = *static_cast<Walk*> (user);
    walk.path.lineTo (walk.at (to));
    return 0;
}

int conicTo (const FT_Vector* control, const FT_Vector* to, void* user)
{
    const auto& walk = *static_cast<Walk*> (user);
    walk.path.quadraticTo (walk.at (control), walk.at (to));
    return 0;
}

int cubicTo (const FT_Vector* first, const FT_Vector* second, const FT_Vector* to, void* user)
{
    const auto& walk = *static_cast<Walk*> (user);
    walk.path.cubicTo (walk.at (first), walk.at (second), walk.at (to));
    return 0;
}

std::optional<SystemGlyph> drawnGlyph (FT_Face face, FT_UInt index)
{
    if (! FT_IS_SCALABLE (face) || FT_Load_Glyph (face, index, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) != 0
        || face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        return std::nullopt;

    SystemGlyph glyph;
    Walk walk { glyph.outline, 1.0f / static_cast<float> (face->units_per_EM) };
    const FT_Outline_Funcs steps { moveTo, lineTo, conicTo, cubicTo, 0, 0 };

    if (FT_Outline_Decompose (&face->glyph->outline, &steps, &walk) != 0)
        return std::nullopt;

    if (! glyph.outline.isEmpty())
        glyph.outline.closeSubPath();

    glyph.advance = static_cast<float> (face->glyph->metrics.horiAdvance) * walk.unit;

    // A font whose glyphs are pictures can also have empty outlines for them.
    const auto isPicture = FT_HAS_COLOR (face) && glyph.outline.isEmpty();
    return isPicture ? std::nullopt : std::optional (std::move (glyph));
}

/** Traces the glyph's picture, at the last of the font's sizes. */
std::optional<SystemGlyph> picturedGlyph (FT_Face face, FT_UInt index)
{
    if (! FT_HAS_FIXED_SIZES (face) || FT_Select_Size (face, face->num_fixed_sizes - 1) != 0
        || FT_Load_Glyph (face, index, FT_LOAD_COLOR) != 0)
        return std::nullopt;

    const auto& slot = *face->glyph;

    if (slot.format != FT_GLYPH_FORMAT_BITMAP || slot.bitmap.pixel_mode != FT_PIXEL_MODE_BGRA || slot.bitmap.pitch < 0)
        return std::nullopt;

    const auto em = 1.0f / static_cast<float> (std::max<FT_UShort> (1, face->size->metrics.y_ppem));
    SystemGlyph glyph { outlineOf ({ slot.bitmap.buffer, static_cast<int> (slot.bitmap.width),
                                     static_cast<int> (slot.bitmap.rows), slot.bitmap.pitch }),
                        static_cast<float> (slot.advance.x) / 64.0f * em };
    glyph.outline.applyTransform (juce::AffineTransform::translation (static_cast<float> (slot.bitmap_left),
                                                                      -static_cast<float> (slot.bitmap_top))
                                      .scaled (em));
    return glyph;
}
} // namespace

class SystemGlyphs::Fonts
{
public:
    explicit Fonts (bool isBold) : config (FcInitLoadConfigAndFonts(), FcConfigDestroy)
    {
        const Pattern wanted (FcPatternCreate(), FcPatternDestroy);

        if (config == nullptr || wanted == nullptr)
            return;

        FcPatternAddString (wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*> ("sans-serif"));
        FcPatternAddInteger (wanted.get(), FC_WEIGHT, isBold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
        FcConfigSubstitute (config.get(), wanted.get(), FcMatchPattern);
        FcDefaultSubstitute (wanted.get());
        auto result = FcResultMatch;
        sorted.reset (FcFontSort (config.get(), wanted.get(), FcFalse, nullptr, &result));
        set = sorted.get();
    }

    explicit Fonts (const std::vector<std::string>& files) : config (FcConfigCreate(), FcConfigDestroy)
    {
        if (config == nullptr)
            return;

        for (const auto& file : files)
            FcConfigAppFontAddFile (config.get(), reinterpret_cast<const FcChar8*> (file.c_str()));

        set = FcConfigGetFonts (config.get(), FcSetApplication);
    }

    /** Looks for outlines in all fonts before pictures, because a picture keeps only one colour. */
    std::optional<SystemGlyph> find (char32_t character)
    {
        for (const auto& load : { drawnGlyph, picturedGlyph })
            for (int i = 0; set != nullptr && i < set->nfont; ++i)
                if (has (set->fonts[i], character))
                    if (auto* face = faceOf (set->fonts[i]))
                        if (const auto index = FT_Get_Char_Index (face, character); index != 0)
                            if (auto glyph = load (face, index))
                                return glyph;

        return std::nullopt;
    }

private:
    static bool has (FcPattern* font, char32_t character)
    {
        FcCharSet* characters = nullptr;
        return FcPatternGetCharSet (font, FC_CHARSET, 0, &characters) == FcResultMatch
               && FcCharSetHasChar (characters, character);
    }

    /** Null if the file cannot be read. A font stays open, because more characters will come from it. */
    FT_Face faceOf (FcPattern* font)
    {
        if (const auto opened = faces.find (font); opened != faces.end())
            return opened->second.get();

        FcChar8* file = nullptr;
        int index = 0;
        FT_Face face = nullptr;

        if (library != nullptr && FcPatternGetString (font, FC_FILE, 0, &file) == FcResultMatch
            && FcPatternGetInteger (font, FC_INDEX, 0, &index) == FcResultMatch
            && FT_New_Face (library.get(), reinterpret_cast<const char*> (file), index, &face) != 0)
            face = nullptr;

        return faces.emplace (font, Face (face, FT_Done_Face)).first->second.get();
    }

    static FT_Library newLibrary()
    {
        FT_Library made = nullptr;
        return FT_Init_FreeType (&made) == 0 ? made : nullptr;
    }

    Config config;
    FontSet sorted { nullptr, FcFontSetDestroy };
    FcFontSet* set = nullptr; ///< points to sorted, or to the config's own set; null if there is none
    Library library { newLibrary(), FT_Done_FreeType };
    std::map<FcPattern*, Face> faces;
};
#else
class SystemGlyphs::Fonts
{
public:
    explicit Fonts (bool) {}
    explicit Fonts (const std::vector<std::string>&) {}

    std::optional<SystemGlyph> find (char32_t) { return std::nullopt; }
};
#endif

SystemGlyphs::SystemGlyphs (bool isBold) : fonts (std::make_unique<Fonts> (isBold)) {}

SystemGlyphs::SystemGlyphs (const std::vector<std::string>& files) : fonts (std::make_unique<Fonts> (files)) {}

SystemGlyphs::~SystemGlyphs() = default;

std::optional<SystemGlyph> SystemGlyphs::find (char32_t character) { return fonts->find (character); }
} // namespace twobus
