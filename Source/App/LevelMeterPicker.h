#pragma once

#include "Present/LevelMeter.h"
#include "Present/RmsConvention.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>

/** A panel's title that names the level meter; a click opens the menu of all there are. */
namespace twobus
{
class LevelMeterPicker : public juce::Button
{
public:
    LevelMeterPicker();

    /** Peak and RMS says in its title which RMS; the other meters do not follow that choice. */
    void show (LevelMeter, RmsConvention);

    std::function<void (LevelMeter)> onChoice;

    /** Beneath this button or, where it is not to be seen, at the mouse. */
    void openMenu();

    void clicked() override { openMenu(); }
    void paintButton (juce::Graphics&, bool isOver, bool isDown) override;

    /** How wide the title is with its arrow. */
    int idealWidth() const;

private:
    LevelMeter shown = LevelMeter::peakAndRms;
    juce::String title;
};
} // namespace twobus
