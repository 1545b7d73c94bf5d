#pragma once

#include "Advice/Choices.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <array>
#include <functional>

/** Recording, Mix, Master: one of three, side by side. */
namespace twobus
{
class StageChooser : public juce::Component
{
public:
    StageChooser();

    void show (Stage);
    std::function<void (Stage)> onChoice;

    void paint (juce::Graphics&) override;
    void resized() override;

private:
    std::array<juce::TextButton, 3> buttons;
};
} // namespace twobus
