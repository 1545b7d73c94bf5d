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
/** The window's upper edge: pages, source, path, how much was heard, pause, reset and settings. */
class TopBar : public juce::Component
{
public:
    TopBar();

    void show (const Frame&, Page, const std::string& sourceName, const SourceFacts&);

    /** Before the stage is known there is nothing to steer. */
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
