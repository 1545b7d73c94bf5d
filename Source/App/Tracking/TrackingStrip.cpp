#include "App/Tracking/TrackingStrip.h"

#include "App/Meters/MeterColumn.h"
#include "App/Text.h"
#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/StateIcon.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/RmsConvention.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int margin = 10, titleHeight = 20, adviceHeight = 76, rowHeight = 19, rowNameWidth = 61;
constexpr int barWidth = 36, widestBar = 140, marksWidth = 34, leastBarHeight = 60;
constexpr float widthOfText = 220.0f, heightOfText = 480.0f, largestText = 1.8f; ///< a larger strip has larger text
constexpr int clipHeight = 24, lowestBesideClip = 40;
constexpr int widthForPeak = 130, peakWidth = 72;

juce::Font numberFont (float size) { return interFont (FontWeight::semiBold, 12.5f * size); }

juce::Font unitFont (float size) { return interFont (FontWeight::regular, 10.5f * size); }

FigureLabel makeLabel() { return { numberFont (1.0f), unitFont (1.0f), juce::Justification::centredRight }; }

juce::Colour colourOfGain (Severity severity)
{
    return severity == Severity::caution || severity == Severity::damage ? theme::colourOf (severity) : theme::text();
}

/** "listen again: ...", or the first note on a problem other than the gain. */
std::string detailOf (const InputText& words)
{
    if (! words.detail.empty())
        return words.detail;

    for (const InputNote& note : words.notes.all())
        if (note.severity != Severity::neutral)
            return note.name + ": " + note.advice;

    return {};
}
} // namespace

TrackingStrip::TrackingStrip (std::size_t channel, std::string inputName)
    : Panel ({}), number (std::to_string (channel + 1)), name (std::move (inputName)),
      bar (MeterScale::inputDbfs(), LevelBar::Style::level), rows { { { makeLabel(), "Peak", {} },
                                                                      { makeLabel(), "Average", {} },
                                                                      { makeLabel(), "Noise", {} },
                                                                      { makeLabel(), "Hum", {} },
                                                                      { makeLabel(), "DC", {} },
                                                                      { makeLabel(), "Clips", {} } } }
{
    setTitle (toJuce ("Input " + number + " " + name));
    bar.setAim (zeroVuDbfs);
    addAndMakeVisible (bar);

    for (auto& row : rows)
        addAndMakeVisible (row.label);

    addChildComponent (clipButton);
    makeReachable (clipButton);
    clipButton.setTooltip ("Click once you have seen it. The next clip shows again.");
    clipButton.onClick = [this] {
        if (onAcknowledge != nullptr)
            onAcknowledge();
    };
    takeThemeColours();
}

void TrackingStrip::takeThemeColours()
{
    clipButton.setColour (juce::TextButton::buttonColourId, theme::damage());
    clipButton.setColour (juce::TextButton::textColourOffId, theme::background());
}

void TrackingStrip::showClip (const std::optional<LatchedClip>& clip)
{
    if (clip == shownClip)
        return;

    const auto wasShown = shownClip.has_value();
    shownClip = clip;

    if (clip)
    {
        clipButton.setButtonText (toJuce (clippedText (clip->seconds)));
        clipButton.setTitle (toJuce ("Input " + number + " " + name + ": " + clippedText (clip->seconds)));
    }

    if (wasShown != clip.has_value())
    {
        resized();
        repaint();
    }
}

void TrackingStrip::setStyle (Style newStyle)
{
    if (style == newStyle)
        return;

    style = newStyle;
    resized();
    repaint();
}

//==============================================================================
void TrackingStrip::show (const Contents& contents)
{
    showBar (contents);
    showClip (contents.clip);

    if (! contents.numbersAreDue)
        return;

    showWords (contents);
    showRows (contents);
}

void TrackingStrip::showBar (const Contents& contents)
{
    const auto& readings = contents.readings;
    MeterLevels levels { std::nullopt, std::nullopt, readings.samplePeakDbfs };

    if (contents.levelsAreLive)
    {
        levels.average = shownRms (readings.rmsWindowDbfs, RmsConvention::aes17);
        levels.peak = readings.barPeakDbfs;
    }

    bar.show (levels);
}

void TrackingStrip::showWords (const Contents& contents)
{
    const auto isPair = contents.advice.linkedWith.has_value();

    if (words == contents.words && isLinked == isPair)
        return;

    words = contents.words;
    isLinked = isPair;
    auto description = words.sentence;

    for (const InputNote& note : words.notes.all())
        description += "\n" + noteSentence (note);

    setDescription (toJuce (description));
    setTooltip (toJuce (description + "\nAverage while played, RMS (AES17): " + words.average));
    repaint();
}

