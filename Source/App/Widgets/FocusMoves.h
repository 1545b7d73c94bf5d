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
    any other key, and if count is 0. */
std::optional<std::size_t> steppedBy (const juce::KeyPress&, std::size_t position, std::size_t count) noexcept;

/** Moves the focus between these controls by arrow keys, Home and End, and skips hidden controls. Returns false for
    other keys, and if none of the controls has the focus. */
bool moveFocus (const juce::KeyPress&, const std::vector<juce::Component*>& controls);

/** Scrolls the viewport around this component so that the focused control inside it can be seen. Call this from
    focusOfChildComponentChanged. */
void scrollToFocus (const juce::Component& viewed);
} // namespace twobus
