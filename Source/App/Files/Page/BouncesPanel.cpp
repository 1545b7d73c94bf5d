#include "App/Files/Page/BouncesPanel.h"

#include "App/Text.h"
#include "App/Widgets/Figures.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr const char* subtitle = "Drop files or a folder anywhere. Nothing is changed or uploaded.";
constexpr int headingHeight = 30, lineHeight = 24, buttonGap = 8, buttonHeight = 30;
constexpr int filesWidth = 92, folderWidth = 104, clearWidth = 60, stageWidth = 132, stopWidth = 52,
              progressWidth = 220, stemsWidth = 76, asStemsWidth = 118, compareWidth = 76;
constexpr int subtitleFrom = 420; // in a lower panel, the rows use its line
constexpr int highestDetails = 540, lowestTable = 110, gapAboveDetails = 8;

void call (const std::function<void()>& function)
{
    if (function != nullptr)
        function();
}
} // namespace

BouncesPanel::BouncesPanel (const FileRows& shownRows) : Panel ({}), table (shownRows), rows (shownRows)
{
    setTitle ("Bounces");
    addChildComponent (stages);
    connectControls();
    addChildComponent (table);
    addChildComponent (details);
}

void BouncesPanel::connectControls()
{
    addFiles.onClick = [this] { call (onAddFiles); };
    addFolder.onClick = [this] { call (onAddFolder); };
    clearAll.onClick = [this] { call (onClear); };
    stopAll.onClick = [this] { call (onStop); };
    stems.onClick = [this] { call (onStems); };
    checkAsStems.onClick = [this] { call (onCheckAsStems); };
    compare.onClick = [this] { call (onCompare); };
    addFiles.setTooltip ("Measures audio files. They are only read.");
    addFolder.setTooltip ("Measures all audio files in a folder\nand its subfolders.");
    clearAll.setTooltip ("Clears the table. The files stay as they are.");
    stopAll.setTooltip ("Stops measuring. The table keeps what it has.");
    stems.setTooltip ("Measures files as the stems of one mix\nand shows which of them use its headroom.");
    checkAsStems.setTooltip ("Measures the chosen files as the stems of one mix\nand shows which of them use its "
                             "headroom.");

    compare.setTooltip ("Compares the two chosen files\nat equal loudness, section by section.");

    for (auto* button : { &addFiles, &addFolder, &clearAll, &stopAll, &stems, &checkAsStems, &compare })
    {
        button->setTitle (button->getButtonText());
        button->setWantsKeyboardFocus (true);
        addChildComponent (button);
    }

    addFiles.setVisible (true);
    addFolder.setVisible (true);

    stages.setTooltip (0, "Judge the files as mixes,\nwhich leave room for mastering.");
    stages.setTooltip (1, "Judge the files as finished masters,\nby the ceiling for delivery.");
    stages.onChange = [this] (std::size_t index) {
        if (onStage != nullptr)
            onStage (index == 0 ? Stage::mix : Stage::finishedMaster);
    };
}

//==============================================================================
void BouncesPanel::fitRows()
{
    if (table.isVisible() != isEmpty() && fittedHeight == heightOfRows())
        return;

    resized();
    repaint();
}

void BouncesPanel::showSummary (std::string next)
{
    if (next == summary)
        return;

    summary = std::move (next);
    setDescription (toJuce (summary));
    repaint (summaryArea);
}

void BouncesPanel::showNumChosen (std::size_t next)
{
    if (numChosen == next)
        return;

    numChosen = next;
    resized();
    repaint (summaryArea.getUnion (progressArea));
}

void BouncesPanel::offerStems (bool isOffered)
{
    offersStems = isOffered;
    resized();
}

void BouncesPanel::offerComparison (bool isOffered)
{
    offersComparison = isOffered;
    resized();
}

void BouncesPanel::showProgress (std::string next)
{
    if (next == progress)
        return;

    const auto wasEmpty = progress.empty();
    progress = std::move (next);
    stopAll.setVisible (! progress.empty());

    if (wasEmpty != progress.empty())
    {
        resized();
        repaint (summaryArea);
    }

    repaint (progressArea);
}

//==============================================================================
/** Places the controls from the right; a control that does not fit is left out. */
void BouncesPanel::placeFromRight (juce::Rectangle<int>& row, std::initializer_list<Placed> controls, int height)
{
    for (const auto& [control, width, isWanted] : controls)
    {
        const auto isPlaced = isWanted && width <= row.getWidth();
        control->setVisible (isPlaced);

        if (! isPlaced)
            continue;

        control->setBounds (row.removeFromRight (width).withSizeKeepingCentre (width, height));
        row.removeFromRight (buttonGap);
    }
}

