#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <cstddef>
#include <optional>
#include <vector>

/** @file
    Moves the keyboard focus along a row or column of controls, and keeps the focused control in view. Message thread.
*/
namespace twobus
{
/** The position that an arrow key, Home or End leads to from the given position. Arrow keys stop at the ends. Empty for
    any other key, and if count is 0. columns: the positions fill rows of so many; Up and Down then stay in their
    column. */
std::optional<std::size_t> steppedBy (const juce::KeyPress&, std::size_t position, std::size_t count,
                                      std::size_t columns = 1) noexcept;

/** Moves the focus between these controls by arrow keys, Home and End, and skips hidden controls. Returns false for
    other keys, and if none of the controls has the focus. */
bool moveFocus (const juce::KeyPress&, const std::vector<juce::Component*>& controls, std::size_t columns = 1);

/** Makes a group of controls one stop of the Tab key: the control that has the focus or had it last, or else the first
    that is shown. Arrow keys reach the others: see moveFocus, which keeps it so. Call this when the group is made. */
void keepOneTabStop (const std::vector<juce::Component*>& controls);

/** Scrolls the viewport around this component so that the focused control inside it can be seen, with the part around
    it if that is one that explains it (see setExplains). */
void scrollToFocus (const juce::Component& viewed);

/** Says that this component has words that explain the controls in it, so that they are scrolled into view together. */
void setExplains (juce::Component&);
} // namespace twobus
