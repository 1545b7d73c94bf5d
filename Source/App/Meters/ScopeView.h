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

    /** Shows the sample pairs since the last call, which was this many seconds ago. Repaints no more than the smallest
        rectangle around the points that changed. */
    void show (std::span<const StereoPair>, double seconds);

    void paint (juce::Graphics&) override;
    void resized() override;
    void lookAndFeelChanged() override { resized(); }

private:
    juce::Rectangle<int> square() const;
    void drawBehind();

    StereoScope scope;
    juce::Image behind; ///< the diamond, drawn once per size and theme
    juce::Image picture; ///< the diamond with the points: opaque, because blending a whole image takes longer
    Shades shades {};
};
} // namespace twobus
