#pragma once

#include "Advice/Choices.h"

#include <functional>
#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** The button and menu of what the user says about their work beside the stage: what the bounce is written as, the aim
    of a mix, and whether flat tops and pinned peaks are intended. */
class WorkOptions : public juce::TextButton
{
public:
    WorkOptions();

    void show (const Choices& next) { choices = next; }

    /** The one thing that the user chose. */
    std::function<void (Stage)> onStage;
    std::function<void (ExportFormat)> onExportFormat;
    std::function<void (double aimDbtp)> onAim;
    std::function<void (bool)> onClippedByChoice;

private:
    void openMenu();

    Choices choices;
};
} // namespace twobus
