#pragma once

#include "App/Meters/LevelMeters.h"
#include "App/Meters/LoudnessMeters.h"
#include "App/Meters/ReadoutsView.h"
#include "App/Meters/StereoView.h"
#include "App/Meters/TonalView.h"
#include "App/Session/Frame.h"
#include "App/Timeline/TimelineView.h"
#include "App/Verdict/ChecksView.h"
#include "App/Verdict/VerdictView.h"

namespace twobus
{
/** The page for the mix bus: the verdict with its checks, the meters, the readings, stereo, tonal balance and the
    timeline. A small window shows only the verdict and the meters. */
class MixPage : public juce::Component
{
public:
    MixPage();

    void show (const Frame&);

    /** bannerHeight: the height of the banner above this page with its gap; 0 if there is no banner. */
    void setSurroundings (bool isMini, int bannerHeight);

    void paint (juce::Graphics&) override;
    void resized() override;

    VerdictView verdict;
    ChecksView checks;
    LevelMeters levels;
    LoudnessMeters loudness;
    ReadoutsView readouts;
    StereoView stereo;
    TonalView tonal;
    TimelineView timeline;

private:
    bool isMini = false;
    int bannerHeight = 0;
};
} // namespace twobus
