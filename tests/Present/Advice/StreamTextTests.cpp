#include "Present/Advice/StreamText.h"

#include "Present/Advice/AdviceText.h"
#include "Support/Catch.h"
#include "Support/Readings.h"

using namespace twobus;
using twobus::test::inOnePass;
using twobus::test::programmeWithTruePeak;

namespace
{
Choices streaming()
{
    Choices choices;
    choices.stage = Stage::streaming;
    return choices;
}

AdviceText wordsOn (const LastMinutes& last, Choices choices = streaming())
{
    auto readings = inOnePass (programmeWithTruePeak (0.24));
    readings.secondsSinceSignal = 1.0;
    readings.integratedLufs = -12.3;
    readings.secondsOfSignal = 3730.0;
    const auto advice = advise ({ readings, choices, true, 0.0, std::nullopt, false, nullptr, last });
    return wordsFor (advice, choices, readings, ChannelLayout::forChannelCount (2));
}
} // namespace

TEST_CASE ("a stream's headline says how it stands beside its target")
{
    CHECK (wordsOn ({ 5, 300.0, -14.3, -1.2 }).headline == "On target");
    CHECK (wordsOn ({ 5, 300.0, -11.8, -1.2 }).headline == "Louder than the target");
    CHECK (wordsOn ({ 5, 300.0, -20.0, -1.2 }).headline == "Quieter than the target");
    CHECK (wordsOn ({ 5, 300.0, -14.0, -0.4 }).headline == "Peaks over the ceiling");
    CHECK (wordsOn ({ 5, 0.0, {}, {} }).headline == "Listening");
}

TEST_CASE ("a stream's words name the minutes, the target, the ceiling and what was heard since the reset")
{
    const auto words = wordsOn ({ 5, 300.0, -11.8, -0.4 });
    CHECK (words.action == "Last 5 min");
    CHECK (words.amount == "−11.8");
    CHECK (words.unit == "LUFS");
    CHECK (words.loudest == "Last 5 min: −11.8 LUFS, 2.2 LU above the target of −14 LUFS.");
    CHECK (words.sentence == "Peaks over the ceiling. Last 5 min: −11.8 LUFS, 2.2 LU above the target of −14 LUFS.");
    CHECK (words.aim == "Peaks up to −0.4 dBTP; the ceiling is −1 dBTP.");
    CHECK (words.coverage == "Since reset: −12.3 LUFS, peaks up to +0.2 dBTP; 1:02:10 of sound.");
    CHECK (words.cause.empty());
    CHECK (words.notice.empty());
    CHECK (words.percent.empty());

    auto over = inOnePass (programmeWithTruePeak (0.24));
    over.levelEvents.count = 2;
    over.levelEvents.numNewest = 1;
    over.levelEvents.newest[0].seconds = 33.0;
    over.levelEvents.newest[0].truePeakDbtp = 0.2;
    over.levelEvents.highestDbtp = 0.2;
    over.levelEvents.limitDbtp = -1.5;
    const auto overAdvice =
        advise ({ over, streaming(), true, 0.0, std::nullopt, false, nullptr, { 5, 300.0, -14.0, 0.2 } });
    CHECK (wordsFor (overAdvice, streaming(), over, ChannelLayout::forChannelCount (2)).warning
           == "2 times over −1.5 dBTP, last 0:33 after the reset, up to +0.2 dBTP.");

    auto choices = streaming();
    choices.streamTargetLufs = -18.5;
    choices.streamCeilingDbtp = -1.5;
    CHECK (wordsOn ({ 10, 130.0, -20.0, -3.0 }, choices).loudest
           == "Last 2:10: −20.0 LUFS, 1.5 LU below the target of −18.5 LUFS.");
    CHECK (wordsOn ({ 10, 600.0, -18.5, -3.0 }, choices).loudest
           == "Last 10 min: −18.5 LUFS, at the target of −18.5 LUFS.");
    CHECK (wordsOn ({ 10, 600.0, -18.5, -3.0 }, choices).aim == "Peaks up to −3.0 dBTP; the ceiling is −1.5 dBTP.");
}

TEST_CASE ("a stream's clips are counted in its last minutes, with when")
{
    LastMinutes last { 5, 300.0, -14.0, 0.4 };
    last.clips = 66;
    last.secondsSinceClip = 12.3;
    CHECK (wordsOn (last).headline == "Clipped: peaks are cut off");
    CHECK (wordsOn (last).cause
           == "66 flat tops in the last 5 min, the last 0:12 ago. Lower what feeds the plug-in or output that clips.");
    last.clips = 1;
    last.secondsSinceClip = 0.4;
    CHECK (wordsOn (last).cause.starts_with ("1 flat top in the last 5 min, the last just now."));
}

TEST_CASE ("before a stream is heard, its words name the target")
{
    const auto choices = streaming();
    const MeterReadings nothing;
    const auto advice = advise ({ nothing, choices, true, 0.0, std::nullopt });
    const auto words = wordsFor (advice, choices, nothing, ChannelLayout::forChannelCount (2));
    CHECK (words.aim == "Target: −14 LUFS, peaks up to −1 dBTP.");
    CHECK (words.amount.empty());
    CHECK (words.coverage.empty());
}