void TrackingStrip::showRows (const Contents& contents)
{
    const auto& advice = contents.advice;
    const auto colourOfRow = [] (bool isWorthAWord) { return isWorthAWord ? theme::caution() : theme::text(); };
    const auto numClips = clipsOf (contents.readings);
    const auto zone = advice.peakDbfs ? MeterScale::inputDbfs().zoneOf (*advice.peakDbfs) : Zone::normal;

    rows[peak].label.show (figureText (advice.peakDbfs, "dBFS"), advice.peakDbfs ? "dBFS" : "",
                           numClips > 0           ? theme::damage()
                           : zone == Zone::normal ? theme::text()
                                                  : theme::colourOf (zone));

    if (advice.averageDbfs)
        rows[average].label.show (signedNumberText (*advice.averageDbfs - zeroVuDbfs), "VU", theme::text());
    else
        rows[average].label.show (std::string (notMeasuredText), "", theme::text());

    rows[noise].label.show (figureText (advice.noiseFloorDbfs, "dBFS"), advice.noiseFloorDbfs ? "dBFS" : "",
                            colourOfRow (advice.isNoisy));

    const auto humName = advice.humHz ? "Hum " + numberText (advice.humHz, 0) + " Hz" : std::string ("Hum");

    if (rows[hum].name != humName)
    {
        rows[hum].name = humName;
        repaint (rows[hum].nameArea);
    }

    if (advice.humDbfs)
        rows[hum].label.show (figureText (advice.humDbfs, "dBFS"), "dBFS", colourOfRow (advice.hasLoudHum));
    else
        rows[hum].label.show (contents.words.notes.hum.value, "", theme::text());

    rows[dc].label.show (signedNumberText (advice.dcOffsetPercent), advice.dcOffsetPercent ? "%" : "",
                         colourOfRow (advice.hasDc));
    rows[clips].label.show (std::to_string (numClips), {}, numClips > 0 ? theme::damage() : theme::text());
}

//==============================================================================
void TrackingStrip::resized()
{
    const auto room =
        std::min (static_cast<float> (getWidth()) / widthOfText, static_cast<float> (getHeight()) / heightOfText);
    textSize = style == Style::tile ? 1.0f : std::clamp (room, 1.0f, largestText);

    for (auto& row : rows)
        row.label.setFonts (numberFont (textSize), unitFont (textSize));

    if (style == Style::tile)
        placeTile (getLocalBounds().reduced (margin, 6));
    else
        placeStrip (getLocalBounds().reduced (margin));
}

void TrackingStrip::placeStrip (juce::Rectangle<int> area)
{
    titleLine = area.removeFromTop (scaled (titleHeight));
    area.removeFromTop (6);
    adviceArea = area.removeFromTop (scaled (adviceHeight));
    area.removeFromTop (6);
    placeClipButton (area, scaled (clipHeight));

    // If the rows would leave too little height for the bar, the last ones are left out.
    const auto numShown =
        std::clamp ((area.getHeight() - leastBarHeight - 8) / scaled (rowHeight), 0, static_cast<int> (numRows));
    auto below = area.removeFromBottom (numShown * scaled (rowHeight));
    area.removeFromBottom (8);

    for (std::size_t i = 0; i < numRows; ++i)
    {
        auto& row = rows[i];
        row.label.setVisible (static_cast<int> (i) < numShown);

        if (! row.label.isVisible())
            continue;

        auto line = below.removeFromTop (scaled (rowHeight));
        row.nameArea = line.removeFromLeft (scaled (rowNameWidth));
        row.label.setBounds (line);
    }

    const auto width = std::clamp (area.getWidth() / 4, barWidth, widestBar);
    auto meter = area.withSizeKeepingCentre (std::min (area.getWidth(), width + 6 + marksWidth), area.getHeight());
    bar.setBounds (meter.removeFromLeft (width));
    meter.removeFromLeft (6);
    marksArea = meter;
}

void TrackingStrip::placeTile (juce::Rectangle<int> area)
{
    bar.setBounds (area.removeFromLeft (std::clamp (area.getWidth() / 12, 8, barWidth)));
    area.removeFromLeft (8);
    titleLine = area.removeFromTop (std::min (titleHeight, area.getHeight() / 3));

    for (auto& row : rows)
        row.label.setVisible (false);

    if (titleLine.getWidth() >= widthForPeak && titleLine.getHeight() == titleHeight)
    {
        rows[peak].label.setVisible (true);
        rows[peak].label.setBounds (titleLine.removeFromRight (peakWidth));
    }

    placeClipButton (area, std::clamp (area.getHeight() / 4, clipHeight, 40));
    adviceArea = area;
    marksArea = {};
}

