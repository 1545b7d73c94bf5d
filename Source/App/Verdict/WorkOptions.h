#pragma once

#include "Advice/Choices.h"

#include <functional>
#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** The button and menu with the user's choices for their work: the stage, the export format of the bounce, the aim of a
    mix, and whether flat tops and pinned peaks are intended; for a stream its target and its ceiling. */
class WorkOptions : public juce::TextButton
{
public:
    WorkOptions();

    void show (const Choices& next) { choices = next; }

    /** Each is called when the user changes that choice. */
    std::function<void (Stage)> onStage;
    std::function<void (ExportFormat)> onExportFormat;
    std::function<void (double aimDbtp)> onAim;
    std::function<void (bool)> onClippedByChoice;
    std::function<void (double targetLufs)> onStreamTarget;
    std::function<void (double ceilingDbtp)> onStreamCeiling;
    std::function<void()> onOtherTarget; ///< the user wants to enter a target

private:
    void openMenu();
    void addBounce (juce::PopupMenu&);
    void addStream (juce::PopupMenu&);

    Choices choices;
};
} // namespace twobus
