#pragma once

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <memory>
#include <utility>

namespace twobus
{
/** A reading as a screen reader speaks it: a role, the component's title and a value. The value function is called each
    time the value is read. Message thread. */
class AccessibleValue : public juce::AccessibilityTextValueInterface
{
public:
    explicit AccessibleValue (std::function<juce::String()> valueNow) : value (std::move (valueNow)) {}

    bool isReadOnly() const override { return true; }
    juce::String getCurrentValueAsString() const override { return value(); }
    void setValueAsString (const juce::String&) override {}

private:
    std::function<juce::String()> value;
};

inline std::unique_ptr<juce::AccessibilityHandler> makeValueHandler (juce::Component& component,
                                                                     juce::AccessibilityRole role,
                                                                     std::function<juce::String()> value,
                                                                     juce::AccessibilityActions actions = {})
{
    return std::make_unique<juce::AccessibilityHandler> (
        component, role, std::move (actions),
        juce::AccessibilityHandler::Interfaces { std::make_unique<AccessibleValue> (std::move (value)) });
}
} // namespace twobus
