#pragma once

#include "App/Widgets/Figures.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <string>

namespace twobus
{
/** One reading: its name above its number and unit. A click or the Return key copies number and unit; a tooltip
    explains the reading. Opaque; repaints only when its text or colour changes. */
class ReadingCell : public juce::Button, private juce::Timer
{
public:
    explicit ReadingCell (const juce::String& name);

    /** UTF-8. An empty unit means that nothing was measured, so there is nothing to copy. */
    void show (std::string number, std::string unit, juce::Colour);

    void showName (const juce::String&);
    void setNumberSize (float emPixels);

    void clicked() override;
    void paintButton (juce::Graphics&, bool isOver, bool isDown) override;
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

    static constexpr int nameHeight = 18;

    /** How far the text stands from the left edge, so that the focus ring touches no digit. */
    static int textMarginFor (int width) noexcept { return isNarrow (width) ? 3 : 6; }

private:
    static bool isNarrow (int width) noexcept { return width < 110; }
    void timerCallback() override;
    juce::String valueText() const;

    FigureFont numberFigures, unitFigures;
    std::string shownNumber, shownUnit;
    juce::Colour colour;
    bool isCopied = false; ///< true for a moment after a copy, while the cell says so
};
} // namespace twobus
