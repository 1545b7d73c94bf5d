#include "Present/Advice/ChainText.h"

#include "Present/Advice/AdviceText.h"
#include "Support/Catch.h"
#include "Support/Chain.h"
#include "Support/Readings.h"

#include <cmath>
#include <optional>

using namespace twobus;
using namespace twobus::test;

namespace
{
ChainText wordsOf (const ChainReadings& readings) { return wordsFor (readings, judgeChain (readings, {})); }

AdviceText adviceWords (const MeterReadings& readings, const ChainReadings& chain, FaderScale scale = {})
{
    AdviceInput input { readings, {}, false, 0.0, std::nullopt };
    input.chain = &chain;
    return wordsFor (advise (input), {}, readings, ChannelLayout::forChannelCount (2), scale);
}
} // namespace

TEST_CASE ("a chain with a limiter is told in one paragraph")
{
    const auto text = wordsOf (limitingChain());
    CHECK (text.headline == "Nothing is cut");
    CHECK (
        text.summary
        == "The chain adds 5.1 LU and takes 2.3 dB of crest. Its limiter takes up to 4.0 dB. Peaks enter at +3.1 dBTP "
           "and leave at −0.4 dBTP. Nothing is cut.");
    CHECK (text.remedy
           == "Lower the limiter's ceiling by 5.6 dB. The peaks leave at that ceiling, however loud the mix enters.");
    CHECK (text.delay.empty());
}

TEST_CASE ("a limiter is claimed only if the reduction and the ceiling show it")
{
    auto readings = limitingChain();
    readings.after.ceilings.pinnedCeilingDb.reset();
    CHECK (
        wordsOf (readings).summary
        == "The chain adds 5.1 LU and takes 2.3 dB of crest. It turns the loudest moments down by up to 4.0 dB. Peaks "
           "enter at +3.1 dBTP and leave at −0.4 dBTP. Nothing is cut.");

    readings = limitingChain();
    readings.mostReductionDb = 0.4;
    CHECK (
        wordsOf (readings).summary
        == "The chain adds 5.1 LU and takes 2.3 dB of crest. Peaks enter at +3.1 dBTP and leave at −0.4 dBTP. Nothing "
           "is cut.");
}

TEST_CASE ("chains that do little are told so")
{
    CHECK (wordsOf (idleChain()).headline == "The chain does nothing");
    CHECK (wordsOf (idleChain()).summary
           == "The chain does nothing: every sample leaves as it enters. Peaks enter at −5.0 dBTP and leave at −5.0 "
              "dBTP. Nothing is cut.");
    CHECK (
        wordsOf (gainChain (3.0)).summary
        == "The chain only changes the gain, by +3.0 dB. Peaks enter at −5.0 dBTP and leave at −2.0 dBTP. Nothing is "
           "cut.");

    auto inverted = gainChain (0.0);
    inverted.isInverted = true;
    CHECK (
        wordsOf (inverted).summary
        == "The chain does not change the level. It inverts the polarity. Peaks enter at −5.0 dBTP and leave at −5.0 "
           "dBTP. Nothing is cut.");

    auto equal = limitingChain();
    equal.mostReductionDb.reset();
    equal.after = equal.before;
    CHECK (wordsOf (equal).summary
           == "The chain changes neither the loudness nor the crest factor. Peaks enter at +3.1 dBTP and leave at +3.1 "
              "dBTP. Nothing is cut.");

    equal.after.crestFactorDb = 16.0;
    CHECK (wordsOf (equal).summary.rfind ("The chain adds 1.0 dB of crest. ", 0) == 0);
    equal.after.crestFactorDb = equal.before.crestFactorDb;
    equal.after.integratedLufs = -21.0;
    CHECK (wordsOf (equal).summary.rfind ("The chain takes 0.8 LU. ", 0) == 0);
}

TEST_CASE ("a chain that was heard too little says what to do")
{
    const auto text = wordsOf ({});
    CHECK (text.headline == "Listening");
    CHECK (text.summary == "Play 3 s or more to see what the chain does.");
    CHECK (text.remedy.empty());
    CHECK (text.rows[0].before == "–");
    CHECK (text.rows[0].change == "–");
}

TEST_CASE ("is it the mix or the chain")
{
    auto mix = limitingChain();
    mix.before.ceilings = mix.after.ceilings = clipped (40, -0.5);
    CHECK (wordsOf (mix).headline == "The mix enters clipped");
    CHECK (wordsOf (mix).summary.ends_with (" The peaks are cut off before they enter the chain."));
    CHECK (wordsOf (mix).remedy
           == "The chain is not to blame. Find the track, bus or plug-in before it that clips and lower what goes into "
              "it.");

    auto chain = limitingChain();
    chain.after.ceilings = clipped (40, -0.5);
    CHECK (wordsOf (chain).headline == "The chain clips");
    CHECK (wordsOf (chain).summary.ends_with (" The peaks enter intact, and the chain cuts them off."));
    CHECK (
        wordsOf (chain).remedy
        == "The mix is not to blame. A plug-in of the chain, or its output, clips: lower what goes into that plug-in, "
           "or the limiter's ceiling.");

    mix.after.ceilings = clipped (100, -0.5);
    CHECK (wordsOf (mix).headline == "The mix enters clipped, and the chain clips");
    CHECK (wordsOf (mix).summary.ends_with (" The peaks are cut off before they enter, and the chain cuts off more."));
    CHECK (wordsOf (mix).remedy
           == "Start with the mix: find the track, bus or plug-in before the chain that clips and lower what goes into "
              "it. Then lower what goes into the plug-in of the chain that clips.");
}

