#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <string>
#include <vector>

namespace twobus::test
{
/** A piece of text that a component has painted. */
struct PaintedText
{
    const juce::Component* painter = nullptr;
    std::string words; ///< UTF-8; "?" for a character that is not in the list of PaintedText.cpp
    juce::Rectangle<float> area; ///< of its ink, in the window
};

/** All that a window has painted, piece by piece. */
struct PaintedTexts
{
    std::vector<PaintedText> texts;

    /** Text that its component cut off at its own edge, shortened with dots, or left out because it found no room. On
        systems other than Linux, text that was shortened without dots or left out is not found. */
    std::vector<std::string> faults;
};

/** Paints each component that is shown in the window, and records the text. Nothing is drawn on a screen. */
PaintedTexts paintedTextsIn (juce::Component& window);

/** The faults above, and each text that lies on another text, or under another component. A component for which
    mayCover returns true may lie over text. */
std::vector<std::string> textFaultsIn (juce::Component& window,
                                       const std::function<bool (const juce::Component&)>& mayCover);
} // namespace twobus::test
