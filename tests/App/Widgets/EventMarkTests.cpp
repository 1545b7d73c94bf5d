#include "App/Widgets/EventMark.h"

#include "App/Files/Details/WaveformPicture.h"
#include "App/Timeline/TimelinePicture.h"
#include "App/Widgets/Theme.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cstdlib>

using namespace twobus;

namespace
{
using Shape = std::vector<std::string>;

/** The pixels that `isDrawn` accepts, as rows of text, cut to what is drawn. */
template <typename IsDrawn>
Shape shapeOf (const juce::Image& image, juce::Rectangle<int> area, IsDrawn isDrawn)
{
    juce::Rectangle<int> drawn;

    for (int y = area.getY(); y < area.getBottom(); ++y)
        for (int x = area.getX(); x < area.getRight(); ++x)
            if (isDrawn (image.getPixelAt (x, y)))
                drawn = drawn.getUnion ({ x, y, 1, 1 });

    Shape shape;

    for (int y = drawn.getY(); y < drawn.getBottom(); ++y)
    {
        shape.emplace_back();

        for (int x = drawn.getX(); x < drawn.getRight(); ++x)
            shape.back() += isDrawn (image.getPixelAt (x, y)) ? '#' : '.';
    }

    return shape;
}

Shape markAlone (Severity severity, bool isLoudest)
{
    juce::Image image (juce::Image::ARGB, 13, 13, true);
    juce::Graphics g (image);
    drawEventMark (g, severity, isLoudest, { 1.0f, 1.0f, 11.0f, 11.0f });

    // The cross of a clip is drawn in the colour of the panel.
    return shapeOf (image, image.getBounds(), [] (juce::Colour pixel) {
        return pixel.getAlpha() > 128 && pixel.getBrightness() > theme::panel().getBrightness() + 0.2f;
    });
}

std::size_t countDifferent (const Shape& a, const Shape& b)
{
    const auto at = [] (const Shape& shape, std::size_t y, std::size_t x) {
        return y < shape.size() && x < shape[y].size() ? shape[y][x] : '.';
    };
    std::size_t different = 0;

    for (std::size_t y = 0; y < 13; ++y)
        for (std::size_t x = 0; x < 13; ++x)
            different += at (a, y, x) != at (b, y, x) ? 1u : 0u;

    return different;
}

/** Colours close to that of the severity, on whatever background. */
auto colouredLike (Severity severity)
{
    return [wanted = theme::colourOf (severity)] (juce::Colour pixel) {
        return std::abs (pixel.getRed() - wanted.getRed()) < 40 && std::abs (pixel.getGreen() - wanted.getGreen()) < 40
               && std::abs (pixel.getBlue() - wanted.getBlue()) < 40;
    };
}

Shape inWaveform (Severity severity, bool isWorst)
{
    WaveformPicture picture;
    picture.area = { 0, 0, 400, 100 };
    picture.seconds = 60.0;

    if (! isWorst)
        picture.moments.push_back ({ 50.0, Severity::neutral, {}, {} });

    picture.moments.push_back ({ 30.0, severity, {}, {} });
    juce::Image image (juce::Image::ARGB, 400, 100, true);
    juce::Graphics g (image);
    picture.paint (g);
    return shapeOf (image, picture.momentArea (isWorst ? 0 : 1), colouredLike (severity));
}

Shape inTimeline (Severity severity, bool isLoudest)
{
    TimelinePicture picture;
    picture.plot = { 30, 20, 400, 60 };
    picture.columns.setWidth (400);
    picture.columns.update (History(), 1, { 0.0, 60.0 });
    picture.limitDbtp = -1.0;

    TimelineEvent event;
    event.seconds = 30.0;
    event.truePeakDbtp = severity == Severity::neutral ? -2.0 : 0.3;
    event.isClip = severity == Severity::damage;
    REQUIRE (picture.severityOf (event) == severity);

    if (isLoudest)
        picture.loudest = event;
    else
        picture.overs.push_back (event);

    juce::Image image (juce::Image::ARGB, 460, 120, true);
    juce::Graphics g (image);
    g.fillAll (theme::panel());
    picture.paint (g);
    return shapeOf (image, picture.eventArea (event.seconds), colouredLike (severity));
}
} // namespace

TEST_CASE ("each mark has a shape of its own, without its colour too")
{
    std::vector<Shape> shapes;

    for (const auto severity : { Severity::damage, Severity::caution, Severity::neutral })
        for (const auto isLoudest : { false, true })
            shapes.push_back (markAlone (severity, isLoudest));

    for (std::size_t i = 0; i < shapes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
        {
            CAPTURE (i, j, shapes[i], shapes[j]);
            CHECK (countDifferent (shapes[i], shapes[j]) >= 12);
        }
}

TEST_CASE ("the timeline and a file's waveform draw the same mark for the same event")
{
    const juce::ScopedJuceInitialiser_GUI juce;

    for (const auto severity : { Severity::damage, Severity::caution, Severity::neutral })
        for (const auto isWorst : { false, true })
        {
            const auto file = inWaveform (severity, isWorst), live = inTimeline (severity, isWorst);
            CAPTURE (static_cast<int> (severity), isWorst, file, live);
            CHECK (file.size() >= 6);
            CHECK (countDifferent (file, live) == 0);
        }
}

TEST_CASE ("a legend leaves out what has no room, and says how wide it is")
{
    const juce::ScopedJuceInitialiser_GUI juce;
    const auto entries = eventLegend (-1.0);
    const juce::Font font (12.0f);
    const auto whole = widthOfEventLegend (entries, font), first = widthOfEventLegend ({ entries.front() }, font);
    juce::Image image (juce::Image::ARGB, 400, 20, true);
    juce::Graphics g (image);
    CHECK (whole > first);
    CHECK (drawEventLegend (g, entries, font, { 0.0f, 0.0f, whole + 1.0f, 14.0f }) == Approx (whole));
    CHECK (drawEventLegend (g, entries, font, { 0.0f, 0.0f, whole - 1.0f, 14.0f }) == Approx (first));
    CHECK (drawEventLegend (g, entries, font, { 0.0f, 0.0f, first - 1.0f, 14.0f }) == 0.0f);
}
