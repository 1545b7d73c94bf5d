#include "App/Meters/LevelMeters.h"

#include "Advice/MixAdvice.h"
#include "App/Meters/MeterRemark.h"
#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Names.h"
#include "Present/Meters/ReadingHelp.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int marksWidth = 34, remarkHeight = 18, miniRemarkHeight = 12;
constexpr std::size_t mostChannels = 16; ///< more bars would be unreadable; the Tracking page shows all channels

juce::Font remarkFont() { return interFont (FontWeight::regular, theme::textTitle); }

juce::Colour valueColour (const MeterScale& scale, std::optional<double> level)
{
    if (! level)
        return theme::textDim();

    const auto zone = scale.zoneOf (*level);
    return zone == Zone::normal ? theme::text() : theme::colourOf (zone);
}
} // namespace

LevelMeters::LevelMeters() : Panel ("Level meter")
{
    addAndMakeVisible (picker);
    picker.onMenu = [this] { return menu(); };
    takeFace();
}

void LevelMeters::setMeter (LevelMeter meter)
{
    if (face->meter == meter)
        return;

    face = &faceOf (meter);
    takeFace();
}

void LevelMeters::takeFace()
{
    takeScale();
    nameMeter();
    setTooltip (juce::String (face->showsPeaks() ? "Click to clear the held true peaks. " : "")
                + "Right-click to choose the meter.");
    picker.setTooltip (toJuce (tooltipOf (helpFor (face->meter)) + "\nClick to choose another meter."));
    makeColumns();
}

/** The title of the peak and RMS meter says which RMS it shows; the other meters do not depend on that setting. */
void LevelMeters::nameMeter()
{
    if (face->meter == LevelMeter::peakAndRms)
        picker.showTitle (toJuce ("Peak · " + std::string (rmsLabel (rms))).toUpperCase(), "PEAK");
    else
        picker.showTitle (toJuce (face->shortName)); // not in capitals, because "PPM IIa" is a name

    picker.setDescription (toJuce (face->name));
}

juce::PopupMenu LevelMeters::menu() const
{
    juce::PopupMenu menu;

    for (const auto& offered : levelMeterFaces())
        menu.addItem (toJuce (offered.name), true, offered.meter == face->meter,
                      [choose = onChoice, meter = offered.meter] {
                          if (choose != nullptr)
                              choose (meter);
                      });

    return menu;
}

void LevelMeters::makeColumns()
{
    columns.clear();

    for (std::size_t channel = 0; channel < std::min (shownLayout.size(), mostChannels); ++channel)
    {
        columns.push_back (
            std::make_unique<MeterColumn> (*this, scale, LevelBar::Style::level, channelName (shownLayout, channel)));
        columns.back()->bar.setAim (aimReading());
        columns.back()->value.setTitle (toJuce (
            (face->meter == LevelMeter::peakAndRms ? "Highest true peak, " : std::string (face->shortName) + ", ")
            + channelWord (shownLayout, channel)));
    }

    resized();
    repaint();
}

void LevelMeters::lookAndFeelChanged() { makeColumns(); }

void LevelMeters::setMini (bool shouldBeMini)
{
    isMini = shouldBeMini;
    setPlain (isMini);
    picker.setVisible (! isMini);
    resized();
}

/** Empty if the scale does not show peaks. */
std::optional<double> LevelMeters::aimReading() const
{
    return aimDbtp && face->showsPeaks() ? std::optional (face->readingOf (*aimDbtp)) : std::nullopt;
}

void LevelMeters::setAim (std::optional<double> levelDbtp)
{
    if (levelDbtp == aimDbtp || levelDbtp.value_or (-1.0) >= 0.0)
        return;

    aimDbtp = levelDbtp;

    for (auto& column : columns)
        column->bar.setAim (aimReading());

    repaint();
}

/** If the scale shows peaks, its zones follow the target. Needle meters have zones of their own. */
void LevelMeters::takeScale()
{
    scale = face->showsPeaks() ? face->scale.with ({ face->readingOf (cautionDbtp), face->readingOf (damageDbtp) })
                               : face->scale;
}

void LevelMeters::setZones (double nextCautionDbtp, double nextDamageDbtp)
{
    if (nextCautionDbtp == cautionDbtp && nextDamageDbtp == damageDbtp)
        return;

    cautionDbtp = nextCautionDbtp;
    damageDbtp = nextDamageDbtp;
    takeScale();

    for (auto& column : columns)
        column->bar.repaint();

    repaint();
}

void LevelMeters::setRmsConvention (RmsConvention convention)
{
    if (convention == rms)
        return;

    rms = convention;
    nameMeter();
    resized();
    repaint();
}

