#pragma once

#include <string>

namespace twobus
{
/** A sentence that says why no window can be opened, and what to do. Empty if a display answers, and on systems that
    always have one.

    Without a display JUCE shows nothing and reports nothing, so the program would run unseen. Message thread.
*/
std::string whyNoDisplay();
} // namespace twobus
