#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <optional>
#include <string>

namespace twobus
{
/** What a number question asks for. UTF-8. */
struct WantedNumber
{
    std::string title, range; ///< "Target of the stream", "a loudness, −40 to −5 LUFS"
    double current = 0.0, lowest = 0.0, highest = 0.0;
    bool isWhole = false;
};

/** The number in the text, if it is one in the range. A comma and a real minus sign are read too. */
std::optional<double> numberFrom (const juce::String& text, const WantedNumber&);

/** Asks for a number in a small window before `above`. Calls onAnswer with it, or with nothing if what was entered is
    not such a number; Cancel and Escape call nothing. Message thread. */
void askForNumber (const WantedNumber&, juce::Component& above, std::function<void (std::optional<double>)> onAnswer);
} // namespace twobus
