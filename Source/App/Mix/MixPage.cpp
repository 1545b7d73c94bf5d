#include "App/Mix/MixPage.h"

#include "App/Widgets/Theme.h"

#include <utility>

namespace twobus
{
MixPage::MixPage()
{
    setOpaque (true);
    setTitle ("Mix bus");

    for (auto* child :
         std::initializer_list<juce::Component*> { &verdict, &checks, &levels, &loudness, &readouts, &stereo, &tonal,
                                                   &tapTabs, &tracks, &chain, &border, &timeline })
        addChildComponent (child);

    tapTabs.onChange = [this] (std::size_t) { resized(); };

    loudness.setSeams ({ .left = true });
    border.onMove = [this] (std::optional<int> y) {
        if (onTimelineShare != nullptr)
            onTimelineShare (y ? std::optional (timelineShareAt (*y, getHeight(), choices.hasTaps)) : std::nullopt);
    };
}

void MixPage::setMini (bool shouldBeMini)
{
    isMini = shouldBeMini;
    verdict.setMini (isMini);
    levels.setMini (isMini);
    loudness.setMini (isMini);
    resized();
}

void MixPage::setTimelineShare (std::optional<double> next)
{
    if (std::exchange (choices.timelineShare, next) != next)
        resized();
}

MixLayout MixPage::layout() const
{
    auto wanted = choices;
    wanted.showsTaps = choices.hasTaps && tapTabs.chosen() != 0;
    return isMini ? miniLayoutFor (room) : mixLayoutFor (room, wanted);
}

int MixPage::fitInto (juce::Rectangle<int> nextRoom)
{
    if (std::exchange (room, nextRoom) != nextRoom)
        resized();

    return layout().height;
}

void MixPage::resized()
{
    const auto parts = layout();

    const auto place = [] (juce::Component& child, juce::Rectangle<int> area) {
        child.setVisible (! area.isEmpty());
        child.setBounds (area);
    };

    verdict.setSeams ({ .right = isMini, .bottom = parts.checksBelowVerdict });
    levels.setSeams ({ .left = isMini, .right = true });
    checks.setSeams ({ .top = parts.checksBelowVerdict });
    place (verdict, parts.verdict);
    place (checks, parts.checks);
    place (levels, parts.levels);
    place (loudness, parts.loudness);
    place (readouts, parts.readouts);
    place (stereo, parts.stereo);
    place (tonal, parts.tonal);
    place (tapTabs, parts.tapTabs);
    place (tracks, tapTabs.chosen() == 1 ? parts.tapView : juce::Rectangle<int>());
    place (chain, tapTabs.chosen() == 2 ? parts.tapView : juce::Rectangle<int>());
    place (border, parts.border);
    place (timeline, parts.timeline);
}

void MixPage::show (const Frame& frame)
{
    const auto isMono = frame.layout.size() == 1;

    if (std::exchange (choices.isMono, isMono) != isMono)
        resized();

    showTaps (frame);
    verdict.show (frame);
    checks.show (frame);
    levels.show (frame);
    loudness.show (frame);
    readouts.show (frame);
    stereo.show (frame);
    tonal.show (frame);
    timeline.show (frame);
}

/** With one tap alone the tabs say what more of them would show. */
void MixPage::showTaps (const Frame& frame)
{
    const auto hasTaps = frame.isTap || frame.ensemble != nullptr;

    if (std::exchange (choices.hasTaps, hasTaps) != hasTaps)
        resized();

    if (! hasTaps || ! frame.numbersAreDue)
        return;

    tracks.show (frame);
    chain.show (frame);
}

void MixPage::paint (juce::Graphics& g) { g.fillAll (theme::background()); }
} // namespace twobus
