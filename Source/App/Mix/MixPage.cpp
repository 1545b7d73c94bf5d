#include "App/Mix/MixPage.h"

#include "App/Mix/MixLayout.h"
#include "App/Widgets/Theme.h"

namespace twobus
{
MixPage::MixPage()
{
    setOpaque (true);
    setTitle ("Mix bus");

    for (auto* child : std::initializer_list<juce::Component*> { &verdict, &checks, &levels, &loudness, &readouts,
                                                                 &stereo, &tonal, &timeline })
        addChildComponent (child);

    loudness.setSeams ({ .left = true });
}

void MixPage::setSurroundings (bool shouldBeMini, int heightOfBanner)
{
    isMini = shouldBeMini;
    bannerHeight = heightOfBanner;
    verdict.setMini (isMini);
    levels.setMini (isMini);
    loudness.setMini (isMini);
    resized();
}

void MixPage::resized()
{
    const auto layout = mixLayoutFor (getLocalBounds(), isMini, bannerHeight);

    const auto place = [] (juce::Component& child, juce::Rectangle<int> area) {
        child.setVisible (! area.isEmpty());
        child.setBounds (area);
    };

    verdict.setSeams ({ .right = isMini, .bottom = layout.checksBelowVerdict });
    levels.setSeams ({ .left = isMini, .right = true });
    checks.setSeams ({ .top = layout.checksBelowVerdict });
    place (verdict, layout.verdict);
    place (checks, layout.checks);
    place (levels, layout.levels);
    place (loudness, layout.loudness);
    place (readouts, layout.readouts);
    place (stereo, layout.stereo);
    place (tonal, layout.tonal);
    place (timeline, layout.timeline);
}

void MixPage::show (const Frame& frame)
{
    verdict.show (frame);
    checks.show (frame);
    levels.show (frame);
    loudness.show (frame);
    readouts.show (frame);
    stereo.show (frame);
    tonal.show (frame);
    timeline.show (frame);
}

void MixPage::paint (juce::Graphics& g) { g.fillAll (theme::background()); }
} // namespace twobus
