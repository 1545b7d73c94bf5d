#include "App/Meters/LoudnessMeters.h"

#include "App/Meters/MeterRemark.h"
#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Present/Advice/StreamText.h"
#include "Present/Base/Numbers.h"
#include "Present/Meters/ReadingHelp.h"

#include <algorithm>
#include <string>
#include <utility>

namespace twobus
{
namespace
{
constexpr int miniMargin = 6, marksWidth = 30, markerWidth = 26, remarkHeight = 18, miniRemarkHeight = 12,
              lastHeight = 20;
constexpr int widthForMarks = 130;

juce::Font remarkFont() { return interFont (FontWeight::regular, theme::textTitle); }
} // namespace

LoudnessMeters::LoudnessMeters()
    : Panel ("Loudness"), last (interFont (FontWeight::semiBold, theme::textNormal),
                                interFont (FontWeight::regular, theme::textTitle), juce::Justification::centred)
{
    addAndMakeVisible (picker);
    addChildComponent (last);
    last.setTitle ("Loudness of the last minutes");
    picker.setTooltip (toJuce (tooltipOf (helpFor (Reading::momentary)) + "\n"
                               + tooltipOf (helpFor (Reading::shortTerm))
                               + "\nClick to choose another scale, or the loudness of the last minutes."));
    picker.showTitle ("LOUDNESS", "LUFS");
    picker.onMenu = [this] { return menu(); };
    makeColumns();
}

void LoudnessMeters::setScale (LoudnessScale which)
{
    if (face->which == which)
        return;

    face = &faceOf (which);
    makeColumns();
}

void LoudnessMeters::makeColumns()
{
    picker.setDescription (toJuce (face->name));
    momentary = std::make_unique<MeterColumn> (*this, face->scale, LevelBar::Style::loudness, "M");
    shortTerm = std::make_unique<MeterColumn> (*this, face->scale, LevelBar::Style::loudness, "S");
    integrated = std::make_unique<LevelMarker> (face->scale, "I");
    addAndMakeVisible (*integrated);
    momentary->value.setTitle ("Momentary");
    shortTerm->value.setTitle ("Short-term");
    resized();
    repaint();
}

juce::PopupMenu LoudnessMeters::menu() const
{
    juce::PopupMenu menu;

    for (const auto& offered : loudnessFaces())
        menu.addItem (toJuce (offered.name), true, offered.which == face->which,
                      [choose = onScale, which = offered.which] {
                          if (choose != nullptr)
                              choose (which);
                      });

    addMinutes (menu);
    return menu;
}

void LoudnessMeters::addMinutes (juce::PopupMenu& menu) const
{
    const auto minutes = lastMinutes.minutes;
    const auto add = [this, &menu, minutes] (const juce::String& words, int offered) {
        menu.addItem (words, true, minutes == offered, [choose = onMinutes, offered] {
            if (choose != nullptr)
                choose (offered > 0 ? std::optional (offered) : std::nullopt);
        });
    };

    menu.addSectionHeader ("Loudness of the last");

    if (! isStream) // there it is what counts
        add ("Not shown", 0);

    auto isOther = minutes > 0;

    for (const auto offered : { 1, 5, 10, 60 })
    {
        add (juce::String (offered) + " min", offered);
        isOther = isOther && minutes != offered;
    }

    menu.addItem (isOther ? "Other: " + juce::String (minutes) + " min" : toJuce ("Other…"), true, isOther,
                  [ask = onOtherMinutes] {
                      if (ask != nullptr)
                          ask();
                  });
}

void LoudnessMeters::lookAndFeelChanged() { makeColumns(); }

void LoudnessMeters::setMini (bool shouldBeMini)
{
    isMini = shouldBeMini;
    setPlain (isMini);
    picker.setVisible (! isMini);
    resized();
}

void LoudnessMeters::showIn (MeterColumn& column, std::optional<double> lufs, std::optional<double> highestLufs,
                             bool numbersAreDue) const
{
    column.bar.show ({ face->readingOf (lufs), std::nullopt, face->readingOf (highestLufs) });

    if (numbersAreDue)
        column.value.show (face->readingText (lufs), {}, lufs ? theme::text() : theme::textDim());
}

void LoudnessMeters::show (const Frame& frame)
{
    if (frame.countsAsDualMono() != countsAsDualMono)
    {
        countsAsDualMono = ! countsAsDualMono;
        resized();
        repaint();
    }

    setScopeNote (frame.scopeOfReadings());
    showLast (frame);
    const auto& readings = frame.readings;
    const auto onlyIfLive = [&frame] (std::optional<double> level) {
        return frame.levelsAreLive ? level : std::nullopt;
    };

    showIn (*momentary, onlyIfLive (readings.momentaryLufs), readings.momentaryMaxLufs, frame.numbersAreDue);
    showIn (*shortTerm, onlyIfLive (readings.shortTermLufs), readings.shortTermMaxLufs, frame.numbersAreDue);

    if (frame.numbersAreDue)
        integrated->show (face->readingOf (readings.integratedLufs));
}

void LoudnessMeters::showLast (const Frame& frame)
{
    isStream = frame.choices.stage == Stage::streaming;
    const auto wasShown = std::exchange (lastMinutes, frame.lastMinutes).minutes > 0;

    if (wasShown != (lastMinutes.minutes > 0))
        resized();

    if (frame.numbersAreDue)
        fillLast();
}

/** The shortest name has to do in a narrow panel. */
void LoudnessMeters::fillLast()
{
    if (lastMinutes.minutes == 0)
        return;

    const auto number = face->readingText (lastMinutes.integratedLufs);
    const auto name = lastMinutesName (lastMinutes);
    const auto colour = lastMinutes.integratedLufs ? theme::text() : theme::textDim();
    last.show (number, name, colour);

    if (! last.fits())
        last.show (number, name.substr (name.find (' ') + 1), colour);

    if (! last.fits())
        last.show (number, {}, colour);
}

/** The scale's marks are between the two bars, the marker is beside the second bar. */
void LoudnessMeters::resized()
{
    const auto hasMarks = ! isMini && getWidth() >= widthForMarks;
    const auto marks = hasMarks ? marksWidth : 0, marker = hasMarks ? markerWidth : 0;
    auto area = isMini ? getLocalBounds().reduced (8).withTrimmedBottom (remark ({}).isEmpty() ? 0 : miniRemarkHeight)
                       : contentArea().expanded (hasMarks ? 4 : 10, 0).withTrimmedBottom (remarkHeight);
    const auto showsLast = ! isMini && lastMinutes.minutes > 0;
    last.setVisible (showsLast);
    last.setBounds (showsLast ? area.removeFromBottom (lastHeight) : juce::Rectangle<int>());
    fillLast();
    const auto widestBar = MeterColumn::widestBarFor (area.getHeight());
    const auto pitch = std::clamp ((area.getWidth() - marks - marker) / 2, 10, widestBar + 14);
    const auto barWidth = std::max (6, std::min (widestBar, pitch - (isMini ? 8 : 10)));
    area = area.withSizeKeepingCentre (std::min (area.getWidth(), 2 * pitch + marks + marker), area.getHeight());

    momentary->place (area.removeFromLeft (pitch), barWidth, isMini);
    const auto between = area.removeFromLeft (marks);
    shortTerm->place (area.removeFromLeft (pitch), barWidth, isMini);

    const auto& bar = momentary->bar;
    integrated->setVisible (hasMarks);
    integrated->setBounds (area.withWidth (markerWidth)
                               .withY (bar.getY() - LevelMarker::overhang)
                               .withHeight (bar.getHeight() + 2 * LevelMarker::overhang));
    marksArea = between.withY (bar.getY()).withHeight (bar.getHeight());
    picker.setBounds (titleArea().withWidth (std::min (picker.idealWidth(), titleArea().getWidth())).expanded (0, 4));
}

juce::String LoudnessMeters::remark (const juce::String& unit) const
{
    const auto width = getWidth() - 2 * (isMini ? miniMargin : theme::padding);

    if (isMini)
        return meterRemark ({ scopeNote(), countsAsDualMono ? "dual mono" : "" }, remarkFont(), width);

    return meterRemark ({ unit, toJuce (face->remark), scopeNote(), countsAsDualMono ? "dual mono: +3.0 LU" : "" },
                        remarkFont(), width);
}

void LoudnessMeters::paintContent (juce::Graphics& g)
{
    g.setColour (theme::textDim());
    g.setFont (remarkFont());

    // The title of a narrow panel leaves no room for the unit, which is then drawn below.
    const auto unit = toJuce (face->unit);
    const auto isBelow = ! isMini && ! picker.leavesRoomFor (unit, g.getCurrentFont(), titleArea().getRight());
    g.drawText (remark (isBelow ? unit : juce::String()),
                getLocalBounds().reduced (isMini ? miniMargin : theme::padding).removeFromBottom (miniRemarkHeight),
                juce::Justification::centred, false);

    if (isMini)
        return;

    if (! isBelow)
        g.drawText (unit, titleArea(), juce::Justification::centredRight, false);

    if (! marksArea.isEmpty())
        drawScaleMarks (g, face->scale, marksArea, juce::Justification::centred);
}
} // namespace twobus
