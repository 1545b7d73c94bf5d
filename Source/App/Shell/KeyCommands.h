#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <optional>

/** @file
    What the window's keys ask for: 1 to 4 pages, P pause, R reset, U undo of reset, M mini view, L large numbers while
    recording, control-O open files, control-S save a report, control-comma settings, ? or F1 help. Space is left alone:
    people mean their DAW.
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
    mini,
    large,
    openFiles,
    saveReport,
    settings,
    help
};

/** Empty: a key that is none of the window's. */
std::optional<KeyCommand> keyCommandFor (const juce::KeyPress&);
} // namespace twobus
