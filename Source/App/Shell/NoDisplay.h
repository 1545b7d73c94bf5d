#pragma once

#include <string>

namespace twobus
{
/** Whether the window can be seen at all. Without a display JUCE shows nothing and says nothing: the program would run
    unseen.

    A sentence that says why no window can be opened, and what to do. Empty if a display answers, and on systems that
    always have one. Message thread.
*/
std::string whyNoDisplay();
} // namespace twobus
