#include "Advice/Advice.h"
#include "Advice/ChainAdvice.h"
#include "Advice/RemedyFromChain.h"
#include "Support/Catch.h"
#include "Support/Chain.h"
#include "Support/Readings.h"

#include <optional>

using namespace twobus;
using namespace twobus::test;

namespace
{
ChainVerdict verdictOf (const ChainReadings& readings) { return judgeChain (readings, {}); }

Advice adviceWith (const MeterReadings& readings, const ChainReadings& chain, Choices choices = {})
{
    AdviceInput input { readings, choices, false, 0.0, std::nullopt };
    input.chain = &chain;
    return advise (input);
}

Advice adviceOn (const MeterReadings& readings) { return advise ({ readings, {}, false, 0.0, std::nullopt }); }
} // namespace

TEST_CASE ("a chain that was heard for less than 3 s is not judged")
{
    auto readings = limitingChain();
    readings.secondsOfSignal = 2.9;
    CHECK (verdictOf (readings).effect == ChainEffect::unknown);
    CHECK (verdictOf (readings).remedy == ChainRemedy::none);
    readings.secondsOfSignal = 3.0;
    CHECK (verdictOf (readings).effect == ChainEffect::reduces);
}

TEST_CASE ("each effect of a chain has its name")
{
    CHECK (verdictOf (idleChain()).effect == ChainEffect::nothing);
    CHECK (verdictOf (gainChain (4.0)).effect == ChainEffect::onlyGain);
    CHECK (verdictOf (limitingChain()).effect == ChainEffect::reduces);
    CHECK (verdictOf (limitingChain()).isLimiter);

    auto compressor = limitingChain();
    compressor.after.ceilings.pinnedCeilingDb.reset();
    CHECK (verdictOf (compressor).effect == ChainEffect::reduces);
    CHECK_FALSE (verdictOf (compressor).isLimiter);

    auto equaliser = limitingChain();
    equaliser.mostReductionDb = 0.9;
    CHECK (verdictOf (equaliser).effect == ChainEffect::changes);
    CHECK_FALSE (verdictOf (equaliser).isLimiter); // its peaks are pinned, but not by this chain

    auto unexplained = limitingChain();
    unexplained.mostReductionDb.reset();
    CHECK (verdictOf (unexplained).effect == ChainEffect::changes);
}

TEST_CASE ("peaks that enter hot and leave limited ask for nothing")
{
    auto readings = limitingChain();
    readings.after.truePeakDbtp = -3.2;
    const auto verdict = verdictOf (readings);
    CHECK (verdict.clipping == ChainClipping::none);
    CHECK (verdict.entersHot);
    CHECK_FALSE (verdict.leavesHot);
    CHECK (verdict.remedy == ChainRemedy::none);
    CHECK (verdict.moveDb == 0.0);
}

TEST_CASE ("a limiter that holds the peaks too high: lower its ceiling")
{
    const auto verdict = verdictOf (limitingChain());
    CHECK (verdict.leavesHot);
    CHECK (verdict.remedy == ChainRemedy::lowerCeiling);
    CHECK (verdict.moveDb == near (-5.6, 1.0e-9)); // from -0.4 to the aim of -6 dBTP

    Choices master;
    master.stage = Stage::finishedMaster;
    CHECK (judgeChain (limitingChain(), master).moveDb == near (-0.6, 1.0e-9)); // to -1: it is not louder than -14 LUFS
}

TEST_CASE ("a chain whose gain makes it hot: lower its output")
{
    const auto verdict = verdictOf (gainChain (4.5));
    CHECK_FALSE (verdict.entersHot);
    CHECK (verdict.remedy == ChainRemedy::lowerOutputGain);
    CHECK (verdict.moveDb == near (-5.5, 1.0e-9));
    CHECK (verdictOf (gainChain (4.0)).remedy == ChainRemedy::none); // -1 dBTP is not hot
}

TEST_CASE ("a mix that enters hot and is not raised: lower the mix")
{
    auto readings = idleChain();
    readings.before.truePeakDbtp = readings.after.truePeakDbtp = 1.2;
    CHECK (verdictOf (readings).remedy == ChainRemedy::lowerTheMix);
    CHECK (verdictOf (readings).moveDb == near (-7.2, 1.0e-9));
    CHECK (verdictOf (idleChain()).remedy == ChainRemedy::none);
}

