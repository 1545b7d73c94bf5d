#pragma once

#include "App/Widgets/Figures.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <string>

namespace twobus
{
/** One reading: its name above its number and unit. A click, or the return key, copies number and unit; a tooltip
    explains it. Opaque; repaints only when its text changes. */
class ReadingCell : public juce::Button, private juce::Timer
{
public:
    explicit ReadingCell (const juce::String& name);

    /** UTF-8. Without a unit nothing was measured, and there is nothing to copy. */
    void show (std::string number, std::string unit, juce::Colour);

    void showName (const juce::String&);
    void setNumberSize (float emPixels);

    void clicked() override;
    void paintButton (juce::Graphics&, bool isOver, bool isDown) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

    static constexpr int nameHeight = 18;

private:
    void timerCallback() override;
    juce::String valueText() const;

    FigureFont numberFigures, unitFigures;
    std::string shownNumber, shownUnit;
    juce::Colour colour;
    bool isCopied = false; ///< and says so for a moment
};
} // namespace twobus
