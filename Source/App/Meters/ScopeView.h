#pragma once

#include "App/Meters/StereoScope.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <array>
#include <span>

namespace twobus
{
/** Draws a StereoScope in its diamond. Opaque; repaints only when the picture changes. */
class ScopeView : public juce::Component
{
public:
    using Shades = std::array<juce::PixelARGB, 256>; ///< one for each brightness

    ScopeView();

    /** Shows the sample pairs since the last call, which was this many seconds ago. */
    void show (std::span<const StereoPair>, double seconds);

    void paint (juce::Graphics&) override;
    void resized() override;
    void lookAndFeelChanged() override { resized(); }

private:
    juce::Rectangle<int> square() const;
    void drawBehind();

    StereoScope scope;
    juce::Image behind; ///< the diamond, drawn once per size and theme
    juce::Image points; ///< in colour, because drawing a mask with a brush would take ten times as long
    Shades shades {};
};
} // namespace twobus
