#pragma once

#include "App/Timeline/LoudnessDistribution.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <vector>

namespace twobus
{
/** How often each loudness occurred, as bars from the left that share the height and scale of the timeline beside them.
    Opaque; repaints only the rows whose bar has changed by a pixel. */
class LoudnessDistributionView : public juce::Component
{
public:
    static constexpr int captionHeight = 16;

    LoudnessDistributionView();

    void show (const LoudnessDistribution&);

    void resized() override;
    void paint (juce::Graphics&) override;

private:
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;
    int rowOf (int lufs) const;
    std::vector<int> widthsOf (const LoudnessDistribution&) const;

    LoudnessDistribution shown;
    std::vector<int> widths; ///< width of the bar in each row of pixels
};
} // namespace twobus
