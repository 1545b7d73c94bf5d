#pragma once

#include "App/StereoScope.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <span>

/** Draws a StereoScope in its diamond. Opaque; repaints only while there is something to see. */
namespace twobus
{
class ScopeView : public juce::Component
{
public:
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
    juce::Image points; ///< brightness alone
};
} // namespace twobus
