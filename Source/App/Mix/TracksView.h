#pragma once

#include "App/Mix/TableWithSentences.h"
#include "App/Session/Frame.h"
#include "App/Widgets/Panel.h"
#include "App/Widgets/ScrolledPage.h"
#include "App/Widgets/ShareTable.h"

#include <memory>

namespace twobus
{
/** Who uses the headroom: the tracks with a tap, with their share of the sum's worst peak and the smallest trims that
    reach the aim. Without enough taps it says what to insert. Message thread. */
class TracksView : public Panel
{
public:
    TracksView();

    /** Call this when the numbers are due. */
    void show (const Frame&);

    void resized() override;

private:
    ShareTable table { "Track" };
    TableWithSentences content;
    ScrolledPage scroll { content, [this] (juce::Rectangle<int> room) { return content.heightFor (room.getWidth()); } };
    std::shared_ptr<const TrackAdvice> shown;
    double shownAimDbtp = 0.0;
    bool hasShown = false;
};
} // namespace twobus
