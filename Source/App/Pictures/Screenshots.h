#pragma once

#include <juce_graphics/juce_graphics.h>

#include <string>
#include <vector>

/** @file
    Every page of the window as a picture, in both themes, from a fixed state: the built-in demo, measured to its end,
    and inputs made of it. The same pictures each time, on whatever display or none: for the README, and for tests.
    Message thread.
*/
namespace twobus
{
struct Screenshot
{
    std::string name; ///< "mix-dark"
    juce::Image image;
};

/** scale: pixels for each logical one. Throws FileError where the built-in demo is damaged. */
std::vector<Screenshot> takeScreenshots (float scale = 1.0f);

/** As NAME.png into the folder, which is made where it is not there. Returns a sentence that says what went wrong and
    what to do; empty where all are written. */
std::string writeScreenshots (const juce::File& folder, float scale = 1.0f);
} // namespace twobus