TEST_CASE ("a limiter that takes more than 6 dB is driven hard")
{
    auto readings = limitingChain();
    readings.after.truePeakDbtp = -3.2;
    readings.mostReductionDb = 6.04;
    CHECK_FALSE (verdictOf (readings).worksHard); // it reads 6.0 dB
    readings.mostReductionDb = 8.5;
    CHECK (verdictOf (readings).worksHard);
    CHECK (verdictOf (readings).remedy == ChainRemedy::driveLess);
    CHECK (verdictOf (readings).moveDb == near (-2.5, 1.0e-9));
    readings.after.truePeakDbtp = -0.4;
    CHECK (verdictOf (readings).remedy == ChainRemedy::lowerCeiling);
}

TEST_CASE ("clipping is put where it happens")
{
    auto mix = limitingChain();
    mix.before.ceilings = clipped (40, -0.5);
    mix.after.ceilings = clipped (40, -0.4);
    CHECK (verdictOf (mix).clipping == ChainClipping::entersClipped);
    CHECK (verdictOf (mix).remedy == ChainRemedy::findTheTrack);

    auto chain = limitingChain();
    chain.after.clippedRunsAtFullScale = 12;
    CHECK (verdictOf (chain).clipping == ChainClipping::chainClips);
    CHECK (verdictOf (chain).remedy == ChainRemedy::lowerIntoWhatClips);
    CHECK (verdictOf (chain).moveDb == 0.0);

    mix.after.clippedRunsAtFullScale = 40;
    CHECK (verdictOf (mix).clipping == ChainClipping::entersClipped); // 80 of 40: not more than twice as many
    mix.after.clippedRunsAtFullScale = 41;
    CHECK (verdictOf (mix).clipping == ChainClipping::both);
    CHECK (verdictOf (mix).remedy == ChainRemedy::findTheTrack);

    auto few = limitingChain();
    few.after.ceilings = clipped (3, -0.4);
    CHECK (verdictOf (few).clipping == ChainClipping::none);
}

TEST_CASE ("the verdict names the chain only if the remedy is there")
{
    const auto remedy = [] (Verdict verdict, ChainRemedy ofChain) {
        ChainVerdict chain;
        chain.remedy = ofChain;
        return remedyFromChain (verdict, chain);
    };
    using enum ChainRemedy;

    for (const auto clips : { findTheTrack, lowerIntoWhatClips })
    {
        CHECK (remedy (Verdict::clipped, clips) == clips);
        CHECK (remedy (Verdict::hot, clips) == none);
    }

    for (const auto lowers : { lowerCeiling, lowerOutputGain })
    {
        CHECK (remedy (Verdict::hot, lowers) == lowers);
        CHECK (remedy (Verdict::over, lowers) == lowers);
        CHECK (remedy (Verdict::clipped, lowers) == none);
        CHECK (remedy (Verdict::ready, lowers) == none);
    }

    CHECK (remedy (Verdict::hot, lowerTheMix) == none); // the master fader does that
    CHECK (remedy (Verdict::squashed, driveLess) == driveLess);
    CHECK (remedy (Verdict::ready, driveLess) == none);
}

TEST_CASE ("advice on a hot mix moves what makes it hot")
{
    const auto hot = programmeWithTruePeak (-0.4);
    const auto alone = adviceOn (hot);
    const auto ceiling = adviceWith (hot, limitingChain());
    CHECK_FALSE (alone.chain);
    REQUIRE (ceiling.chain);
    CHECK (ceiling.chain->remedy == ChainRemedy::lowerCeiling);
    CHECK (ceiling.trimDb == alone.trimDb);
    CHECK (ceiling.chain->moveDb == *alone.trimDb);
    CHECK (ceiling.verdict == alone.verdict);

    CHECK_FALSE (adviceWith (hot, idleChain()).chain);
    CHECK_FALSE (adviceWith (programmeWithTruePeak (-6.0), limitingChain()).chain);

    Choices streaming;
    streaming.stage = Stage::streaming;
    CHECK_FALSE (adviceWith (hot, limitingChain(), streaming).chain);
}

TEST_CASE ("advice on clipping asks for no move of the fader if the place is known")
{
    auto atFullScale = programmeWithTruePeak (0.0);
    atFullScale.flatRunsAtFullScale = 12;
    REQUIRE (adviceOn (atFullScale).trimDb == -6.0);

    auto chain = limitingChain();
    chain.after.clippedRunsAtFullScale = 12;
    const auto advice = adviceWith (atFullScale, chain);
    REQUIRE (advice.chain);
    CHECK (advice.chain->remedy == ChainRemedy::lowerIntoWhatClips);
    CHECK_FALSE (advice.trimDb);
    CHECK_FALSE (advice.optionalTrimDb);
}
