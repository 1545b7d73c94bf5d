#include "App/LevelMeters.h"

#include "App/Fonts.h"
#include "App/Text.h"
#include "App/Theme.h"
#include "Present/Names.h"
#include "Present/Numbers.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int marksWidth = 34, remarkHeight = 18, widestBar = 72;
constexpr std::size_t mostChannels = 16; ///< more bars than that are unreadable: tracking shows them all

juce::Colour valueColour (std::optional<double> level)
{
    if (! level)
        return theme::textDim;

    const auto zone = peakZone (*level);
    return zone == Zone::normal ? theme::text : theme::colourOf (zone);
}
} // namespace

LevelMeters::LevelMeters() : Panel ("Peak · RMS")
{
    setTooltip ("Click to clear the held true peaks.");
    setChannels (ChannelLayout::forChannelCount (2), 2);
}

void LevelMeters::setChannels (const ChannelLayout& layout, std::size_t numChannels)
{
    columns.clear();
    shownLayout = layout;

    for (std::size_t channel = 0; channel < std::min (numChannels, mostChannels); ++channel)
    {
        columns.push_back (std::make_unique<MeterColumn> (*this, MeterScale::peakDbfs(), LevelBar::Style::level,
                                                          channelName (layout, channel)));
        columns.back()->bar.setAim (aim);
    }

    resized();
    repaint();
}

void LevelMeters::setMini (bool shouldBeMini)
{
    isMini = shouldBeMini;
    setPlain (isMini);
    resized();
}

void LevelMeters::show (const Frame& frame)
{
    if (frame.layout.size() > 0 && ! (frame.layout == shownLayout))
        setChannels (frame.layout, frame.layout.size());

    if (const auto newAim =
            frame.choices.stage == Stage::recording ? std::nullopt : std::optional<double> (frame.advice.limitDbtp);
        newAim != aim && newAim.value_or (-1.0) < 0.0)
    {
        aim = newAim;

        for (auto& column : columns)
            column->bar.setAim (aim);

        repaint();
    }

    for (std::size_t i = 0; i < columns.size(); ++i)
    {
        const auto& readings = frame.snapshot.readings.channels[i];
        LevelBar::Levels levels { std::nullopt, std::nullopt, readings.heldPeakDbtp };

        if (frame.levelsAreLive)
        {
            levels.average = readings.rmsWindowDbfs;
            levels.peak = readings.barPeakDbfs;
        }

        columns[i]->bar.show (levels);
        columns[i]->value.show (numberText (readings.heldPeakDbtp), {}, valueColour (readings.heldPeakDbtp));
    }
}

juce::Rectangle<int> LevelMeters::columnsArea() const
{
    return isMini ? getLocalBounds().reduced (8) : contentArea().expanded (4, 0).withTrimmedBottom (remarkHeight);
}

bool LevelMeters::hasMarks() const noexcept
{
    return ! isMini && getWidth() >= 120;
}

/** Two channels have their marks between them, any other number beside them. */
void LevelMeters::resized()
{
    if (columns.empty())
        return;

    const auto numColumns = static_cast<int> (columns.size());
    auto area = columnsArea();
    const auto room = area.getWidth() - (hasMarks() ? marksWidth : 0);
    const auto pitch = std::clamp (room / numColumns, 6, widestBar + 14);
    const auto barWidth = std::max (4, std::min (widestBar, pitch - (isMini ? 8 : 14)));
    const auto marksAfter = numColumns == 2 ? 1 : numColumns;

    const auto used = pitch * numColumns + (hasMarks() ? marksWidth : 0);
    area = area.withTrimmedLeft (std::max (0, (area.getWidth() - used) / 2));

    for (int i = 0; i < numColumns; ++i)
    {
        if (hasMarks() && i == marksAfter)
            marksArea = area.removeFromLeft (marksWidth);

        columns[static_cast<std::size_t> (i)]->place (area.removeFromLeft (pitch), barWidth, isMini);
    }

    if (hasMarks() && marksAfter == numColumns)
        marksArea = area.removeFromLeft (marksWidth);

    const auto& bar = columns.front()->bar;
    marksArea = hasMarks() ? marksArea.withY (bar.getY()).withHeight (bar.getHeight()) : juce::Rectangle<int>();
}

void LevelMeters::paintContent (juce::Graphics& g)
{
    if (isMini)
        return;

    g.setColour (theme::textDim);
    g.setFont (interFont (FontWeight::regular, theme::textTitle));
    g.drawText ("dBFS", titleArea(), juce::Justification::centredRight, false);
    g.drawText ("click: clear holds", getLocalBounds().reduced (theme::padding).removeFromBottom (12),
                juce::Justification::centred, true);

    if (marksArea.isEmpty())
        return;

    const auto highlight = aim ? std::optional (ScaleHighlight { *aim, "aim" }) : std::nullopt;
    drawScaleMarks (g, MeterScale::peakDbfs(), marksArea, juce::Justification::centred, highlight);
}

void LevelMeters::mouseUp (const juce::MouseEvent& event)
{
    if (event.mouseWasClicked() && onClearHolds != nullptr)
        onClearHolds();
}
} // namespace twobus
