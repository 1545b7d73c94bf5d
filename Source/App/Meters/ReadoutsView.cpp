#include "App/Meters/ReadoutsView.h"

#include "Advice/MixAdvice.h"
#include "App/Text.h"
#include "App/Widgets/FocusMoves.h"
#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"
#include "Present/Meters/ReadingHelp.h"

#include <algorithm>
#include <utility>

namespace twobus
{
namespace
{
constexpr int numColumns = 3, numRows = 3, narrowCell = 116, wideCell = 145, widerCell = 220, highCell = 74,
              usualCell = 54, optionsWidth = 62, optionsHeight = 20;
constexpr std::size_t truePeakIndex = 2, rmsIndex = 5;

constexpr std::array<Reading, 9> shownReadings { Reading::integrated,   Reading::loudnessRange, Reading::truePeakMax,
                                                 Reading::shortTermMax, Reading::momentaryMax,  Reading::rms,
                                                 Reading::crestFactor,  Reading::plr,           Reading::psr };

/** Em size in pixels. In a large cell the number can be read from further away. */
float numberSizeFor (int width, int height) noexcept
{
    if (width < narrowCell)
        return 17.0f;

    return width < wideCell ? 21.0f : width < widerCell || height < highCell ? 26.0f : 34.0f;
}

struct Readout
{
    std::optional<double> value;
    const char* unit;
};

/** The last one is of this moment, so there is none while nothing is measured. */
std::array<Readout, 9> readoutsOf (const MeterReadings& readings, RmsConvention rms, bool levelsAreLive)
{
    return { { { readings.integratedLufs, "LUFS" },
               { readings.loudnessRangeLu, "LU" },
               { readings.truePeakDbtp, "dBTP" },
               { readings.shortTermMaxLufs, "LUFS" },
               { readings.momentaryMaxLufs, "LUFS" },
               { shownRms (readings.rmsDbfs, rms), "dBFS" },
               { readings.crestFactorDb, "dB" },
               { readings.plrDb, "dB" },
               { levelsAreLive ? readings.psrDb : std::nullopt, "dB" } } };
}

/** The zones of a true peak depend on the target; other readings have no zones. */
juce::Colour colourOf (const Readout& readout, bool isTruePeak, const MeterScale::Limits& limits)
{
    if (! readout.value)
        return theme::textDim();

    const auto zone = isTruePeak ? limits.zoneOf (*readout.value) : Zone::normal;
    return zone == Zone::normal ? theme::text() : theme::colourOf (zone);
}
} // namespace

ReadoutsView::ReadoutsView() : Panel ("Readings")
{
    for (std::size_t i = 0; i < numReadouts; ++i)
    {
        const auto& help = helpFor (shownReadings[i]);
        cells[i] = std::make_unique<ReadingCell> (toJuce (std::string (help.name)));
        cells[i]->setTooltip (toJuce (tooltipOf (help) + "\nClick to copy."));
        addAndMakeVisible (*cells[i]);
    }

    keepOneTabStop (stops());
    picker.setTooltip ("Choose what the readings cover. The verdict always covers the pass.");
    picker.onMenu = [this] { return scopeMenu(); };
    addAndMakeVisible (picker);

    options.setTitle ("Options of the readings");
    options.setTooltip ("Choose which RMS is shown, and whether mono counts twice.");
    makeReachable (options);
    options.onClick = [this] { openMenu(); };
    addAndMakeVisible (options);
}

std::vector<juce::Component*> ReadoutsView::stops() const
{
    std::vector<juce::Component*> all;

    for (const auto& cell : cells)
        all.push_back (cell.get());

    return all;
}

bool ReadoutsView::keyPressed (const juce::KeyPress& key) { return moveFocus (key, stops(), numColumns); }

void ReadoutsView::openMenu()
{
    const auto rmsItem = [this] (const char* text, RmsConvention convention) {
        return juce::PopupMenu::Item (toJuce (text)).setTicked (rms == convention).setAction ([this, convention] {
            if (onRms != nullptr)
                onRms (convention);
        });
    };

    juce::PopupMenu menu;
    menu.addSectionHeader ("RMS");
    menu.addItem (rmsItem ("Mathematical: a full-scale sine reads −3.0 dBFS", RmsConvention::mathematical));
    menu.addItem (rmsItem ("AES17: a full-scale sine reads 0.0 dBFS", RmsConvention::aes17));
    menu.addSectionHeader ("Mono");
    menu.addItem (juce::PopupMenu::Item ("Count one channel twice, as for two speakers: +3.0 LU")
                      .setTicked (dualMono)
                      .setAction ([this] {
                          if (onDualMono != nullptr)
                              onDualMono (! dualMono);
                      }));
    menu.showMenuAsync (juce::PopupMenu::Options().withTargetComponent (options).withStandardItemHeight (28));
}

juce::PopupMenu ReadoutsView::scopeMenu() const
{
    const auto item = [this] (const char* text, ReadingsScope offered) {
        return juce::PopupMenu::Item (toJuce (text))
            .setEnabled (hasPasses || offered == ReadingsScope::sinceReset)
            .setTicked (scope == offered)
            .setAction ([choose = onScope, offered] {
                if (choose != nullptr)
                    choose (offered);
            });
    };

    juce::PopupMenu menu;
    menu.addItem (item ("This pass: from play to stop", ReadingsScope::pass));
    menu.addItem (item ("Since reset: all passes, pauses left out", ReadingsScope::sinceReset));
    return menu;
}

void ReadoutsView::showScope (const Frame& frame)
{
    scope = frame.scope;
    hasPasses = judgesPasses (frame.choices.stage);
    auto next = readingsTitle (frame.scope, frame.judged.pass, frame.choices.addedGainDb);

    if (std::exchange (scopeTitle, std::move (next)) != scopeTitle)
    {
        picker.showTitle (toJuce (scopeTitle).toUpperCase());
        resized();
        repaint (titleArea());
    }
}

void ReadoutsView::show (const Frame& frame)
{
    showScope (frame);

    if (rms != frame.rms || countsAsDualMono != frame.countsAsDualMono())
        repaint();

    rms = frame.rms;
    dualMono = frame.dualMono;
    countsAsDualMono = frame.countsAsDualMono();

    if (! frame.numbersAreDue)
        return;

    cells[rmsIndex]->showName (toJuce (rmsLabel (rms)));
    const auto readouts = readoutsOf (frame.readings, rms, frame.levelsAreLive);
    const MeterScale::Limits limits { warningLimitDbtp (frame.choices, frame.judged.integratedLufs),
                                      frame.damageAboveDbtp() };

    for (std::size_t i = 0; i < numReadouts; ++i)
    {
        const auto& readout = readouts[i];
        cells[i]->show (figureText (readout.value, readout.unit), readout.value ? readout.unit : "",
                        colourOf (readout, i == truePeakIndex, limits));
    }
}

juce::Rectangle<int> ReadoutsView::cellOf (std::size_t index) const
{
    const auto area = contentArea();
    const auto column = static_cast<int> (index) % numColumns, row = static_cast<int> (index) / numColumns;
    const auto width = area.getWidth() / numColumns, height = area.getHeight() / numRows;
    const juce::Rectangle<int> cell { area.getX() + column * width, area.getY() + row * height, width, height };
    return cell
        .withSizeKeepingCentre (width, std::min (height, numberSizeFor (width, height) > 30.0f ? highCell : usualCell))
        .translated (-ReadingCell::textMarginFor (width), 0); // the text stands in line with the title
}

void ReadoutsView::resized()
{
    auto title = titleArea();
    options.setBounds (title.removeFromRight (optionsWidth).withSizeKeepingCentre (optionsWidth, optionsHeight));
    picker.setBounds (title.removeFromLeft (std::min (picker.idealWidth(), title.getWidth())).expanded (0, 4));

    const auto cellWidth = contentArea().getWidth() / numColumns;

    for (std::size_t i = 0; i < numReadouts; ++i)
    {
        cells[i]->setNumberSize (numberSizeFor (cellWidth, contentArea().getHeight() / numRows));
        cells[i]->setBounds (cellOf (i));
    }
}

void ReadoutsView::paintContent (juce::Graphics& g)
{
    if (! countsAsDualMono)
        return;

    g.setColour (theme::textDim());
    g.setFont (interFont (FontWeight::regular, theme::textTitle));
    g.drawText ("dual mono: +3.0 LU", titleArea().withTrimmedRight (optionsWidth + 8).withLeft (picker.getRight() + 8),
                juce::Justification::centredRight, true);
}
} // namespace twobus
