#pragma once

#include "App/Meters/StereoScope.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <array>
#include <span>

namespace twobus
{
/** Draws a StereoScope in its diamond. Opaque; repaints only while there is something to see. */
class ScopeView : public juce::Component
{
public:
    using Shades = std::array<juce::PixelARGB, 256>; ///< one for each brightness

    ScopeView();

    /** What came since the last time, which was so long ago. */
    void show (std::span<const StereoPair>, double seconds);

    void paint (juce::Graphics&) override;
    void resized() override;
    void lookAndFeelChanged() override { resized(); }

private:
    juce::Rectangle<int> square() const;
    void drawBehind();

    StereoScope scope;
    juce::Image behind; ///< the diamond, which stays
    juce::Image points; ///< the light, in colour: as a mask for the brush it would take ten times as long to draw
    Shades shades {};
};
} // namespace twobus
