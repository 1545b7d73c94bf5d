#include "App/Shell/TopBar.h"

#include "App/Text.h"
#include "App/Widgets/FocusRing.h"
#include "App/Widgets/Fonts.h"
#include "App/Widgets/Theme.h"
#include "Present/Base/Numbers.h"

#include <utility>

namespace twobus
{
namespace
{
constexpr int logoWidth = 84, buttonWidth = 68, menuWidth = 58, heardWidth = 112, controlHeight = 30;
constexpr int pagesWidth = 344, narrowPagesWidth = 240;
constexpr int widthForLogo = 900, widthForPages = 1120, widthForHeard = 860, widestPicker = 420;

/** What the badge must leave for the source, in pixels: for its whole text, for a word, and for a sign. */
constexpr int sourceBesideText = 260, sourceBesideWord = 150, sourceBesideSign = 56;
constexpr int signWidth = 36;

constexpr int compactButton = 62, compactPages = 94, compactGap = 6;

std::vector<std::string> wholeTitles()
{
    std::vector<std::string> titles;

    for (const auto page : pagesInOrder)
        titles.emplace_back (titleOf (page));

    return titles;
}

const std::vector<std::string> shortTitles { "Track", "Mix", "Deliver", "Files" };

constexpr auto trackingHelp = "Set the gain of each input before a take (1).";

/** The newest pass, also while an earlier one is judged. Short, because the room is small: "passes 1–2" if they are
    joined. */
std::string passText (const Frame& frame)
{
    const auto newest = frame.snapshot.readings.numPasses;

    if (newest == 0)
        return {};

    const auto& judged = frame.judged.pass;
    const auto isJudged = judged && judged->number == newest;

    if (isJudged && judged->isRender)
        return "render";

    const auto joinedFrom = isJudged ? judged->joinedFrom : 0;
    return joinedFrom == 0 ? "pass " + std::to_string (newest)
                           : "passes " + std::to_string (joinedFrom) + "–" + std::to_string (newest);
}

std::size_t indexOf (Page page)
{
    const auto found = std::find (pagesInOrder.begin(), pagesInOrder.end(), page);
    return static_cast<std::size_t> (found - pagesInOrder.begin());
}
} // namespace

TopBar::TopBar()
    : pages ("Pages", wholeTitles()), heard (interFont (FontWeight::semiBold, 14.0f),
                                             interFont (FontWeight::regular, 12.0f), juce::Justification::centredRight)
{
    setOpaque (true);
    setTitle ("Controls");

    for (auto* child : std::initializer_list<juce::Component*> { &pages, &picker, &heard, &pause, &reset, &menu })
        addAndMakeVisible (child);

    addChildComponent (pagesMenu);
    addChildComponent (undo);
    addChildComponent (badge);
    pages.setTooltip (0, trackingHelp);
    pages.setTooltip (1, "Is the mix safe to bounce? (2)");
    pages.setTooltip (2, "What services do to a finished master (3).");
    pages.setTooltip (3, "Check bounces (4).");
    pages.onChange = [this] (std::size_t index) {
        if (onPage != nullptr)
            onPage (pagesInOrder[index]);
    };
    pagesMenu.setTooltip ("Go to another page (1 to 4).");
    pagesMenu.onMenu = [this] { return onPagesMenu(); };
    heard.setTitle ("Heard");
    pause.setTooltip ("Pause measuring (P).");
    reset.setTooltip ("Start a new measurement (R). It can be undone.");
    undo.setTooltip ("Bring back the measurement from before the reset (U).");
    explainBadge();
    menu.setTooltip ("Mini view, settings, help, saving a report.");

    for (auto* button : std::initializer_list<juce::Button*> { &pagesMenu, &pause, &reset, &undo, &badge, &menu })
        makeReachable (*button);
}

void TopBar::markTracking (bool hasClipNow)
{
    if (std::exchange (hasClip, hasClipNow) == hasClipNow)
        return;

    pages.setMarked (0, hasClip);
    pages.setTooltip (0, hasClip ? std::string ("An input has clipped. ") + trackingHelp : trackingHelp);
    pagesMenu.setMarked (hasClip);
}

void TopBar::setSteering (bool shouldSteer)
{
    if (isSteering == shouldSteer)
        return;

    isSteering = shouldSteer;
    showControls();
}

void TopBar::setCompact (bool shouldBeCompact)
{
    if (isCompact == shouldBeCompact)
        return;

    isCompact = shouldBeCompact;
    showControls();
}

void TopBar::showControls()
{
    for (auto* child : std::initializer_list<juce::Component*> { &picker, &pause, &menu })
        child->setVisible (isSteering);

    for (auto* child : std::initializer_list<juce::Component*> { &pages, &heard, &reset })
        child->setVisible (isSteering && ! isCompact);

    pagesMenu.setVisible (isSteering && isCompact);
    resized();
    repaint();
}

void TopBar::show (const Frame& frame, Page page, const std::string& sourceName, const SourceFacts& facts,
                   const PathCheck::Badge& path)
{
    pages.choose (indexOf (page));

    if (const auto title = toJuce (std::string (titleOf (page))); title != shownPage)
    {
        shownPage = title;
        pagesMenu.setButtonText (title);
    }

    picker.show (sourceName, facts);
    pause.setButtonText (frame.snapshot.isPaused ? "Resume" : "Pause");
    pause.setToggleState (frame.snapshot.isPaused, juce::dontSendNotification);

    if (frame.numbersAreDue)
        heard.show (durationText (frame.snapshot.readings.secondsMeasured),
                    judgesPasses (frame.choices.stage) ? passText (frame) : std::string(), theme::text());

    const auto nextBadge = facts.exists && (path.isChecked || showsPathBadge (facts, frame.choices.path));
    const auto hasNewText = shownPath != path;

    if (hasNewText)
    {
        shownPath = path;
        explainBadge();
    }

    if (! hasNewText && nextBadge == hasBadge && frame.snapshot.canUndoReset == canUndo)
        return;

    hasBadge = nextBadge;
    canUndo = frame.snapshot.canUndoReset;
    resized();
    repaint();
}

void TopBar::explainBadge()
{
    const auto whole = toJuce (shownPath.whole);
    badge.setTitle (whole);
    badge.setTooltip (
        shownPath.isChecked
            ? "Checked: " + whole.substring (0, 1).toLowerCase() + whole.substring (1) + ". Click for details."
            : "What lies between your DAW and Twobus may change the sound.\nClick to check it with a test file.");
}

/** Gives the badge the longest form that leaves enough room for the source, at the right end of the area. */
void TopBar::placeBadge (juce::Rectangle<int>& area, int gap)
{
    const auto tryForm = [this, &area, gap] (const std::string& text, int least) {
        badge.setButtonText (toJuce (text));
        const auto width = least == sourceBesideSign ? signWidth : badge.getBestWidthForHeight (controlHeight);

        if (area.getWidth() - width - gap < least)
            return false;

        badge.setBounds (area.removeFromRight (width));
        area.removeFromRight (gap);
        return true;
    };

    badge.setVisible (isSteering && hasBadge
                      && (tryForm (shownPath.whole, sourceBesideText) || tryForm (shownPath.brief, sourceBesideWord)
                          || tryForm (shownPath.sign, sourceBesideSign)));
}

/** Pages, source, badge, Pause and Menu in one row. */
void TopBar::placeCompact()
{
    auto area = getLocalBounds().reduced (theme::compactGap, (getHeight() - controlHeight) / 2);
    logoArea = isSteering ? juce::Rectangle<int>() : area.withWidth (logoWidth);
    pagesMenu.setBounds (area.removeFromLeft (compactPages));
    area.removeFromLeft (compactGap);
    menu.setBounds (area.removeFromRight (compactButton));
    area.removeFromRight (compactGap);
    pause.setBounds (area.removeFromRight (compactButton));
    area.removeFromRight (compactGap);
    placeBadge (area, compactGap);
    picker.setBounds (area);
    undo.setVisible (false);
}

void TopBar::resized()
{
    if (isCompact)
        return placeCompact();

    const auto width = getWidth();
    auto area = getLocalBounds().reduced (theme::gap, (getHeight() - controlHeight) / 2);
    const auto isNarrow = width < widthForPages;

    logoArea = width >= widthForLogo || ! isSteering ? area.removeFromLeft (logoWidth) : juce::Rectangle<int>();
    pages.showTitles (isNarrow ? shortTitles : wholeTitles());
    pages.setBounds (area.removeFromLeft (isNarrow ? narrowPagesWidth : pagesWidth));
    area.removeFromLeft (12);

    const auto placeRight = [&area] (juce::Component& child, int childWidth) {
        child.setBounds (area.removeFromRight (childWidth));
        area.removeFromRight (childWidth > 0 ? 8 : 0);
    };

    placeRight (menu, menuWidth);
    undo.setVisible (isSteering && canUndo);
    placeRight (undo, canUndo ? buttonWidth - 8 : 0);
    placeRight (reset, width < widthForHeard ? buttonWidth - 8 : buttonWidth);
    placeRight (pause, width < widthForHeard ? buttonWidth : buttonWidth + 4);
    placeRight (heard, width >= widthForHeard ? heardWidth : 0);

    placeBadge (area, 8);
    picker.setBounds (area.withWidth (std::min (area.getWidth(), widestPicker)));
}

void TopBar::paint (juce::Graphics& g)
{
    g.fillAll (theme::panel());
    g.setColour (theme::panelBorder());
    g.fillRect (0, getHeight() - 1, getWidth(), 1);

    if (logoArea.isEmpty())
        return;

    const auto font = interFont (FontWeight::bold, 18.0f);
    g.setFont (font);
    g.setColour (theme::text());
    g.drawText ("two", logoArea, juce::Justification::centredLeft, false);
    g.setColour (theme::good());
    g.drawText ("bus", logoArea.withTrimmedLeft (juce::roundToInt (font.getStringWidthFloat ("two"))),
                juce::Justification::centredLeft, false);
}
} // namespace twobus