void LevelMeters::show (const Frame& frame)
{
    if (frame.layout.size() > 0 && ! (frame.layout == shownLayout))
    {
        shownLayout = frame.layout;
        makeColumns();
    }

    isCeiling = frame.choices.stage == Stage::finishedMaster || frame.choices.stage == Stage::streaming;
    setAim (frame.choices.stage == Stage::recording ? std::nullopt : std::optional<double> (frame.advice.limitDbtp));
    setZones (warningLimitDbtp (frame.choices, frame.judged.integratedLufs), frame.damageAboveDbtp());
    setRmsConvention (frame.rms);
    setScopeNote (frame.scopeOfReadings());

    for (std::size_t i = 0; i < columns.size(); ++i)
        showIn (*columns[i], frame.readings.channels[i], frame);
}

void LevelMeters::showIn (MeterColumn& column, const ChannelReadings& channel, const Frame& frame) const
{
    const auto isPeakAndRms = face->meter == LevelMeter::peakAndRms;
    auto levels = face->levelsOf (channel);

    if (isPeakAndRms)
        levels.average = shownRms (levels.average, frame.rms);

    if (! frame.levelsAreLive)
        levels = { std::nullopt, std::nullopt, levels.held };

    column.bar.show (levels);

    const auto value = isPeakAndRms ? levels.held : levels.average;

    if (isPeakAndRms || frame.numbersAreDue)
        column.value.show (face->readingText (value), {}, valueColour (scale, value));
}

juce::Rectangle<int> LevelMeters::columnsArea() const
{
    if (! isMini)
        return contentArea().expanded (hasMarks() ? 4 : 10, 0).withTrimmedBottom (remarkHeight);

    return getLocalBounds().reduced (8).withTrimmedBottom (miniRemark().isEmpty() ? 0 : miniRemarkHeight);
}

bool LevelMeters::hasMarks() const noexcept { return ! isMini && getWidth() >= 120; }

/** With two channels the scale's marks are between the bars; with any other number they are beside the bars. */
void LevelMeters::resized()
{
    if (columns.empty())
        return;

    const auto numColumns = static_cast<int> (columns.size());
    auto area = columnsArea();
    const auto widestBar = MeterColumn::widestBarFor (area.getHeight());
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
    picker.setBounds (titleArea().withWidth (std::min (picker.idealWidth(), titleArea().getWidth())).expanded (0, 4));
    marksArea = hasMarks() ? marksArea.withY (bar.getY()).withHeight (bar.getHeight()) : juce::Rectangle<int>();
}

/** The mini view has no title, so a meter or RMS other than the default is named below the bars. */
juce::String LevelMeters::miniRemark() const
{
    const auto meter = face->meter != LevelMeter::peakAndRms ? toJuce (face->shortName)
                       : rms == RmsConvention::mathematical  ? juce::String()
                                                             : toJuce (rmsLabel (rms));
    return meterRemark ({ meter, scopeNote() }, remarkFont());
}

void LevelMeters::paintContent (juce::Graphics& g)
{
    g.setColour (theme::textDim());
    g.setFont (remarkFont());

    const auto drawBelow = [&] (std::initializer_list<juce::String> parts, int distance) {
        const auto line = getLocalBounds().reduced (distance).removeFromBottom (12);
        g.drawText (meterRemark (parts, remarkFont(), line.getWidth()), line, juce::Justification::centred, false);
    };

    if (isMini)
    {
        drawBelow ({ miniRemark() }, 6);
        return;
    }

    // A long title in a narrow panel leaves no room for the unit, which is then drawn below.
    const auto unit = toJuce (face->unit);
    const auto hasRoom = picker.leavesRoomFor (unit, g.getCurrentFont(), titleArea().getRight());

    if (hasRoom)
        g.drawText (unit, titleArea(), juce::Justification::centredRight, false);

    const auto remark = ! face->alignment.empty()  ? toJuce (face->alignment)
                        : scopeNote().isNotEmpty() ? juce::String ("click to clear")
                                                   : juce::String ("click to clear peaks");
    drawBelow ({ hasRoom ? juce::String() : unit, scopeNote(), remark }, theme::padding);

    if (marksArea.isEmpty())
        return;

    const auto aim = aimReading();
    const auto highlight = aim ? std::optional (ScaleHighlight { *aim, isCeiling ? "max" : "aim" }) : std::nullopt;
    drawScaleMarks (g, scale, marksArea, juce::Justification::centred, highlight);
}

void LevelMeters::mouseUp (const juce::MouseEvent& event)
{
    if (event.mods.isPopupMenu())
        picker.openMenu();
    else if (event.mouseWasClicked() && face->showsPeaks() && onClearHolds != nullptr)
        onClearHolds();
}
} // namespace twobus
