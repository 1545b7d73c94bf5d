#include "App/FrameOf.h"
#include "App/Meters/ScopeView.h"
#include "App/Mix/MixPage.h"
#include "App/PaintedText.h"
#include "App/Widgets/LookAndFeel.h"
#include "Present/Reports/EnsembleText.h"
#include "Support/Catch.h"

#include <algorithm>
#include <memory>

using namespace twobus;
using namespace twobus::test;

namespace
{
struct Program
{
    Program() { juce::LookAndFeel::setDefaultLookAndFeel (&looks); }
    ~Program() { juce::LookAndFeel::setDefaultLookAndFeel (nullptr); }

    juce::ScopedJuceInitialiser_GUI juce;
    LookAndFeel looks;
};

/** Eight tracks, of which the first makes it loud, and a chain that was heard on both sides. */
std::shared_ptr<const EnsembleReadings> eightTracks()
{
    EnsembleReadings readings;
    readings.tracks = { "Kick", "Bass", "Lead vocal", "Snare", "Guitars", "Keys", "Pads", "FX" };
    readings.isHeard.assign (8, true);
    auto& shares = readings.shares.emplace();
    shares.restDb = -52.0;
    shares.fittedSeconds = 3.0;
    shares.isHeard.assign (8, true);
    TrackMoment worst;
    worst.hostSeconds = 20.0;
    worst.truePeakDbtp = -0.4;
    worst.value = 0.955;
    worst.values = { 0.6, 0.2, 0.05, 0.04, 0.03, 0.02, 0.01, 0.005 };
    worst.restDb = -52.0;
    worst.bandHz = 63.0;
    shares.moments.push_back (worst);
    shares.instants.push_back ({ worst.values, 0.0 });
    auto& chain = readings.chain.emplace();
    chain.secondsOfSignal = 30.0;
    chain.before = { -20.2, 8.0, 3.1, 17.0, 23.3, 0, 0, {} };
    chain.after = { -15.1, 6.0, -0.4, 14.7, 14.7, 0, 0, {} };
    chain.usualGainDb = 6.0;
    chain.mostReductionDb = 4.0;
    chain.secondsReduced = 3.0;
    return std::make_shared<const EnsembleReadings> (std::move (readings));
}

std::vector<std::string> wordsPaintedBy (juce::Component& window)
{
    std::vector<std::string> words;

    for (const auto& text : paintedTextsIn (window).texts)
        words.push_back (text.words);

    return words;
}

bool has (const std::vector<std::string>& words, const std::string& wanted)
{
    return std::ranges::any_of (words,
                                [&] (const std::string& each) { return each.find (wanted) != std::string::npos; });
}
} // namespace

TEST_CASE ("tabs for what taps show are there with a tap only")
{
    const Program program;
    MixPage page;
    FrameOf made ({}, Stage::mix);
    page.fitInto ({ 1252, 692 });
    page.setSize (1252, 692);
    page.show (made.get());
    CHECK_FALSE (page.tapTabs.isVisible());
    CHECK (page.stereo.isVisible());

    auto frame = made.get();
    frame.isTap = true;
    page.show (frame);
    CHECK (page.tapTabs.isVisible());
    CHECK (page.stereo.isVisible());
    page.tapTabs.choose (1);
    page.resized();
    CHECK (page.tracks.isVisible());
    CHECK_FALSE (page.stereo.isVisible());
    CHECK_FALSE (page.tonal.isVisible());
    CHECK (page.tracks.getTooltip().toStdString() == missingTrackTapsText());
    page.tapTabs.choose (2);
    page.resized();
    CHECK (page.chain.isVisible());
    CHECK (page.chain.getTooltip().toStdString() == missingChainTapsText());
    page.show (made.get());
    CHECK_FALSE (page.tapTabs.isVisible());
    CHECK (page.stereo.isVisible());
}

TEST_CASE ("the tabs for taps leave the stereo picture its room at every size of the page")
{
    const Program program;
    FrameOf made ({}, Stage::mix);
    auto frame = made.get();
    frame.isTap = true;

    for (const auto& [width, height] : { std::pair { 404, 150 },
                                         { 404, 214 },
                                         { 624, 310 },
                                         { 825, 435 },
                                         { 996, 670 },
                                         { 1072, 602 },
                                         { 1252, 702 },
                                         { 1892, 974 } })
    {
        CAPTURE (width, height);
        MixPage page;
        page.show (frame);
        page.setSize (width, page.fitInto ({ width, height }));
        REQUIRE (page.tapTabs.isVisible());
        REQUIRE (page.stereo.isVisible());
        CHECK (std::ranges::any_of (page.stereo.getChildren(), [] (auto* child) {
            return dynamic_cast<ScopeView*> (child) != nullptr && child->isVisible() && child->getHeight() >= 60;
        }));
    }
}

TEST_CASE ("the tracks that use the headroom and what the chain does are shown whole at every width")
{
    const Program program;
    FrameOf made ({}, Stage::mix);
    auto frame = made.get();
    frame.ensemble = eightTracks();
    frame.trackAdvice = std::make_shared<const TrackAdvice> (adviseTracks (*frame.ensemble->shares, -6.0));
    REQUIRE (frame.trackAdvice->trust == TrackTrust::real);

    for (const auto& [width, height] :
         { std::pair { 396, 200 }, { 310, 180 }, { 400, 300 }, { 560, 500 }, { 800, 700 } })
    {
        CAPTURE (width, height);
        TracksView tracks;
        tracks.setSize (width, height);
        tracks.show (frame);
        CHECK (textFaultsIn (tracks, [] (const juce::Component&) { return false; }) == std::vector<std::string>());
        CHECK (has (wordsPaintedBy (tracks), "Kick"));
        CHECK (tracks.getTooltip().contains ("One option: Kick down"));
        CHECK (tracks.getTooltip().contains ("The eight taps explain the sum"));

        ChainView chain;
        chain.setSize (width, height);
        chain.show (frame);
        CHECK (textFaultsIn (chain, [] (const juce::Component&) { return false; }) == std::vector<std::string>());
        CHECK (chain.getTooltip().contains ("The chain adds 5.1 LU"));
    }
}
