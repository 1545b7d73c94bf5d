#pragma once

#include "App/Session/Frame.h"
#include "App/Settings/Page.h"
#include "App/Sources/SourcePicker.h"
#include "App/Widgets/FigureLabel.h"
#include "App/Widgets/SegmentedControl.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>

namespace twobus
{
/** The bar at the top of the window: pages, source, path badge, duration heard, and the buttons Pause, Reset, Undo and
    Menu. */
class TopBar : public juce::Component
{
public:
    TopBar();

    void show (const Frame&, Page, const std::string& sourceName, const SourceFacts&);

    /** Hides the controls while the stage is not known, because there is nothing to control yet. */
    void setSteering (bool shouldSteer);

    std::function<void (Page)> onPage;
    SourcePicker picker;
    juce::TextButton pause { "Pause" }, reset { "Reset" }, undo { "Undo" }, badge { "Path not checked" },
        menu { "Menu" };

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    SegmentedControl pages;
    FigureLabel heard;
    juce::Rectangle<int> logoArea;
    bool hasBadge = false, canUndo = false, isSteering = true;
};
} // namespace twobus
