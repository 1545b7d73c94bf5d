#include "App/Pictures/PosedWindow.h"
#include "App/Widgets/LookAndFeel.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cstdlib>

/** The window repaints only the areas that changed. The resulting picture must be the same as after a full repaint. */
using namespace twobus;

namespace
{
/** Collects the areas that a component asks to repaint. */
class DirtyRegion : public juce::CachedComponentImage
{
public:
    explicit DirtyRegion (juce::RectangleList<int>& noted) : areas (noted) {}

    void paint (juce::Graphics&) override {}
    bool invalidateAll() override { return true; }
    void releaseResources() override {}

    bool invalidate (const juce::Rectangle<int>& area) override
    {
        areas.add (area);
        return true;
    }

private:
    juce::RectangleList<int>& areas;
};

constexpr int visibleDifference = 24;
/** Tolerances in pixels, for edges of shapes (such as a sign) that lie between pixels. The largest differences so far
    were 2 and 20; a line of text that moved differs in hundreds. */
constexpr std::size_t mostDifferent = 4, mostDifferentScaled = 32;

std::size_t countDifferent (const juce::Image& a, const juce::Image& b, juce::Rectangle<int>& where)
{
    const juce::Image::BitmapData first (a, juce::Image::BitmapData::readOnly),
        second (b, juce::Image::BitmapData::readOnly);
    std::size_t different = 0;

    for (int y = 0; y < a.getHeight(); ++y)
        for (int x = 0; x < a.getWidth(); ++x)
        {
            const auto p = first.getPixelColour (x, y), q = second.getPixelColour (x, y);

            if (std::max ({ std::abs (p.getRed() - q.getRed()), std::abs (p.getGreen() - q.getGreen()),
                            std::abs (p.getBlue() - q.getBlue()) })
                > visibleDifference)
            {
                where = where.getUnion ({ x, y, 1, 1 });
                ++different;
            }
        }

    return different;
}

/** Paints like JUCE's window on Linux: paints all pieces into one separate picture, relative to its corner, and then
    copies them to their places. At scales other than 1 the corner can lie anywhere. */
void paintPieces (juce::Component& content, const juce::RectangleList<int>& dirty, float scale, juce::Image& whole)
{
    juce::RectangleList<int> pieces;

    for (const auto& area : dirty)
        pieces.add ((area.toFloat() * scale).getSmallestIntegerContainer().getIntersection (whole.getBounds()));

    const auto all = pieces.getBounds();

    if (all.isEmpty())
        return;

    const juce::Image part (juce::Image::RGB, all.getWidth(), all.getHeight(), true);
    pieces.offsetAll (-all.getX(), -all.getY());
    {
        juce::LowLevelGraphicsSoftwareRenderer renderer (part, -all.getPosition(), pieces);
        renderer.addTransform (juce::AffineTransform::scale (scale));
        juce::Graphics g (renderer);
        content.paintEntireComponent (g, true);
    }
    juce::Graphics g (whole);
    g.setOrigin (all.getPosition());
    g.reduceClipRegion (pieces);
    g.drawImageAt (part, 0, 0);
}

/** Plays the programme and compares the pictures. A hot programme makes overs, clips and new loudest moments. */
void checkPieces (Page page, Stage stage, const PosedProgramme& programme, juce::Rectangle<int> size,
                  float scale = 1.0f)
{
    CAPTURE (static_cast<int> (page), size.getWidth(), scale);
    Settings settings;
    settings.page = page;
    settings.stage = stage;

    PosedWindow sitter (settings, size);
    sitter.play (page, programme, 0.1);

    auto& content = sitter.content();
    juce::RectangleList<int> dirty;
    content.setCachedComponentImage (new DirtyRegion (dirty)); // owned by the component
    auto pieces = sitter.picture (scale);
    juce::int64 painted = 0;

    sitter.onFrame = [&] {
        if (dirty.isEmpty())
            return;

        for (const auto& area : dirty)
            painted += static_cast<juce::int64> (area.getWidth()) * area.getHeight();

        paintPieces (content, dirty, scale, pieces);
        dirty.clear();
    };

    dirty.clear();
    sitter.play (page, programme);

    juce::Rectangle<int> where;
    const auto different = countDifferent (pieces, sitter.picture (scale), where);
    CAPTURE (where.toString().toStdString());
    CHECK (different <= (scale == 1.0f ? mostDifferent : mostDifferentScaled));
    CHECK (painted > 0);
    content.setCachedComponentImage (nullptr);
}
} // namespace

TEST_CASE ("painting piece by piece gives the same picture as a whole repaint")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    LookAndFeel looks;
    juce::LookAndFeel::setDefaultLookAndFeel (&looks);
    const auto demo = posedDemo();
    auto hot = demo;

    for (auto& channel : hot.channels)
        for (auto& sample : channel)
            sample = juce::jlimit (-1.0f, 1.0f, sample * 2.5f);

    const juce::Rectangle<int> usual (1280, 800), mini (420, 236);
    checkPieces (Page::mix, Stage::mix, demo, usual);
    checkPieces (Page::mix, Stage::mix, hot, usual);
    checkPieces (Page::mix, Stage::finishedMaster, hot, { 1000, 640 });
    checkPieces (Page::mix, Stage::mix, hot, mini);
    checkPieces (Page::delivery, Stage::finishedMaster, hot, usual);
    checkPieces (Page::tracking, Stage::recording, posedSoundCheck (demo), usual);

    for (const auto scale : { 1.25f, 1.5f })
    {
        checkPieces (Page::mix, Stage::mix, hot, { 1000, 640 }, scale);
        checkPieces (Page::mix, Stage::mix, hot, mini, scale);
        checkPieces (Page::delivery, Stage::finishedMaster, hot, { 1000, 640 }, scale);
        checkPieces (Page::tracking, Stage::recording, posedSoundCheck (demo), { 1000, 640 }, scale);
    }
    juce::LookAndFeel::setDefaultLookAndFeel (nullptr);
}
