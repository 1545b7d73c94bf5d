#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** Explains the reading, check or picture that has the keyboard, by its tooltip, beside it: see HelpPlace.h. Lies over
    the other parts of its parent, which is the window's content; clicks go through it. Message thread. */
class HelpBox : public juce::Component
{
public:
    HelpBox();

    /** The part that explains this one: the innermost around it that has a tooltip, within the parent. Null if none
        has. */
    static juce::Component* explainerOf (juce::Component&, const juce::Component& parent);

    /** Explains this part, which must be inside a panel. Returns false, and shows nothing, if it is not, or if there is
        no room beside it. */
    bool explain (juce::Component&);

    void close();

    /** Follows the part, which may have been scrolled, moved or hidden, and its words. */
    void follow();

    void paint (juce::Graphics&) override;

private:
    juce::Rectangle<int> place() const;

    juce::Component::SafePointer<juce::Component> part; ///< null while nothing is explained
    juce::String words;
};

/** Where to put a tooltip on the part under the mouse, in its window's pixels. Empty if the part is in no panel or
    there is no room beside it: then anywhere near the mouse is right. */
juce::Rectangle<int> placeBesidePanelPart (const juce::Component& part, const juce::Component& window,
                                           const juce::String& words);
} // namespace twobus
