#include "App/Delivery/DeliveryPanel.h"

#include "App/Text.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Paragraph.h"
#include "App/Widgets/StateIcon.h"
#include "App/Widgets/Theme.h"
#include "Files/Disk/UsersFolder.h"
#include "Present/Advice/DeliveryPageText.h"
#include "Present/Advice/DeliveryText.h"
#include "Present/Base/PathText.h"
#include "Present/Base/ShownText.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace twobus
{
namespace
{
constexpr int switchWidth = 186, masterHeight = 20, figuresHeight = 20, between = 12, iconSide = 18;
constexpr int boxPadding = 14, boxPaddingAbove = 10, boxLineGap = 3, belowQuestion = 4, fewestRowsBesideBox = 8,
              fewestRowsBesideFigures = 5;

constexpr float veilAlpha = 0.5f;

constexpr const char* boxHeading = "You don't have to master to −14.";
constexpr const char* boxText =
    "Services turn loud masters down, and some turn quiet ones up. Choose the loudness that "
    "sounds right, and keep peaks under the ceiling.";

/** The first heading that fits is drawn. */
constexpr std::array<const char*, 2> masterHeadings { "What each service will do to this master",
                                                      "What services will do" };
constexpr std::array<const char*, 1> questionHeadings { "Mix or master?" };

juce::Font headingFont() { return interFont (FontWeight::semiBold, 17.5f); }

juce::Font textFont() { return interFont (FontWeight::regular, theme::textNormal); }

juce::Font boxHeadingFont() { return interFont (FontWeight::semiBold, 13.0f); }

juce::Font boxFont() { return interFont (FontWeight::regular, 12.5f); }

int heightOfBox (int width)
{
    const auto inner = width - 2 * boxPadding;
    return heightOfParagraph (boxHeading, boxHeadingFont(), inner) + boxLineGap
           + heightOfParagraph (boxText, boxFont(), inner) + 2 * boxPaddingAbove;
}

std::string questionFor (Stage stage)
{
    switch (stage)
    {
        case Stage::recording: return "This is a recording: mixing and mastering decide its loudness.";
        case Stage::streaming: return "This is a stream. The services' rules here are for finished music.";
        case Stage::mix:
        case Stage::finishedMaster: break;
    }

    return "This is a mix: mastering decides its loudness.";
}

const char* offerFor (Stage stage)
{
    return stage == Stage::streaming
               ? "Is it finished music? Choose Master. A preview: what services would do to it as it is."
               : "Is it finished? Choose Master. A preview: what services would do to it as it is.";
}

std::vector<DeliveryTarget> withoutHidden (const std::vector<DeliveryTarget>& targets)
{
    std::vector<DeliveryTarget> shown;
    std::copy_if (targets.begin(), targets.end(), std::back_inserter (shown),
                  [] (const auto& target) { return ! target.isHiddenByDefault(); });
    return shown;
}
} // namespace

DeliveryPanel::DeliveryPanel()
    : Panel ({}), master (interFont (FontWeight::regular, 13.0f), theme::textSecond),
      figures (interFont (FontWeight::regular, 12.0f), theme::textDim)
{
    setTitle ("Services");
    stages.setTooltip (0, "A mix: its loudness is not judged.");
    stages.setTooltip (1, "A finished master: see what each service\nwill do to it.");
    stages.onChange = [this] (std::size_t index) {
        if (onStage != nullptr)
            onStage (index == 1 ? Stage::finishedMaster : Stage::mix);
    };
    hiddenLink.onClick = [this] { showHidden (! showsHidden); };

    if (const auto file = usersTargetsFile(); ! file.empty())
        figures.setTooltip (toJuce ("Your own entries: " + shownText (toUtf8 (file))
                                    + "\nEntries with the same id "
                                      "replace the built-in ones."));

    for (auto* child : std::initializer_list<juce::Component*> { &stages, &master, &table, &hiddenLink, &figures })
        addAndMakeVisible (child);
}

//==============================================================================
void DeliveryPanel::setTargets (std::vector<DeliveryTarget> next)
{
    targets = std::move (next);
    figures.show (figuresText (targets, ! usersTargetsFile().empty()));
    showHidden (showsHidden);
}

void DeliveryPanel::setTargetsProblem (std::string next)
{
    if (next == problem)
        return;

    problem = std::move (next);
    setDescription (toJuce (problem));
    resized();
    repaint();
}

void DeliveryPanel::showHidden (bool shouldShow)
{
    showsHidden = shouldShow;
    shownTargets = showsHidden ? targets : withoutHidden (targets);
    hiddenLink.setText (hiddenTargetsText (targets, showsHidden));
    hiddenLink.setTooltip (showsHidden ? "Show music and discs only."
                                       : "Show the specifications of other media\nand recommendations for music too.");
    table.setTargets (shownTargets);
    table.show (deliveryRows ({}, shownTargets, true));
    resized();
    repaint();
}

void DeliveryPanel::showStage (Stage next)
{
    stages.choose (! judgesPasses (next) ? std::nullopt
                                         : std::optional<std::size_t> (next == Stage::finishedMaster ? 1 : 0));

    if (next == stage)
        return;

    stage = next;
    resized();
    repaint();
}

void DeliveryPanel::show (const Frame& frame)
{
    showStage (frame.choices.stage);

    if (! frame.numbersAreDue)
        return;

    master.show (masterText (frame.judged));
    table.show (deliveryRows (frame.judged, shownTargets, true));
}

int DeliveryPanel::highestIn (int width) const
{
    const auto inner = width - 2 * (theme::padding + 4);
    const auto problemHeight = problem.empty() ? 0 : heightOfProblem (inner) + between;
    const auto questionHeight = isPreview() ? heightOfQuestion (inner) + 2 * between : 0;
    return 2 * theme::padding + SegmentedControl::idealHeight + masterHeight + between + questionHeight + problemHeight
           + table.largestHeight() + TextLink::height + between + heightOfBox (inner) + between + figuresHeight
           + between;
}

//==============================================================================
juce::Rectangle<int> DeliveryPanel::innerArea() const
{
    return getLocalBounds().reduced (theme::padding + 4, theme::padding);
}

int DeliveryPanel::heightOfQuestion (int width) const
{
    return heightOfParagraph (questionFor (stage), textFont(), width) + belowQuestion
           + heightOfParagraph (offerFor (stage), textFont(), width);
}

int DeliveryPanel::heightOfProblem (int width) const
{
    return std::max (iconSide, heightOfParagraph (problem, textFont(), width - iconSide - 8));
}

void DeliveryPanel::resized()
{
    auto area = innerArea();
    auto top = area.removeFromTop (SegmentedControl::idealHeight);
    stages.setBounds (top.removeFromRight (std::min (switchWidth, top.getWidth())));
    headingArea = top.withTrimmedRight (between);
    problemArea = questionArea = boxArea = {};

    if (isPreview())
    {
        area.removeFromTop (between);
        questionArea = area.removeFromTop (heightOfQuestion (area.getWidth()));
        area.removeFromTop (between);
    }

    master.setBounds (area.removeFromTop (masterHeight));
    area.removeFromTop (between);

    if (! problem.empty())
    {
        problemArea = area.removeFromTop (heightOfProblem (area.getWidth()));
        area.removeFromTop (between);
    }

    placeTable (area);
}

/** From the top: the table, the link, the box, the figures. The box and the figures are left out if they would leave
    too few rows. */
void DeliveryPanel::placeTable (juce::Rectangle<int> area)
{
    const auto hasLink = hiddenLink.getButtonText().isNotEmpty();
    const auto linkHeight = hasLink ? TextLink::height + between : 0;
    const auto boxHeight = heightOfBox (area.getWidth()) + between;
    const auto hasRoomFor = [&] (int height, int numRows) {
        return area.getHeight() >= DeliveryTable::smallestHeight (numRows) + height;
    };

    const auto hasFigures = hasRoomFor (linkHeight + figuresHeight + between, fewestRowsBesideFigures);
    const auto linesHeight = linkHeight + (hasFigures ? figuresHeight + between : 0);
    const auto hasBox = hasRoomFor (linesHeight + boxHeight, fewestRowsBesideBox);

    table.setBounds (area.removeFromTop (table.heightIn (area.getHeight() - linesHeight - (hasBox ? boxHeight : 0))));
    hiddenLink.setVisible (hasLink);
    figures.setVisible (hasFigures);

    if (hasLink)
    {
        area.removeFromTop (between);
        const auto line = area.removeFromTop (TextLink::height);
        const auto room = line.getWidth() + TextLink::margin;
        hiddenLink.setText (hiddenTargetsText (targets, showsHidden));

        if (hiddenLink.idealWidth() > room)
            hiddenLink.setText (shortHiddenTargetsText (showsHidden));

        const auto width = std::min (hiddenLink.idealWidth(), room);
        hiddenLink.setBounds (line.withWidth (width).translated (-TextLink::margin, 0));
    }

    if (hasBox)
        boxArea = area.removeFromTop (boxHeight).withTrimmedTop (between);

    area.removeFromTop (between);
    figures.setBounds (area.removeFromTop (figuresHeight));
}

//==============================================================================
void DeliveryPanel::paintHeading (juce::Graphics& g) const
{
    const auto draw = [&] (const auto& headings) {
        const auto fits = [&] (const char* text) {
            return headingFont().getStringWidthFloat (toJuce (text)) <= static_cast<float> (headingArea.getWidth());
        };

        if (const auto found = std::find_if (headings.begin(), headings.end(), fits); found != headings.end())
            g.drawText (toJuce (*found), headingArea, juce::Justification::centredLeft, false);
    };

    g.setColour (theme::text());
    g.setFont (headingFont());

    if (isPreview())
        draw (questionHeadings);
    else
        draw (masterHeadings);
}

void DeliveryPanel::paintProblem (juce::Graphics& g) const
{
    auto area = problemArea;
    drawStateIcon (g, Severity::caution, area.removeFromLeft (iconSide).withHeight (iconSide).toFloat());
    area.removeFromLeft (8);
    drawParagraph (g, problem, textFont(), theme::text(), area);
}

void DeliveryPanel::paintQuestion (juce::Graphics& g) const
{
    auto area = questionArea;
    drawParagraph (g, questionFor (stage), textFont(), theme::text(), area);
    area.removeFromTop (belowQuestion);
    drawParagraph (g, offerFor (stage), textFont(), theme::textSecond(), area);
}

void DeliveryPanel::paintBox (juce::Graphics& g) const
{
    g.setColour (theme::inset());
    g.fillRoundedRectangle (boxArea.toFloat(), 6.0f);
    auto area = boxArea.reduced (boxPadding, boxPaddingAbove);
    drawParagraph (g, boxHeading, boxHeadingFont(), theme::text(), area);
    area.removeFromTop (boxLineGap);
    drawParagraph (g, boxText, boxFont(), theme::textSecond(), area);
}

void DeliveryPanel::paintContent (juce::Graphics& g)
{
    paintHeading (g);

    if (! problemArea.isEmpty())
        paintProblem (g);

    if (! questionArea.isEmpty())
        paintQuestion (g);

    if (! boxArea.isEmpty())
        paintBox (g);
}

/** A veil dims the preview. The table cannot be transparent, because it is opaque: JUCE would draw it on black. */
void DeliveryPanel::paintOverChildren (juce::Graphics& g)
{
    Panel::paintOverChildren (g);

    if (isPreview())
    {
        g.setColour (theme::panel().withAlpha (veilAlpha));
        g.fillRect (table.getBounds());
    }
}
} // namespace twobus
