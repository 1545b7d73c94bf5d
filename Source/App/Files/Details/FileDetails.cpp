#include "App/Files/Details/FileDetails.h"

#include "App/Text.h"
#include "App/Widgets/AccessibleValue.h"
#include "App/Widgets/Figures.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/ShortenedText.h"
#include "App/Widgets/Theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace twobus
{
namespace
{
constexpr int headingHeight = 30, stageWidth = 132, stageHeight = 26, gap = 8;
constexpr int lowestWave = 44, highestWave = 520, lowestBelowWave = 72;
constexpr int buttonHeight = 28, buttonGap = 6, buttonsFrom = 96; // buttonsFrom: height below the heading
constexpr int twoColumnsFrom = 480, widestList = 384, narrowestList = 226, betweenColumns = 20;

int widthOf (const juce::String& text, const juce::Font& font)
{
    return juce::roundToInt (std::ceil (font.getStringWidthFloat (text)));
}
} // namespace

FileDetails::FileDetails()
{
    setTitle ("Chosen file");
    setOpaque (true);
    connectControls();

    for (auto* child : std::initializer_list<juce::Component*> { &stages, &waveform, &momentList, &notes })
        addChildComponent (child);

    for (auto* button : { &copy, &verification, &report, &csv, &json, &markers })
    {
        button->setTitle (button->getButtonText());
        button->setWantsKeyboardFocus (true);
        addChildComponent (button);
    }

    copy.setTitle ("Copy report");
    offer ({});
}

void FileDetails::connectControls()
{
    copy.setTooltip ("Copies this file's report,\nas twobus-cli check prints it.");
    copy.onClick = [this] {
        if (onCopy != nullptr)
            onCopy();

        copy.setButtonText ("Copied");
    };

    verification.setTooltip ("Is this bounce what you heard live: the same, complete and undamaged?\nTwobus compares "
                             "it with the newest session log.");
    verification.onClick = [this] {
        if (onVerify != nullptr)
            onVerify();
    };

    for (const auto& [button, kind] : { std::pair { &report, FileExport::report }, std::pair { &csv, FileExport::csv },
                                        std::pair { &json, FileExport::json } })
    {
        button->setTooltip (wordsFor (kind).meaning);
        button->onClick = [this, kind = kind] {
            if (onExport != nullptr)
                onExport (kind);
        };
    }

    markers.setTooltip ("The worst moments as markers\nfor your DAW.");
    markers.onClick = [this] { openMarkers(); };

    stages.setTooltip (0, "Judge this file as a mix,\nwhatever the others are.");
    stages.setTooltip (1, "Judge this file as a finished master,\nwhatever the others are.");
    stages.onChange = [this] (std::size_t index) {
        if (onStage != nullptr)
            onStage (index == 0 ? Stage::mix : Stage::finishedMaster);
    };

    waveform.onChoose = momentList.onChoose = [this] (std::size_t moment) { chooseMoment (moment); };
    waveform.onMeasureAgain = [this] {
        if (onMeasureAgain != nullptr)
            onMeasureAgain();
    };
}

void FileDetails::chooseMoment (std::size_t moment)
{
    waveform.choose (moment);
    momentList.choose (moment);
}

void FileDetails::openMarkers()
{
    juce::PopupMenu menu;
    menu.addSectionHeader ("Worst moments as markers");

    for (const auto kind : markerKinds)
        menu.addItem (wordsFor (kind).name, [this, kind] {
            if (onExport != nullptr)
                onExport (kind);
        });

    menu.showMenuAsync (juce::PopupMenu::Options().withTargetComponent (markers).withStandardItemHeight (28));
}

//==============================================================================
void FileDetails::show (std::optional<Shown> next)
{
    shown = std::move (next);
    const auto isReadable = shown && shown->stage;
    copy.setButtonText ("Copy");

    if (isReadable)
        stages.choose (*shown->stage == Stage::finishedMaster ? 1u : 0u);

    if (shown)
        notes.show (shown->severity, shown->texts);

    waveform.show (
        isReadable ? FileWaveform::Shown { shown->trace, shown->seconds, shown->texts.moments, shown->texts.limitDbtp }
                   : FileWaveform::Shown());
    momentList.show (isReadable ? shown->texts.moments : std::vector<FileMoment>(),
                     isReadable ? shown->texts.legend : std::vector<EventLegendEntry>());
    resized();
    repaint();

    if (auto* handler = getAccessibilityHandler())
        handler->notifyAccessibilityEvent (juce::AccessibilityEvent::valueChanged);
}

void FileDetails::offer (const FileExports& exports)
{
    const auto has = [&exports] (FileExport kind) { return exports.count (kind) > 0; };
    report.setEnabled (has (FileExport::report));
    csv.setEnabled (has (FileExport::csv));
    json.setEnabled (has (FileExport::json));
    markerKinds.clear();

    for (const auto kind : fileExports)
        if (isForSingleFile (kind) && has (kind))
            markerKinds.push_back (kind);

    markers.setEnabled (! markerKinds.empty());
    resized();
}

void FileDetails::offerVerification (bool isOffered, bool isRunning)
{
    verification.setEnabled (! isRunning);

    if (std::exchange (offersVerification, isOffered) != isOffered)
        resized();
}

juce::String FileDetails::spokenText() const
{
    if (! shown)
        return "No file is chosen.";

    juce::StringArray sentences;
    const auto& texts = shown->texts;

    for (const auto* text :
         { &shown->name, &texts.facts, &texts.sentence, &texts.notice, &texts.cause, &texts.loudest, &texts.aim })
        if (! text->empty())
            sentences.add (toJuce (*text));

    for (const auto& finding : texts.findings)
        sentences.add (toJuce (finding.text));

    return sentences.joinIntoString (" ");
}

std::unique_ptr<juce::AccessibilityHandler> FileDetails::createAccessibilityHandler()
{
    return makeValueHandler (*this, juce::AccessibilityRole::group, [this] { return spokenText(); });
}

//==============================================================================
/** The buttons that are offered. */
std::vector<juce::TextButton*> FileDetails::buttonsInOrder()
{
    std::vector<juce::TextButton*> buttons { &copy };

    if (offersVerification)
        buttons.push_back (&verification);

    for (auto* button : { &report, &csv, &json, &markers })
        if (button->isEnabled())
            buttons.push_back (button);

    return buttons;
}

int FileDetails::buttonsWidth()
{
    auto width = -buttonGap;

    for (auto* button : buttonsInOrder())
        width += buttonGap + button->getBestWidthForHeight (buttonHeight);

    return width;
}

void FileDetails::placeButtons (juce::Rectangle<int> row)
{
    for (auto* button : { &copy, &verification, &report, &csv, &json, &markers })
        button->setVisible (false);

    auto buttons = buttonsInOrder();

    for (auto button = buttons.rbegin(); button != buttons.rend(); ++button)
    {
        const auto width = (*button)->getBestWidthForHeight (buttonHeight);

        if (width > row.getWidth())
            return;

        (*button)->setBounds (row.removeFromRight (width));
        (*button)->setVisible (true);
        row.removeFromRight (buttonGap);
    }
}

void FileDetails::resized()
{
    const auto isReadable = shown && shown->stage;
    const auto place = [] (juce::Component& child, juce::Rectangle<int> area, bool isWanted) {
        child.setBounds (area);
        child.setVisible (isWanted && ! area.isEmpty());
    };

    auto area = getLocalBounds();
    headingArea = area.removeFromTop (headingHeight);
    place (stages,
           isReadable && getWidth() >= 2 * stageWidth
               ? headingArea.removeFromRight (stageWidth).withSizeKeepingCentre (stageWidth, stageHeight)
               : juce::Rectangle<int>(),
           isReadable);
    headingArea.removeFromRight (isReadable ? gap : 0);
    area.removeFromTop (4);

    const auto hasButtons = isReadable && area.getHeight() >= buttonsFrom;
    const auto isWide = area.getWidth() >= twoColumnsFrom && ! momentList.isEmpty();
    auto waveArea = juce::Rectangle<int>();

    if (isReadable && area.getHeight() >= lowestWave + gap + lowestBelowWave)
    {
        waveArea = area.removeFromTop (std::clamp ((area.getHeight() - gap) * 46 / 100, lowestWave, highestWave));
        area.removeFromTop (gap);
    }

    place (waveform, waveArea, isReadable);

    const auto listWidth = isWide ? std::clamp (area.getWidth() / 2, narrowestList, widestList) : 0;
    const auto fitsBeside = isWide && buttonsWidth() <= area.getWidth() - listWidth - betweenColumns;
    auto buttonRow = juce::Rectangle<int>();

    if (hasButtons && ! fitsBeside)
    {
        buttonRow = area.removeFromBottom (buttonHeight);
        area.removeFromBottom (gap);
    }

    const auto hasList = isWide && area.getHeight() >= FileMomentList::heightFor (1);
    place (momentList, hasList ? area.removeFromLeft (listWidth) : juce::Rectangle<int>(), isReadable);

    if (hasList)
        area.removeFromLeft (betweenColumns);

    if (hasButtons && fitsBeside)
    {
        buttonRow = area.removeFromBottom (buttonHeight);
        area.removeFromBottom (gap);
    }

    placeButtons (buttonRow);
    place (notes, area, shown.has_value());
}

void FileDetails::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());

    if (shown)
    {
        paintHeading (g);
        return;
    }

    g.setColour (theme::textDim());
    g.setFont (interFont (FontWeight::regular, theme::textNormal));
    g.drawText ("Choose a file to see its waveform and its worst moments.", getLocalBounds(),
                juce::Justification::centred, false);
}

/** Draws the name, then the facts and the folder if they fit. */
void FileDetails::paintHeading (juce::Graphics& g) const
{
    constexpr int gapInHeading = 14;
    auto area = headingArea;
    const auto nameFont = interFont (FontWeight::semiBold, 15.0f);
    const auto name = shortenedText (toJuce (shown->name), nameFont, static_cast<float> (area.getWidth()));
    g.setColour (theme::text());
    g.setFont (nameFont);
    g.drawText (name, area, juce::Justification::centredLeft, false);
    area.removeFromLeft (widthOf (name, nameFont) + gapInHeading);

    const FigureFont figures (interFont (FontWeight::regular, 13.0f));

    for (const auto* text : { &shown->texts.facts, &shown->folder })
    {
        const auto width = juce::roundToInt (std::ceil (figures.widthOf (*text)));

        if (text->empty() || width > area.getWidth())
            continue;

        g.setColour (text == &shown->folder ? theme::textDim() : theme::textSecond());
        figures.draw (g, *text, area.removeFromLeft (width).toFloat(), juce::Justification::centredLeft);
        area.removeFromLeft (gapInHeading);
    }
}
} // namespace twobus
