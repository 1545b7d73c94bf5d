#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <optional>

namespace twobus
{
/** The border above the timeline. Dragging it, or Up and Down while it has the keyboard, gives the timeline more or
    less height; a double click or Home gives it the usual height again. Message thread. */
class TimelineBorder : public juce::Component, public juce::SettableTooltipClient
{
public:
    TimelineBorder();

    /** Called with the border's wanted top in the parent's coordinates; empty for the usual height. */
    std::function<void (std::optional<int> y)> onMove;

    void paint (juce::Graphics&) override;
    void mouseEnter (const juce::MouseEvent&) override { repaint(); }
    void mouseExit (const juce::MouseEvent&) override { repaint(); }
    void mouseDown (const juce::MouseEvent&) override;
    void mouseDrag (const juce::MouseEvent&) override;
    void mouseDoubleClick (const juce::MouseEvent&) override;
    bool keyPressed (const juce::KeyPress&) override;
    void focusGained (FocusChangeType) override { repaint(); }
    void focusLost (FocusChangeType) override { repaint(); }

private:
    void moveTo (std::optional<int> y) const;

    int yAtMouseDown = 0;
};
} // namespace twobus
