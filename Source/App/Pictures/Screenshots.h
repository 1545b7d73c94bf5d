#pragma once

#include <juce_graphics/juce_graphics.h>

#include <string>
#include <vector>

/** @file
    Pictures of every page of the window, in both themes, from a fixed state: the built-in demo, measured to its end,
    and inputs made from it. The pictures are the same each time, on any display or none: for the README and for tests.
    Message thread.
*/
namespace twobus
{
struct Screenshot
{
    std::string name; ///< "mix-dark"
    juce::Image image;
};

/** scale: pixels for each logical pixel. Throws FileError if the built-in demo is damaged. */
std::vector<Screenshot> takeScreenshots (float scale = 1.0f);

/** Writes each picture as NAME.png into the folder, which is created if it does not exist. Returns a sentence that says
    what went wrong and what to do; empty if all pictures were written. */
std::string writeScreenshots (const juce::File& folder, float scale = 1.0f);
} // namespace twobus
