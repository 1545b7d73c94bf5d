#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** Lets the user drag a window without a title bar by anything in it that is not a control. Message thread. */
class WindowDrag : public juce::MouseListener
{
public:
    /** The window must outlive this. */
    explicit WindowDrag (juce::Component& held) : window (held) {}

    void setActive (bool shouldHold)
    {
        window.removeMouseListener (this);

        if (shouldHold)
            window.addMouseListener (this, true);
    }

    void mouseDown (const juce::MouseEvent& event) override
    {
        isHeld = event.mods.isLeftButtonDown() && ! isControl (event.originalComponent);

        if (isHeld)
            dragger.startDraggingComponent (&window, event.getEventRelativeTo (&window));
    }

    void mouseDrag (const juce::MouseEvent& event) override
    {
        if (isHeld)
            dragger.dragComponent (&window, event.getEventRelativeTo (&window), nullptr);
    }

private:
    static bool isControl (const juce::Component* part)
    {
        for (; part != nullptr; part = part->getParentComponent())
            if (dynamic_cast<const juce::Button*> (part) != nullptr
                || dynamic_cast<const juce::ScrollBar*> (part) != nullptr
                || dynamic_cast<const juce::ResizableBorderComponent*> (part) != nullptr)
                return true;

        return false;
    }

    juce::Component& window;
    juce::ComponentDragger dragger;
    bool isHeld = false;
};
} // namespace twobus