TEST_CASE ("the chain's remedies name the place and the amount")
{
    CHECK (
        wordsOf (gainChain (5.0)).remedy
        == "Lower the output of the chain's last plug-in by 6.0 dB, not the master fader: the chain raises the peaks.");

    auto hot = idleChain();
    hot.before.truePeakDbtp = hot.after.truePeakDbtp = 1.2;
    CHECK (wordsOf (hot).remedy
           == "Lower the mix before the chain by 7.2 dB: it enters hot, and the chain does not raise it.");

    auto hard = limitingChain();
    hard.after.truePeakDbtp = -3.2;
    hard.mostReductionDb = 8.5;
    CHECK (
        wordsOf (hard).remedy
        == "Lower what goes into the limiter by 2.5 dB if the mix has lost its punch: more than 6 dB of reduction is "
           "a lot.");
    CHECK (chainMoveText (ChainRemedy::driveLess) == "lower what goes into the limiter");
    CHECK (chainMoveText (ChainRemedy::lowerTheMix) == "lower the mix before the chain");
    CHECK (chainMoveText (ChainRemedy::findTheTrack).empty());
    CHECK (chainRemedyText ({}).empty());
}

TEST_CASE ("a delay that the host does not compensate is told")
{
    auto readings = idleChain();
    readings.delayFrames = 64;
    readings.delayMs = 64.0 / 48.0;
    CHECK (wordsOf (readings).delay
           == "The chain delays by 64 samples (1.3 ms), and the DAW does not compensate for it.");
    readings.delayFrames = -1;
    readings.delayMs = -1.0 / 48.0;
    CHECK (wordsOf (readings).delay == "The DAW compensates 1 sample (0.0 ms) more than the chain delays.");
}

TEST_CASE ("the table of the chain has both sides and their difference")
{
    const auto rows = wordsOf (limitingChain()).rows;
    REQUIRE (rows.size() == 5);
    CHECK (rows[0].label == "Integrated");
    CHECK (rows[0].before == "−20.2 LUFS");
    CHECK (rows[0].after == "−15.1 LUFS");
    CHECK (rows[0].change == "+5.1 LU");
    CHECK (rows[1].label == "True peak");
    CHECK (rows[1].before == "+3.1 dBTP");
    CHECK (rows[1].change == "−3.5 dB");
    CHECK (rows[2].label == "Crest factor");
    CHECK (rows[2].change == "−2.3 dB");
    CHECK (rows[3].label == "Loudness range");
    CHECK (rows[3].change == "−0.8 LU");
    CHECK (rows[4].label == "Peak to loudness");
    CHECK (rows[4].change == "−8.6 dB");

    auto silent = limitingChain();
    silent.before.integratedLufs = silent.after.integratedLufs = -INFINITY;
    CHECK (wordsOf (silent).rows[0].before == "−∞ LUFS");
    CHECK (wordsOf (silent).rows[0].change == "–");
}

TEST_CASE ("the verdict's sentence moves what makes the mix hot")
{
    const auto hot = programmeWithTruePeak (-0.4);
    const auto ceiling = adviceWords (hot, limitingChain(), FaderScale::percent);
    CHECK (ceiling.sentence == "Hot: leave room first. Lower the limiter's ceiling 5.6 dB.");
    CHECK (ceiling.percent.empty());
    CHECK (ceiling.cause
           == "Lower the limiter's ceiling by 5.6 dB. The peaks leave at that ceiling, however loud the mix enters.");

    CHECK (adviceWords (hot, gainChain (5.0)).sentence
           == "Hot: leave room first. Lower the output of the chain's last plug-in 5.6 dB.");
    CHECK (adviceWords (hot, idleChain()).sentence == "Hot: leave room first. Pull the master fader down 5.6 dB.");

    auto atFullScale = programmeWithTruePeak (0.0);
    atFullScale.flatRunsAtFullScale = 12;
    auto chain = limitingChain();
    chain.after.clippedRunsAtFullScale = 12;
    CHECK (adviceWords (atFullScale, chain).sentence == "Clipped: peaks are cut off.");
    CHECK (adviceWords (atFullScale, chain).cause.rfind ("The mix is not to blame. ", 0) == 0);
}
