#pragma once

#include "App/Session/Frame.h"
#include "App/Session/PathCheck.h"
#include "App/Settings/Page.h"
#include "App/Sources/SourcePicker.h"
#include "App/Widgets/FigureLabel.h"
#include "App/Widgets/MenuButton.h"
#include "App/Widgets/SegmentedControl.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>

namespace twobus
{
/** The bar at the top of the window: pages, source, path badge, duration heard, and the buttons Pause, Reset, Undo and
    Menu. The badge gets shorter where it would leave too little room for the source's name. In a small window it
    is compact: the pages are a menu, and Reset and Undo are in the window's menu only. */
class TopBar : public juce::Component
{
public:
    TopBar();

    void show (const Frame&, Page, const std::string& sourceName, const SourceFacts&, const PathCheck::Badge&);

    /** Whether the badge has room for more than a sign. */
    bool saysPath() const { return badge.isVisible() && badge.getButtonText() != juce::String (shownPath.sign); }

    /** Shows that an input on the Tracking page has clipped. */
    void markTracking (bool hasClip);

    /** Hides the controls while the stage is not known, because there is nothing to control yet. */
    void setSteering (bool shouldSteer);

    /** For a small window. */
    void setCompact (bool);

    std::function<void (Page)> onPage;
    std::function<juce::PopupMenu()> onPagesMenu; ///< for a compact bar
    SourcePicker picker;
    juce::TextButton pause { "Pause" }, reset { "Reset" }, undo { "Undo" }, badge { "Path not checked" },
        menu { "Menu" };

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    void showControls();
    void placeCompact();
    void placeBadge (juce::Rectangle<int>& area, int gap);
    void explainBadge();

    SegmentedControl pages;
    MenuButton pagesMenu { "Pages" };
    FigureLabel heard;
    juce::Rectangle<int> logoArea;
    juce::String shownPage;
    PathCheck::Badge shownPath;
    bool hasClip = false, hasBadge = false, canUndo = false, isSteering = true, isCompact = false;
};
} // namespace twobus