/** In a narrow window the stage has priority over the buttons whose actions are also in the rows' menus. */
void BouncesPanel::placeHeading (juce::Rectangle<int> buttons)
{
    if (isEmpty())
        return placeFromRight (buttons, { { &clearAll, 0, false }, { &stems, 0, false }, { &stages, 0, false } },
                               buttonHeight);

    constexpr int always = filesWidth + folderWidth + stageWidth + 2 * buttonGap;
    const auto hasStems = offersStems && buttons.getWidth() >= always + stemsWidth + buttonGap;
    const auto hasClear =
        buttons.getWidth() >= always + clearWidth + buttonGap + (hasStems ? stemsWidth + buttonGap : 0);
    placeFromRight (buttons,
                    { { &addFiles, filesWidth, true },
                      { &addFolder, folderWidth, true },
                      { &clearAll, clearWidth, hasClear },
                      { &stems, stemsWidth, hasStems },
                      { &stages, stageWidth, true } },
                    buttonHeight);
}

void BouncesPanel::placeLine (juce::Rectangle<int> line)
{
    const auto height = lineHeight - 2;
    progressArea = {};

    if (! progress.empty())
    {
        stopAll.setBounds (line.removeFromRight (stopWidth).withSizeKeepingCentre (stopWidth, height));
        line.removeFromRight (buttonGap);
        progressArea = line.removeFromRight (std::min (progressWidth, line.getWidth()));
    }

    placeFromRight (line,
                    { { &checkAsStems, asStemsWidth, offersStems && ! isEmpty() && numChosen >= 2 },
                      { &compare, compareWidth, offersComparison && ! isEmpty() && numChosen == 2 } },
                    height);
    summaryArea = line;
}

/** The height that the rows need, limited to the panel's height. */
int BouncesPanel::heightOfRows() const noexcept { return std::min (table.idealHeight(), getHeight()); }

void BouncesPanel::resized()
{
    fittedHeight = heightOfRows();
    auto area = contentArea();
    const auto wholeHeight = area.getHeight();
    headingArea = area.removeFromTop (headingHeight);
    placeHeading (headingArea);

    if (isEmpty() || wholeHeight >= subtitleFrom)
        area.removeFromTop (lineHeight);

    placeLine (area.removeFromTop (lineHeight));
    area.removeFromTop (4);

    if (isEmpty())
    {
        auto middle =
            area.withSizeKeepingCentre (filesWidth + buttonGap + folderWidth, buttonHeight).translated (0, 20);
        addFiles.setBounds (middle.removeFromLeft (filesWidth));
        addFolder.setBounds (middle.removeFromRight (folderWidth));
    }

    // The table gets the height that its rows need, and the details get the rest.
    const auto left = area.getHeight() - gapAboveDetails - fittedHeight;
    const auto detailsHeight = std::clamp (area.getHeight() - lowestTable, 0,
                                           std::max (left, std::min (highestDetails, wholeHeight * 45 / 100)));
    details.setBounds (area.removeFromBottom (detailsHeight));
    details.setVisible (! isEmpty() && detailsHeight > 0);
    area.removeFromBottom (gapAboveDetails);
    table.setBounds (area);
    table.setVisible (! isEmpty());
}

void BouncesPanel::paintContent (juce::Graphics& g)
{
    g.setColour (theme::text());
    g.setFont (interFont (FontWeight::semiBold, 17.0f));
    g.drawText ("Bounces", headingArea, juce::Justification::centredLeft, false);

    const auto lineFont = interFont (FontWeight::regular, 13.0f);
    g.setFont (lineFont);
    g.setColour (theme::textSecond());

    if (const auto line = headingArea.translated (0, headingHeight).withHeight (lineHeight);
        isEmpty() || line.getBottom() <= summaryArea.getY())
        g.drawFittedText (subtitle, line, juce::Justification::centredLeft, 1, 0.8f);

    const FigureFont summaryFont (interFont (FontWeight::medium, 13.0f));

    if (g.clipRegionIntersects (summaryArea)
        && summaryFont.widthOf (summary) <= static_cast<float> (summaryArea.getWidth()))
        summaryFont.draw (g, summary, summaryArea.toFloat(), juce::Justification::centredLeft);

    if (g.clipRegionIntersects (progressArea))
        FigureFont (lineFont).draw (g, progress, progressArea.toFloat(), juce::Justification::centredRight);

    if (isEmpty())
        paintEmpty (g);
}

void BouncesPanel::paintEmpty (juce::Graphics& g) const
{
    const auto zone = contentArea().withTop (summaryArea.getBottom() + 4);
    g.setColour (theme::line());
    g.drawRoundedRectangle (zone.toFloat().reduced (0.5f), 8.0f, 1.0f);
    g.setColour (theme::textSecond());
    g.setFont (interFont (FontWeight::medium, theme::textHeadline));
    g.drawText ("Drop your bounces here", zone.withBottom (addFiles.getY() - 14), juce::Justification::centredBottom,
                false);
}
} // namespace twobus
