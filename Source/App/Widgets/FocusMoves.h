#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <cstddef>
#include <optional>
#include <vector>

/** @file
    Moves the keyboard's focus along a row or column of controls, and keeps what has it in view. Message thread.
*/
namespace twobus
{
/** The position an arrow key, Home or End leads to from the given one. Stays at the ends. Empty for any other key. */
std::optional<std::size_t> steppedBy (const juce::KeyPress&, std::size_t position, std::size_t count) noexcept;

/** Moves the focus between these controls by arrow keys, Home and End, passing over hidden ones. Returns false for
    other keys, and while none of the controls has the focus. */
bool moveFocus (const juce::KeyPress&, const std::vector<juce::Component*>& controls);

/** Scrolls the viewport around this component until the control in it that has the focus is seen. Call it from
    focusOfChildComponentChanged. */
void scrollToFocus (const juce::Component& viewed);
} // namespace twobus