/** At the bottom of a tile, or in place of the number of a low one, and above the bar of a strip. */
void TrackingStrip::placeClipButton (juce::Rectangle<int>& area, int height)
{
    clipButton.setVisible (shownClip.has_value());

    if (! shownClip)
        return;

    if (style == Style::strip)
    {
        clipButton.setBounds (area.removeFromTop (height));
        area.removeFromTop (6);
    }
    else if (area.getHeight() >= lowestBesideClip + height)
    {
        clipButton.setBounds (area.removeFromBottom (height));
    }
    else
    {
        clipButton.setBounds (area); // what to do about it comes after it was seen
        area = {};
    }
}

void TrackingStrip::mouseUp (const juce::MouseEvent& event)
{
    if (onClick != nullptr && event.mouseWasClicked() && getLocalBounds().contains (event.getPosition()))
        onClick();
}

//==============================================================================
void TrackingStrip::paintContent (juce::Graphics& g)
{
    paintTitleLine (g);

    if (style == Style::tile)
        return paintAsTile (g);

    paintAdvice (g);

    if (! marksArea.isEmpty())
        drawScaleMarks (g, MeterScale::inputDbfs(), marksArea, juce::Justification::centredLeft);

    g.setColour (theme::textDim());
    g.setFont (interFont (FontWeight::regular, 11.0f * textSize));

    for (const auto& row : rows)
        if (row.label.isVisible())
            g.drawText (toJuce (row.name), row.nameArea, juce::Justification::centredLeft, false);
}

void TrackingStrip::paintTitleLine (juce::Graphics& g) const
{
    auto line = titleLine;
    g.setColour (theme::textDim());
    g.setFont (interFont (FontWeight::medium, 11.0f * textSize));
    const auto digits = static_cast<int> (number.size());
    g.drawText (toJuce (number), line.removeFromLeft (scaled (style == Style::tile ? 4 + 8 * digits : 10 + 8 * digits)),
                juce::Justification::centredLeft, false);

    if (isLinked)
        g.drawText ("linked", line.removeFromRight (scaled (36)), juce::Justification::centredRight, false);

    g.setColour (theme::text());
    g.setFont (interFont (FontWeight::semiBold,
                          std::min (13.5f * textSize, 1.05f * static_cast<float> (line.getHeight())))); // of a low tile
    g.drawFittedText (toJuce (name), line, juce::Justification::centredLeft, 1, 0.75f);
}

void TrackingStrip::paintAdvice (juce::Graphics& g) const
{
    auto area = adviceArea;
    auto firstLine = area.removeFromTop (scaled (24));
    drawStateIcon (g, words.severity, firstLine.removeFromLeft (scaled (18)).toFloat());
    firstLine.removeFromLeft (6);
    g.setColour (colourOfGain (words.severity));
    g.setFont (interFont (FontWeight::semiBold, 16.5f * textSize));
    g.drawFittedText (toJuce (words.gain), firstLine, juce::Justification::centredLeft, 1, 0.8f);
    area.removeFromTop (3);
    drawParagraph (g, detailOf (words), interFont (FontWeight::regular, 12.0f * textSize), theme::textSecond(), area);
}

void TrackingStrip::paintAsTile (juce::Graphics& g) const
{
    auto area = adviceArea;

    if (area.isEmpty())
        return;

    if (const auto height = area.getHeight() / 4; height >= 14 && ! shownClip)
    {
        auto line = area.removeFromBottom (std::min (height, 40));
        drawStateIcon (g, words.severity, line.removeFromLeft (18).toFloat());
        line.removeFromLeft (6);
        g.setColour (colourOfGain (words.severity));
        g.setFont (interFont (FontWeight::medium, std::clamp (static_cast<float> (height) * 0.6f, 12.0f, 24.0f)));
        g.drawFittedText (toJuce (words.gain), line, juce::Justification::centredLeft, 1, 0.8f);
    }

    // "−10", three characters, is about 1.9 em wide; digits are 0.73 em high.
    const auto emPixels =
        std::min (static_cast<float> (area.getHeight()) / 0.9f, static_cast<float> (area.getWidth()) / 2.0f);
    const FigureFont figures (interFont (FontWeight::bold, std::max (10.0f, emPixels)));
    g.setColour (words.number == notMeasuredText ? theme::line() : colourOfGain (words.severity));
    figures.draw (g, words.number, area.toFloat(), juce::Justification::centred);
}
} // namespace twobus
