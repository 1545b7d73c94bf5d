#include "Present/Advice/AdviceText.h"
#include "Present/Advice/FaderScale.h"
#include "Present/Reports/LiveLine.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

using namespace twobus;
using twobus::test::inOnePass;
using twobus::test::programmeWithTruePeak;

namespace
{
AdviceText words (const MeterReadings& heard, FaderScale scale)
{
    const auto readings = inOnePass (heard);
    return wordsFor (advise ({ readings, {}, true, 0.0, std::nullopt }), {}, readings,
                     ChannelLayout::forChannelCount (2), scale);
}
} // namespace

TEST_CASE ("a trim in percent of the amplitude is rounded down, so that it reaches its aim")
{
    CHECK (faderPercentText (-5.6) == "52 %");
    CHECK (faderPercentText (0.0) == "100 %");
    CHECK (faderPercentText (-0.1) == "98 %");
    CHECK (faderPercentText (-3.0) == "70 %");
    CHECK (faderPercentText (-6.0) == "50 %");
    CHECK (faderPercentText (-12.0) == "25 %");
    CHECK (faderPercentText (-20.0) == "10 %");
    CHECK (faderPercentText (-26.0) == "5.0 %");
    CHECK (faderPercentText (-40.0) == "1.0 %");
    CHECK (faderPercentText (3.0) == "141 %");
    CHECK (faderPercentText (6.0) == "199 %");
}

TEST_CASE ("LMMS alone has a fader in percent, however its sound arrives")
{
    for (const auto* name : { "LMMS", "LMMS, master out 1", "LMMS-01, master out 1" })
        CHECK (faderScaleOf (name) == FaderScale::percent);

    for (const auto* name : { "", "Ardour, Master", "ALSA: Loopback, 2 channels", "Demo mix", "Take 3 from LMMS.wav" })
        CHECK (faderScaleOf (name) == FaderScale::decibels);
}

TEST_CASE ("a trim is also given in percent if the fader is in percent")
{
    const auto hot = words (programmeWithTruePeak (-0.4), FaderScale::percent);
    CHECK (hot.amount == "5.6");
    CHECK (hot.percent == "52 %");
    CHECK_THAT (hot.sentence, Catch::Matchers::EndsWith (
                                  "Pull the master fader down 5.6 dB. In percent: 52 % of what the fader shows."));

    const auto inDecibels = words (programmeWithTruePeak (-0.4), FaderScale::decibels);
    CHECK (inDecibels.percent.empty());
    CHECK_THAT (inDecibels.sentence, Catch::Matchers::EndsWith ("Pull the master fader down 5.6 dB."));

    CHECK (words (programmeWithTruePeak (-2.0), FaderScale::percent).percent == "63 %");
    CHECK (words (programmeWithTruePeak (-6.0), FaderScale::percent).percent.empty());
}

TEST_CASE ("a limiter's ceiling isn't a fader, and has no percentage")
{
    auto pinned = programmeWithTruePeak (-0.3);
    pinned.ceilings.pinnedCeilingDb = -0.5;
    pinned.ceilings.pinnedSeconds = 60.0;
    pinned.loudPartsPsrDb = 6.0;
    const auto text = words (pinned, FaderScale::percent);
    CHECK (text.action == "Lower the limiter's ceiling");
    CHECK (text.percent.empty());
}

TEST_CASE ("the live line gives the percentage while LMMS plays")
{
    const auto readings = inOnePass (programmeWithTruePeak (-0.4));
    const auto advice = advise ({ readings, {}, true, 0.0, std::nullopt });
    LiveState state;
    state.layout = ChannelLayout::forChannelCount (2);
    state.device = "LMMS, master out 1";
    CHECK_THAT (
        liveTextLine (readings, advice, {}, state),
        ContainsSubstring (
            "  Hot: leave room first. Pull the master fader down 5.6 dB. In percent: 52 % of what the fader shows."));
    state.device = "Ardour, Master";
    CHECK_THAT (liveTextLine (readings, advice, {}, state), ! ContainsSubstring (" %"));
}
