#pragma once

#include "App/Meters/ScopeView.h"
#include "App/Session/Frame.h"
#include "App/Session/FramePacer.h"
#include "App/Widgets/FigureLabel.h"
#include "App/Widgets/Panel.h"

namespace twobus
{
/** How the two sides relate: a goniometer, and bars for correlation and balance below it. If there is little height,
    only the bars are shown. */
class StereoView : public Panel
{
public:
    StereoView();

    /** The source of the goniometer's audio; must outlive this. Null if there is none. */
    void setTap (StereoTap*);

    void show (const Frame&);
    void resized() override;

private:
    void paintContent (juce::Graphics&) override;
    void paintBar (juce::Graphics&, juce::Rectangle<int> row, int deviation, juce::Colour, const char* left,
                   const char* right) const;
    void showScope (const Frame&);
    juce::Rectangle<int> rowOf (int index) const;
    juce::Rectangle<int> trackOf (int index) const;
    bool hasScope() const noexcept;
    bool hasNames() const noexcept;

    StereoTap* tap = nullptr;
    double shownSeconds = 0.0; ///< when the goniometer was last drawn
    FramePacer scopeFrames { 30.0 }; ///< half as often as the meters, because its points fade slowly
    ScopeView scope;
    FigureLabel correlation, balance;
    juce::Rectangle<int> barsArea;
    int correlationPixels = 0, balancePixels = 0; ///< pixels to the right of the middle
};
} // namespace twobus
