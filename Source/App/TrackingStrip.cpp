#include "App/TrackingStrip.h"

#include "App/Fonts.h"
#include "App/MeterColumn.h"
#include "App/Paragraph.h"
#include "App/StateIcon.h"
#include "App/Text.h"
#include "App/Theme.h"
#include "Present/Numbers.h"
#include "Present/RmsConvention.h"

namespace twobus
{
namespace
{
constexpr int nameHeight = 20, adviceHeight = 46, rowHeight = 20, numRows = 3, rowNameWidth = 60, marksWidth = 34,
              barWidth = 36;

FigureLabel makeLabel()
{
    return { interFont (FontWeight::semiBold, 13.0f), interFont (FontWeight::regular, 11.0f),
             juce::Justification::centredRight };
}
} // namespace

TrackingStrip::TrackingStrip (std::size_t channel, std::string inputName)
    : Panel ({}),
      number (std::to_string (channel + 1)),
      name (std::move (inputName)),
      bar (MeterScale::peakDbfs(), LevelBar::Style::level),
      peak (makeLabel()),
      average (makeLabel()),
      clips (makeLabel())
{
    setTitle (toJuce ("Input " + number + " " + name));

    for (auto* child : std::initializer_list<juce::Component*> { &bar, &peak, &average, &clips })
        addAndMakeVisible (child);
}

juce::Rectangle<int> TrackingStrip::adviceArea() const
{
    return getLocalBounds().reduced (12).withTrimmedTop (nameHeight + 6).withHeight (adviceHeight);
}

void TrackingStrip::show (const Contents& contents)
{
    const auto& readings = contents.readings;
    MeterLevels levels { std::nullopt, std::nullopt, readings.samplePeakDbfs };

    if (contents.levelsAreLive)
    {
        levels.average = shownRms (readings.rmsWindowDbfs, RmsConvention::aes17);
        levels.peak = readings.barPeakDbfs;
    }

    bar.show (levels);

    if (advice != contents.advice || severity != contents.severity)
    {
        advice = contents.advice;
        severity = contents.severity;
        setDescription (toJuce (advice));
        repaint (adviceArea());
    }

    if (! contents.numbersAreDue)
        return;

    const auto zone = readings.samplePeakDbfs ? peakZone (*readings.samplePeakDbfs) : Zone::normal;
    peak.show (numberText (readings.samplePeakDbfs), {}, zone == Zone::normal ? theme::text : theme::colourOf (zone));

    average.show (numberText (shownRms (readings.rmsDbfs, RmsConvention::aes17)), {}, theme::text);
    clips.show (std::to_string (readings.flatRunsAtFullScale), {},
                readings.flatRunsAtFullScale > 0 ? theme::damage : theme::text);
}

void TrackingStrip::resized()
{
    auto area = getLocalBounds().reduced (12);
    area.removeFromTop (nameHeight + 6 + adviceHeight + 8);

    for (auto* label : { &clips, &average, &peak })
        label->setBounds (area.removeFromBottom (rowHeight).withTrimmedLeft (rowNameWidth));

    area.removeFromBottom (10);
    auto meter = area.withSizeKeepingCentre (std::min (area.getWidth(), barWidth + 6 + marksWidth), area.getHeight());
    bar.setBounds (meter.removeFromLeft (barWidth));
    meter.removeFromLeft (6);
    marksArea = meter;
}

void TrackingStrip::paintContent (juce::Graphics& g)
{
    auto area = getLocalBounds().reduced (12);
    auto title = area.removeFromTop (nameHeight);
    g.setColour (theme::textDim);
    g.setFont (interFont (FontWeight::medium, 11.0f));
    g.drawText (toJuce (number), title.removeFromLeft (18), juce::Justification::centredLeft, false);
    g.setColour (theme::text);
    g.setFont (interFont (FontWeight::semiBold, 13.5f));
    g.drawText (toJuce (name), title, juce::Justification::centredLeft, true);

    auto words = adviceArea();
    drawStateIcon (g, severity, words.removeFromLeft (18).removeFromTop (20).toFloat());
    words.removeFromLeft (8);

    const auto comma = advice.find (", ");
    const auto isBad = severity == Severity::caution || severity == Severity::damage;
    drawParagraph (g, advice.substr (0, comma), interFont (FontWeight::semiBold, 14.5f),
                   isBad ? theme::colourOf (severity) : theme::text, words);
    words.removeFromTop (3);

    if (comma != std::string::npos)
        drawParagraph (g, advice.substr (comma + 2), interFont (FontWeight::regular, 12.0f), theme::textSecond, words);

    if (! marksArea.isEmpty())
        drawScaleMarks (g, MeterScale::peakDbfs(), marksArea, juce::Justification::centredLeft);

    g.setColour (theme::textDim);
    g.setFont (interFont (FontWeight::regular, 11.0f));

    const auto nameRow = [&] (const char* text, const FigureLabel& label) {
        g.drawText (text, label.getBounds().withX (12).withWidth (rowNameWidth), juce::Justification::centredLeft,
                    false);
    };

    nameRow ("peak dBFS", peak);
    nameRow ("avg AES17", average);
    nameRow ("clips", clips);
}
} // namespace twobus
