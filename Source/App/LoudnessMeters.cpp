#include "App/LoudnessMeters.h"

#include "App/Fonts.h"
#include "App/Text.h"
#include "App/Theme.h"
#include "Present/Numbers.h"

#include <algorithm>
#include <array>

namespace twobus
{
namespace
{
constexpr int marksWidth = 26, remarkHeight = 18, miniRemarkHeight = 12, widestBar = 56;

void showIn (MeterColumn& column, std::optional<double> level, std::optional<double> highest, bool numbersAreDue)
{
    column.bar.show ({ level, std::nullopt, highest });

    if (numbersAreDue)
        column.value.show (numberText (level), {}, level ? theme::text() : theme::textDim());
}
} // namespace

LoudnessMeters::LoudnessMeters()
    : Panel ("Loudness"),
      momentary (*this, MeterScale::loudnessLufs(), LevelBar::Style::loudness, "M"),
      shortTerm (*this, MeterScale::loudnessLufs(), LevelBar::Style::loudness, "S"),
      integrated (*this, MeterScale::loudnessLufs(), LevelBar::Style::loudness, "I")
{
}

void LoudnessMeters::setMini (bool shouldBeMini)
{
    isMini = shouldBeMini;
    setPlain (isMini);
    resized();
}

void LoudnessMeters::show (const Frame& frame)
{
    if (frame.countsAsDualMono() != countsAsDualMono)
    {
        countsAsDualMono = ! countsAsDualMono;
        resized();
        repaint();
    }

    const auto& readings = frame.snapshot.readings;
    const auto nowOnly = [&frame] (std::optional<double> level) { return frame.levelsAreLive ? level : std::nullopt; };

    showIn (momentary, nowOnly (readings.momentaryLufs), readings.momentaryMaxLufs, frame.numbersAreDue);
    showIn (shortTerm, nowOnly (readings.shortTermLufs), readings.shortTermMaxLufs, frame.numbersAreDue);
    showIn (integrated, readings.integratedLufs, std::nullopt, frame.numbersAreDue);
}

void LoudnessMeters::resized()
{
    auto area = isMini ? getLocalBounds().reduced (8).withTrimmedBottom (countsAsDualMono ? miniRemarkHeight : 0) : contentArea().expanded (4, 0).withTrimmedBottom (remarkHeight);
    const auto hasMarks = ! isMini && getWidth() >= 130;
    const auto pitch = std::clamp ((area.getWidth() - (hasMarks ? marksWidth : 0)) / 3, 10, widestBar + 14);
    const auto barWidth = std::max (6, std::min (widestBar, pitch - (isMini ? 8 : 10)));
    const auto used = 3 * pitch + (hasMarks ? marksWidth : 0);
    area = area.withTrimmedLeft (std::max (0, (area.getWidth() - used) / 2));

    for (auto* column : std::array<MeterColumn*, 3> { &momentary, &shortTerm, &integrated })
        column->place (area.removeFromLeft (pitch), barWidth, isMini);

    marksArea =
        hasMarks
            ? area.removeFromLeft (marksWidth).withY (momentary.bar.getY()).withHeight (momentary.bar.getHeight())
            : juce::Rectangle<int>();
}

void LoudnessMeters::paintContent (juce::Graphics& g)
{
    g.setColour (theme::textDim());
    g.setFont (interFont (FontWeight::regular, theme::textTitle));

    const auto drawBelow = [&] (const char* remark, int distance) {
        g.drawText (toJuce (remark), getLocalBounds().reduced (distance).removeFromBottom (miniRemarkHeight), juce::Justification::centred, true);
    };

    if (isMini)
    {
        drawBelow (countsAsDualMono ? "dual mono" : "", 6);
        return;
    }

    g.drawText ("LUFS", titleArea(), juce::Justification::centredRight, false);
    drawBelow (countsAsDualMono ? "dual mono: +3.0 LU" : "lines: highest", theme::padding);

    if (! marksArea.isEmpty())
        drawScaleMarks (g, MeterScale::loudnessLufs(), marksArea, juce::Justification::centred);
}
} // namespace twobus
