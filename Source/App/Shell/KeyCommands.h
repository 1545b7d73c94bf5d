#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <optional>

/** @file
    The window's keys: 1 to 4 pages, P pause, R reset, U undo reset, N new pass, J join passes, M mini view, L large
    numbers while recording, Cmd/Ctrl+O open files, Cmd/Ctrl+S save a report, Cmd/Ctrl+comma settings, ? or F1 help.
    Space does nothing, because people who press it mean their DAW.
*/
namespace twobus
{
enum class KeyCommand
{
    trackingPage,
    mixPage,
    deliveryPage,
    filesPage,
    pause,
    reset,
    undo,
    newPass,
    joinPasses,
    mini,
    large,
    openFiles,
    saveReport,
    settings,
    help
};

/** Empty if the key is not one of the window's. */
std::optional<KeyCommand> keyCommandFor (const juce::KeyPress&);
} // namespace twobus
