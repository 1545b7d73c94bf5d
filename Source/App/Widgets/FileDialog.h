#pragma once

#include <functional>
#include <juce_gui_basics/juce_gui_basics.h>

namespace twobus
{
/** Opens a file dialog as juce::FileChooser::launchAsync does. On Linux without zenity and kdialog JUCE opens a dialog
    of its own, which this function makes usable by keyboard: see startAtName. Message thread. */
void openFileDialog (juce::FileChooser&, int flags, std::function<void (const juce::FileChooser&)> onAnswer);

/** Prepares JUCE's own dialog for the keyboard. The name has the focus first, selected up to its ending, so that typing
    replaces the name and keeps the ending. Return accepts it and Escape cancels. Tab leads on to the folder, the list
    and the buttons. A dialog whose name cannot be typed starts in its list. */
void startAtName (juce::FileChooserDialogBox&);
} // namespace twobus
