#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <utility>

/** @file
    Makes a drawn reading available to assistive technology: the component's title, and its value as text.
*/
namespace twobus
{
class ReadingValue : public juce::AccessibilityTextValueInterface
{
public:
    explicit ReadingValue (std::function<juce::String()> valueNow) : value (std::move (valueNow)) {}

    bool isReadOnly() const override { return true; }
    juce::String getCurrentValueAsString() const override { return value(); }
    void setValueAsString (const juce::String&) override {}

private:
    std::function<juce::String()> value;
};

/** For createAccessibilityHandler. The value function is called each time the value is read. */
inline std::unique_ptr<juce::AccessibilityHandler>
readingHandler (juce::Component& component, juce::AccessibilityRole role, std::function<juce::String()> value)
{
    return std::make_unique<juce::AccessibilityHandler> (
        component, role, juce::AccessibilityActions(),
        juce::AccessibilityHandler::Interfaces { std::make_unique<ReadingValue> (std::move (value)) });
}
} // namespace twobus
