#include "Present/Help/KeyboardHelp.h"

namespace twobus
{
Document keyboardHelp (Platform platform)
{
    const auto with = [modifier = platform == Platform::macOs ? "Cmd+" : "Ctrl+"] (const char* key) {
        return std::string (modifier) + key;
    };

    return { "Keyboard",
             {
                 note ("Space belongs to your DAW: Twobus never takes it, and the mini view never takes the keyboard "
                       "from it."),
                 heading ("Measuring"),
                 keyRow ("P", "Pause and resume"),
                 keyRow ("R", "Reset: start a new measurement"),
                 keyRow ("U", "Undo the reset"),
                 keyRow ("N", "New pass: judge what comes next by itself"),
                 keyRow ("J", "Join the last two passes into one song, or split them again"),
                 heading ("Pages"),
                 keyRow ("1", "Tracking"),
                 keyRow ("2", "Mix bus"),
                 keyRow ("3", "Delivery"),
                 keyRow ("4", "Files"),
                 keyRow ("M", "Mini view on top of other windows, and back until you click another window"),
                 keyRow ("L", "Tracking: numbers you can read from three metres"),
                 heading ("Timeline"),
                 keyRow ("+ −", "Zoom in and out"),
                 keyRow ("← →", "Read the moment to the left or right; with Shift, further"),
                 keyRow ("Home", "Show everything"),
                 keyRow ("End", "Read the newest moment"),
                 keyRow ("[ ]", "Previous and next event"),
                 heading ("Files and reports"),
                 keyRow (with ("O"), "Open files"),
                 keyRow (with ("S"), "Save a report"),
                 heading ("The window"),
                 keyRow (with (","), "Settings"),
                 keyRow ("? F1", "This page"),
                 keyRow ("Esc", "Close the page on top, or the help beside a reading"),
                 keyRow ("Tab", "Next control; with Shift, the previous one"),
                 keyRow ("↑ ↓", "Next reading or check, explained beside it"),
                 keyRow ("Return", "Press the control with the ring"),
             } };
}
} // namespace twobus
