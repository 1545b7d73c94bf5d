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

    /** The choices as they are after the user's. */
    std::function<void (const Choices&)> onChange;

private:
    void openMenu();
    juce::PopupMenu::Item item (const juce::String& words, bool isTicked, const Choices& next);

    Choices choices;
};
} // namespace twobus
