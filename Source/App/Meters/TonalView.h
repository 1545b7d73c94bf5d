#pragma once

#include "App/Meters/TonalPicture.h"
#include "App/Session/Frame.h"
#include "App/Widgets/Panel.h"

namespace twobus
{
/** The long-term spectrum of the programme in third octaves, drawn over the usual range of released music. It is a hint
    for the ear and not a target. Repaints when its numbers change. */
class TonalView : public Panel
{
public:
    TonalView();

    void show (const Frame&);
    std::unique_ptr<juce::AccessibilityHandler> createAccessibilityHandler() override;

private:
    void paintContent (juce::Graphics&) override;
    void paintReference (juce::Graphics&, juce::Rectangle<float> plot) const;
    void paintSpectrum (juce::Graphics&, juce::Rectangle<float> plot) const;
    void paintAxis (juce::Graphics&, juce::Rectangle<float> plot) const;

    TonalPicture picture;
};
} // namespace twobus
