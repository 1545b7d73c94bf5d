#pragma once

#include "App/Meters/ScopeView.h"
#include "App/Session/Frame.h"
#include "App/Widgets/FigureLabel.h"
#include "App/Widgets/Panel.h"

namespace twobus
{
/** How both sides go together: a goniometer, and below it correlation and balance. Where there is little height the two
    bars alone. */
class StereoView : public Panel
{
public:
    StereoView();

    /** Where the audio for the goniometer is read; it must outlive this. Null for none. */
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
    double shownSeconds = 0.0; ///< of the last frame
    ScopeView scope;
    FigureLabel correlation, balance;
    juce::Rectangle<int> barsArea;
    int correlationPixels = 0, balancePixels = 0; ///< right of the middle
};
} // namespace twobus
