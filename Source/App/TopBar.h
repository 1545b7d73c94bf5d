#pragma once

#include "App/FigureLabel.h"
#include "App/Frame.h"
#include "App/SourcePicker.h"
#include "App/StageChooser.h"

#include <juce_gui_basics/juce_gui_basics.h>

/** The window's upper edge: stage, source, how much was heard, pause and reset. */
namespace twobus
{
class TopBar : public juce::Component
{
public:
    TopBar();

    void show (const Frame&, const std::string& sourceName, const SourceFacts&);

    /** Before the stage is known there is nothing to steer. */
    void setSteering (bool shouldSteer);

    StageChooser stages;
    SourcePicker picker;
    juce::TextButton pause { "Pause" }, reset { "Reset" }, undo { "Undo" };

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    void paintBadge (juce::Graphics&) const;

    FigureLabel heard;
    juce::Rectangle<int> logoArea, badgeArea;
    bool hasBadge = false, canUndo = false, isSteering = true;
};
} // namespace twobus
