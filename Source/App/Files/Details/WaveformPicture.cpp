#include "App/Files/Details/WaveformPicture.h"

#include "App/Widgets/EventMark.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Numbers.h"
#include "Present/Meters/MeterScale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace twobus
{
namespace
{
constexpr int reach = 9, markTop = 3, ringMargin = 2, joint = 3;
constexpr float corner = 6.0f, waveAlpha = 0.36f;
constexpr int levelsFrom = 84; // from this height on, in pixels, the loudness levels are drawn
constexpr int levelNameWidth = 34;
constexpr std::array<double, 3> namedLevels { -6.0, -14.0, -23.0 };
} // namespace

WaveformPicture::WaveformPicture() : labels (interFont (FontWeight::regular, 10.0f)) {}

//==============================================================================
double WaveformPicture::secondsAt (int x) const noexcept
{
    const auto share = (static_cast<double> (x - area.getX()) + 0.5) / std::max (1, area.getWidth());
    return std::clamp (share, 0.0, 1.0) * seconds;
}

int WaveformPicture::xOf (double momentSeconds) const noexcept
{
    const auto share = seconds > 0.0 ? std::clamp (momentSeconds / seconds, 0.0, 1.0) : 0.0;
    return area.getX() + std::min (static_cast<int> (share * area.getWidth()), std::max (0, area.getWidth() - 1));
}

TraceSlice WaveformPicture::sliceAt (int x) const
{
    const auto secondsPerPixel = seconds / std::max (1, area.getWidth());
    return sliceOf (trace != nullptr ? *trace : ProgrammeTrace(), (x - area.getX()) * secondsPerPixel, secondsPerPixel);
}

std::optional<std::size_t> WaveformPicture::momentAt (juce::Point<int> point) const
{
    if (! area.contains (point) || point.y > area.getY() + markTop + markSide + reach)
        return std::nullopt;

    std::optional<std::size_t> nearest;
    auto distance = reach + 1;

    for (std::size_t i = 0; i < moments.size(); ++i)
        if (const auto away = std::abs (xOf (moments[i].seconds) - point.x); away < distance)
        {
            nearest = i;
            distance = away;
        }

    return nearest;
}

/** Beside its place if it would be cut off at an edge. */
juce::Rectangle<int> WaveformPicture::markArea (double momentSeconds) const
{
    return juce::Rectangle<int> (markSide, markSide)
        .withCentre ({ xOf (momentSeconds), 0 })
        .withY (area.getY() + markTop)
        .constrainedWithin (area);
}

juce::Rectangle<int> WaveformPicture::momentArea (std::size_t moment) const
{
    const auto mark = markArea (moments[moment].seconds).expanded (ringMargin + 1);
    return moment == chosen ? mark.withBottom (area.getBottom()) : mark;
}

juce::Rectangle<int> WaveformPicture::cursorArea() const
{
    return cursorX ? area.withX (*cursorX - 1).withWidth (3) : juce::Rectangle<int>();
}

float WaveformPicture::yOfLoudness (double lufs) const
{
    const auto inside = area.toFloat().reduced (0.0f, 4.0f);
    return inside.getBottom() - static_cast<float> (MeterScale::timeline().positionOf (lufs)) * inside.getHeight();
}

//==============================================================================
void WaveformPicture::paint (juce::Graphics& g) const
{
    if (area.isEmpty() || ! g.clipRegionIntersects (area))
        return;

    g.setColour (theme::inset());
    g.fillRoundedRectangle (area.toFloat(), corner);

    if (trace != nullptr)
    {
        const auto clip = g.getClipBounds().getIntersection (area);
        const auto first = clip.getX() - area.getX() - joint, last = clip.getRight() - area.getX() + joint;
        paintWave (g, first, last);
        paintLevels (g);
        paintLoudness (g, first, last);
        paintLevelNames (g);
    }

    // The worst moment is drawn last, on top.
    for (auto i = moments.size(); i-- > 0;)
        if (i != chosen)
            paintMoment (g, i);

    if (chosen)
        paintMoment (g, *chosen);

    if (cursorX)
    {
        g.setColour (theme::textSecond());
        g.fillRect (*cursorX, area.getY(), 1, area.getHeight());
    }
}

void WaveformPicture::paintWave (juce::Graphics& g, int first, int last) const
{
    const auto slices = slicesOf (*trace, seconds, area.getWidth(), first, last);

    if (slices.empty())
        return;

    const auto middle = static_cast<float> (area.getCentreY()), half = 0.5f * static_cast<float> (area.getHeight());
    const auto yOf = [&] (float sample) { return middle - std::clamp (sample, -1.0f, 1.0f) * half; };
    auto x = static_cast<float> (area.getX() + std::max (0, first)) + 0.5f;
    juce::Path wave;
    wave.preallocateSpace (static_cast<int> (slices.size()) * 6 + 8);
    wave.startNewSubPath (x, yOf (slices.front().highestSample) - 0.5f);

    for (std::size_t i = 1; i < slices.size(); ++i)
        wave.lineTo (x += 1.0f, yOf (slices[i].highestSample) - 0.5f);

    for (auto slice = slices.rbegin(); slice != slices.rend(); ++slice, x -= 1.0f)
        wave.lineTo (x, yOf (slice->lowestSample) + 0.5f);

    wave.closeSubPath();
    g.setColour (theme::good().withAlpha (waveAlpha));
    g.fillPath (wave);
}

/** Draws the lines of the loudness scale. */
void WaveformPicture::paintLevels (juce::Graphics& g) const
{
    if (area.getHeight() < levelsFrom)
        return;

    g.setColour (theme::textDim().withAlpha (0.25f));

    for (const auto level : namedLevels)
        g.fillRect (area.getX(), juce::roundToInt (yOfLoudness (level)), area.getWidth() - levelNameWidth, 1);
}

/** Draws the names of the loudness scale over wave and line, each on its own background. */
void WaveformPicture::paintLevelNames (juce::Graphics& g) const
{
    constexpr int height = 12;

    if (area.getHeight() < levelsFrom)
        return;

    for (const auto level : namedLevels)
    {
        const auto plate = area.withLeft (area.getRight() - levelNameWidth)
                               .withY (juce::roundToInt (yOfLoudness (level)) - height / 2)
                               .withHeight (height);

        if (! g.clipRegionIntersects (plate))
            continue;

        g.setColour (theme::inset().withAlpha (0.8f));
        g.fillRect (plate);
        g.setColour (theme::textSecond());
        labels.draw (g, numberText (level, 0), plate.withTrimmedRight (6).toFloat(), juce::Justification::centredRight);
    }
}

void WaveformPicture::paintLoudness (juce::Graphics& g, int first, int last) const
{
    juce::Path line;
    auto isDrawing = false;
    auto x = static_cast<float> (area.getX() + std::max (0, first)) + 0.5f;

    for (const auto& slice : slicesOf (*trace, seconds, area.getWidth(), first, last))
    {
        // No line for silence, because it would run along the lower edge.
        if (! (static_cast<double> (slice.shortTermMaxLufs) > MeterScale::timeline().lowest()))
        {
            isDrawing = false;
        }
        else
        {
            const auto y = yOfLoudness (static_cast<double> (slice.shortTermMaxLufs));
            isDrawing ? line.lineTo (x, y) : line.startNewSubPath (x, y);
            isDrawing = true;
        }

        x += 1.0f;
    }

    g.setColour (theme::loudness());
    g.strokePath (line, juce::PathStrokeType (1.5f, juce::PathStrokeType::curved));
}

void WaveformPicture::paintMoment (juce::Graphics& g, std::size_t moment) const
{
    const auto whole = momentArea (moment);

    if (! g.clipRegionIntersects (whole))
        return;

    const auto x = xOf (moments[moment].seconds);
    const auto mark = markArea (moments[moment].seconds).toFloat();

    if (moment == chosen)
    {
        g.setColour (theme::good());
        g.fillRect (x, area.getY() + markTop + markSide + ringMargin + 1, 1,
                    area.getHeight() - markTop - markSide - ringMargin - 1);
        g.drawRoundedRectangle (mark.expanded (static_cast<float> (ringMargin)).translated (0.0f, -0.5f), 3.0f, 1.3f);
    }

    drawEventMark (g, moments[moment].severity, moment == 0, mark);
}
} // namespace twobus
