#include "Present/KeyboardHelp.h"

namespace twobus
{
Document keyboardHelp (Platform platform)
{
    const auto with = [modifier = platform == Platform::macOs ? "Cmd+" : "Ctrl+"] (const char* key) {
        return std::string (modifier) + key;
    };

    return { "Keyboard",
             {
                 note ("Space is left to your DAW: Twobus never takes it, and the mini view never takes the keyboard."),
                 heading ("Measuring"),
                 keyRow ("P", "Pause, and go on"),
                 keyRow ("R", "Reset: start a new measurement"),
                 keyRow ("U", "Undo the reset"),
                 heading ("Pages"),
                 keyRow ("1", "Tracking"),
                 keyRow ("2", "Mix bus"),
                 keyRow ("3", "Delivery"),
                 keyRow ("4", "Files"),
                 keyRow ("M", "Mini view, on top of other windows; and back"),
                 keyRow ("L", "Tracking: numbers to be read from three metres"),
                 heading ("Timeline"),
                 keyRow ("+ −", "Zoom in and out"),
                 keyRow ("← →", "Go back and on"),
                 keyRow ("Home", "Show all of it"),
                 keyRow ("[ ]", "The event before and the next"),
                 heading ("Files and reports"),
                 keyRow (with ("O"), "Open files"),
                 keyRow (with ("S"), "Save a report"),
                 heading ("The window"),
                 keyRow (with (","), "Settings"),
                 keyRow ("? F1", "This page"),
                 keyRow ("Esc", "Close a page that lies over another"),
                 keyRow ("Tab", "The next control; with Shift the one before"),
                 keyRow ("Return", "Press the control that has the ring"),
             } };
}
} // namespace twobus
