#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>

namespace twobus
{
/** A page that scrolls up and down if it needs more height than it has. The Tab key stops here only if there is
    something to scroll; the arrows, Page Up and Page Down then scroll. The window scrolls a control that gets the focus
    into view. Message thread. */
class ScrolledPage : public juce::Viewport
{
public:
    /** Lays the content out for this much that can be seen at once, and returns the height that it needs. */
    using HeightFor = std::function<int (juce::Rectangle<int> room)>;

    ScrolledPage (juce::Component& content, HeightFor);

    /** Call this when the needed height has changed. */
    void place();

    bool canScroll() const;

    void resized() override;
    void paintOverChildren (juce::Graphics&) override;
    void focusGained (FocusChangeType) override { repaint(); }
    void focusLost (FocusChangeType) override { repaint(); }

private:
    juce::Component& content;
    HeightFor heightFor;
};
} // namespace twobus
