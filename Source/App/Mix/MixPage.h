#pragma once

#include "App/Meters/LevelMeters.h"
#include "App/Meters/LoudnessMeters.h"
#include "App/Meters/ReadoutsView.h"
#include "App/Meters/StereoView.h"
#include "App/Meters/TonalView.h"
#include "App/Mix/ChainView.h"
#include "App/Mix/MixLayout.h"
#include "App/Mix/TimelineBorder.h"
#include "App/Mix/TracksView.h"
#include "App/Session/Frame.h"
#include "App/Timeline/TimelineView.h"
#include "App/Verdict/ChecksView.h"
#include "App/Verdict/VerdictView.h"
#include "App/Widgets/SegmentedControl.h"

namespace twobus
{
/** The page for the mix bus: the verdict with its checks, the meters, the readings, stereo, tonal balance and the
    timeline. If a DAW has taps, tabs switch between stereo and what the taps show. The mini view shows only the verdict
    and the meters. */
class MixPage : public juce::Component
{
public:
    MixPage();

    void show (const Frame&);

    /** See TimelineView::remember. */
    void remember (const MeterSnapshot& snapshot) { timeline.remember (snapshot); }

    void setMini (bool);

    /** Lays the page out for this much that can be seen at once. Returns the height that it then needs. */
    int fitInto (juce::Rectangle<int> room);

    void setTimelineShare (std::optional<double>); ///< see MixLayoutChoices

    /** Called when the user has moved the timeline's border. */
    std::function<void (std::optional<double>)> onTimelineShare;

    void paint (juce::Graphics&) override;
    void resized() override;

    VerdictView verdict;
    ChecksView checks;
    LevelMeters levels;
    LoudnessMeters loudness;
    ReadoutsView readouts;
    StereoView stereo;
    TonalView tonal;
    SegmentedControl tapTabs { "Beside the meters", { "Stereo", "Tracks", "Chain" } };
    TracksView tracks;
    ChainView chain;
    TimelineBorder border;
    TimelineView timeline;

private:
    MixLayout layout() const;
    void showTaps (const Frame&);

    juce::Rectangle<int> room;
    bool isMini = false;
    MixLayoutChoices choices;
};
} // namespace twobus
