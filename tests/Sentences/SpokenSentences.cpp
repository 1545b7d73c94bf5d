#include "Present/Advice/AdviceText.h"
#include "Present/Advice/DeliveryPageText.h"
#include "Present/Advice/DeliveryText.h"
#include "Present/Advice/DynamicsText.h"
#include "Present/Advice/FaderScale.h"
#include "Present/Advice/FollowUpText.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/ProgressText.h"
#include "Present/Base/ReadingsScope.h"
#include "Present/Base/RmsConvention.h"
#include "Present/Help/About.h"
#include "Present/Help/Guide.h"
#include "Present/Help/KeyboardHelp.h"
#include "Present/Meters/LevelMeter.h"
#include "Present/Meters/LoudnessFace.h"
#include "Present/Meters/ReadingHelp.h"
#include "Present/Meters/TimelineText.h"
#include "Present/Reports/BroadcastText.h"
#include "Present/Reports/ComparisonText.h"
#include "Present/Reports/FileFindingText.h"
#include "Present/Reports/FileMomentText.h"
#include "Present/Reports/FileReport.h"
#include "Present/Reports/LiveLine.h"
#include "Present/Reports/ReportedFileText.h"
#include "Present/Reports/SessionText.h"
#include "Present/Reports/StemText.h"
#include "Present/Reports/TrackText.h"
#include "Present/Reports/VerificationText.h"
#include "Sentences/SentenceList.h"
#include "Support/Reports.h"

#include <array>
#include <cmath>
#include <limits>

namespace twobus::test
{
namespace
{
const auto stereo = ChannelLayout::forChannelCount (2);
constexpr auto silence = -std::numeric_limits<double>::infinity();

/** All values of an enum, from 0 to the last. */
template <typename Enum>
std::vector<Enum> allValuesUpTo (Enum last)
{
    std::vector<Enum> values;

    for (auto i = 0; i <= static_cast<int> (last); ++i)
        values.push_back (static_cast<Enum> (i));

    return values;
}

const auto allStages = allValuesUpTo (Stage::finishedMaster);
const auto allVerdicts = allValuesUpTo (Verdict::noSignal);
const auto allCauses = allValuesUpTo (Cause::limiterPinned);
const auto allPaths = allValuesUpTo (SignalPath::lossyFile);
const auto allExports = allValuesUpTo (ExportFormat::float32);

void addDocument (SentenceList& list, const Document& document)
{
    list.begin ("Page: " + document.title);
    list.add (plainText (document));
}

//==============================================================================
Advice adviceOf (Verdict verdict, bool isLive)
{
    Advice advice;
    advice.verdict = advice.levelVerdict = verdict;
    advice.isLive = isLive;
    advice.limitDbtp = -6.0;
    return advice;
}

void addVerdicts (SentenceList& list)
{
    list.begin ("Verdicts");
    const auto readings = programmeWithTruePeak (-0.4);

    for (const auto stage : { Stage::mix, Stage::finishedMaster })
        for (const auto exportFormat : { ExportFormat::integer24, ExportFormat::float32 })
            for (const auto verdict : allVerdicts)
                for (const auto isLive : { false, true })
                    for (const auto cause : { Cause::none, Cause::flatBelowFullScale, Cause::limiterPinned })
                        for (const auto isSpecial : { false, true }) // if true: quiet, or damaged by choice
                        {
                            Choices choices;
                            choices.stage = stage;
                            choices.exportFormat = exportFormat;
                            auto advice = adviceOf (verdict, isLive);
                            advice.cause = cause;
                            advice.isByChoice = isSpecial && cause != Cause::none;
                            advice.isQuiet = isSpecial && cause == Cause::none;

                            if (needsFix (verdict) && verdict != Verdict::incomplete && verdict != Verdict::noSignal)
                                advice.trimDb = -5.6;
                            else if (verdict == Verdict::tight)
                                advice.optionalTrimDb = -2.0;
                            else if (verdict == Verdict::ready && advice.isQuiet)
                                advice.optionalTrimDb = 8.0;

                            list.add (wordsFor (advice, choices, readings, stereo).sentence);
                        }

    list.add (wordsFor (adviceOf (Verdict::hot, true), {}, readings, stereo, FaderScale::percent).sentence);
    list.add (faderPercentSentence (faderPercentText (-5.6)));
}

void addAims (SentenceList& list)
{
    list.begin ("Aim, loudest moment, notices");
    const auto readings = programmeWithTruePeak (-0.4);
    auto unmeasured = readings;
    unmeasured.integratedLufs.reset();

    for (const auto stage : allStages)
        for (const auto limitDbtp :
             stage == Stage::finishedMaster ? std::array { -2.0, -1.0 } : std::array { -6.0, -3.0 })
            for (const auto& heard : { readings, unmeasured })
            {
                Choices choices;
                choices.stage = stage;
                choices.aimDbtp = std::min (limitDbtp, highestAimDbtp);
                auto advice = adviceOf (Verdict::hot, false);
                advice.limitDbtp = limitDbtp;
                list.add (wordsFor (advice, choices, heard, stereo).aim);

                if (stage == Stage::finishedMaster && limitDbtp < -1.0)
                {
                    advice.trimDb = -1.3;
                    advice.enoughTrimDb = -0.4;
                    list.add (wordsFor (advice, choices, heard, stereo).aim);
                }
            }

    for (const auto format : { ExportFormat::integer24, ExportFormat::float32 })
    {
        Choices choices;
        choices.exportFormat = format;
        auto advice = adviceOf (Verdict::ready, true);
        advice.isQuiet = true;
        list.add (wordsFor (advice, choices, programmeWithTruePeak (-20.0), stereo).aim);
    }

    auto advice = adviceOf (Verdict::hot, true);
    advice.loudestMoment = readings.loudestMoment;
    list.add (wordsFor (advice, {}, readings, stereo).loudest);
    advice.pass = 3;
    advice.loudestSecondsIntoPass = 24.1;
    list.add (wordsFor (advice, {}, readings, stereo).loudest);
    advice.loudestPlayerSeconds = 84.1;
    list.add (wordsFor (advice, {}, readings, stereo).loudest);

    auto moments = readings;
    moments.numLoudMoments = 0;

    for (const auto cause : allCauses)
        if (moments.numLoudMoments < 5)
            moments.loudMoments[moments.numLoudMoments++] = loudMoment (31.2, -0.6, cause);

    moments.loudMoments[1].cause = Cause::limiterPinned;
    list.add (loudMomentsText (moments, stereo));

    for (const auto lostSeconds : { 0.02, 1.5 })
    {
        auto lossy = adviceOf (Verdict::incomplete, true);
        lossy.lostSeconds = lostSeconds;
        list.add (wordsFor (lossy, {}, readings, stereo).notice);
    }

    for (const std::uint64_t invalidSamples : { 1u, 2u })
    {
        auto invalid = readings;
        invalid.invalidSamples = invalidSamples;
        list.add (wordsFor (adviceOf (Verdict::incomplete, true), {}, invalid, stereo).notice);
    }

    auto cut = adviceOf (Verdict::incomplete, false);
    cut.isFileIncomplete = true;
    list.add (wordsFor (cut, {}, readings, stereo).notice);

    for (const auto verdict : allVerdicts)
        for (const auto secondsOfSignal : { 5.0, 100.0 })
        {
            auto heard = readings;
            heard.secondsOfSignal = secondsOfSignal;
            auto running = adviceOf (verdict, true);
            running.isProvisional = true;
            list.add (wordsFor (running, {}, heard, stereo).notice);
        }
}

void addCauses (SentenceList& list)
{
    list.begin ("What made the peak, and whether lowering the master helps");

    for (const auto cause : allCauses)
        for (const auto stage : { Stage::mix, Stage::finishedMaster })
            for (const auto path : allPaths)
                for (const auto exportFormat : allExports)
                    for (const auto isLive : { false, true })
                        for (const auto variant : { 0, 1, 2, 3 }) // plain, by choice, few flat tops, shallow ones
                        {
                            Choices choices;
                            choices.stage = stage;
                            choices.path = path;
                            choices.exportFormat = exportFormat;
                            auto advice = adviceOf (Verdict::hot, isLive);
                            advice.cause = cause;
                            advice.isByChoice = variant == 1;
                            advice.evidence.areFlatTopsHarmless = variant >= 2;
                            advice.evidence.areFlatTopsShallow = variant == 3;
                            advice.evidence.samplesOverFullScale = variant == 0 ? 12 : 1;
                            advice.evidence.flatTops = variant == 0 ? 12 : 1;
                            advice.evidence.flatTopLevelDbfs = -3.0;
                            advice.evidence.flatTopSeconds = 0.0004;
                            advice.evidence.pinnedCeilingDb = -1.0;
                            advice.evidence.isCeilingOfTruePeaks = variant == 2;
                            list.add (wordsFor (advice, choices, programmeWithTruePeak (-0.4), stereo).cause);
                        }
}

void addChecks (SentenceList& list)
{
    list.begin ("Checks: what, how much, limit");
    auto advice = adviceOf (Verdict::ready, false);

    for (const auto kind : allValuesUpTo (CheckKind::loudness))
        for (const auto severity : { Severity::good, Severity::caution })
            for (const auto value :
                 { std::optional<double>(), std::optional (0.0), std::optional (1.0), std::optional (-5.3) })
            {
                advice.checks.push_back ({ kind, severity, value, 3.0 });

                if (kind == CheckKind::peakToLoudness || kind == CheckKind::lowEnd)
                    advice.checks.push_back ({ kind, severity, value, std::nullopt });

                if (kind == CheckKind::tonalBalance && value && severity == Severity::good)
                    for (const auto region : allValuesUpTo (TonalRegion::highs))
                        advice.checks.push_back ({ kind, severity, value, std::nullopt, true, region });
            }

    for (const auto& check : wordsFor (advice, {}, programmeWithTruePeak (-6.0), stereo).checks)
        list.add (check.name + ": " + check.value + " (" + check.limit + ")");
}

void addFollowUps (SentenceList& list)
{
    list.begin ("After a move, what was heard, warnings");

    for (const auto kind : allValuesUpTo (FollowUpKind::changed))
        for (const auto changeDb : { 0.0, -4.2, 1.5 })
            for (const auto remainingDb : { std::optional<double>(), std::optional (-2.0) })
            {
                auto advice = adviceOf (Verdict::hot, true);
                const auto peakChangeDb = kind == FollowUpKind::compressed ? 0.5 * changeDb
                                          : kind == FollowUpKind::reshaped ? -changeDb
                                                                           : changeDb;
                advice.followUp = FollowUp { kind, 20.0, changeDb, peakChangeDb, -6.1, remainingDb };
                list.add (wordsFor (advice, {}, programmeWithTruePeak (-6.0), stereo).followUp);
            }

    for (const auto place : { 0, 1, 2 }) // known place: the pass, the time into the pass, the time in the DAW
    {
        auto advice = adviceOf (Verdict::hot, true);
        advice.coverage.secondsHeard = 222.0;
        advice.coverage.longestPassSeconds = 260.0;
        advice.coverage.notReplayed = UnreplayedMoment { 86.0, 2, -0.4 };
        const auto secondsIntoPass = place > 0 ? std::optional (86.0) : std::nullopt;
        const auto playerSeconds = place > 1 ? std::optional (146.0) : std::nullopt;
        advice.coverage.playAgain = { 2, 80.0, 92.0, std::nullopt, std::nullopt };

        if (playerSeconds)
        {
            advice.coverage.playAgain.fromPlayerSeconds = *playerSeconds - 6.0;
            advice.coverage.playAgain.toPlayerSeconds = *playerSeconds + 6.0;
        }

        list.add (coverageText (advice));

        for (const std::uint64_t count : { 1u, 3u })
            for (const auto isLive : { false, true })
            {
                auto warned = adviceOf (Verdict::hot, isLive);
                warned.warning = { count, false, -1.0, 86.0, 0.4, secondsIntoPass, playerSeconds };
                warned.pass = 3;
                list.add (wordsFor (warned, {}, programmeWithTruePeak (0.4), stereo).warning);
                warned.warning.lastLengthSeconds = 16.0;
                list.add (wordsFor (warned, {}, programmeWithTruePeak (0.4), stereo).warning);
            }
    }
}

void addPassScope (SentenceList& list)
{
    list.begin ("One pass");

    PassReadings third, joined;
    third.number = joined.number = 3;
    joined.joinedFrom = 2;

    for (const auto scope : { ReadingsScope::pass, ReadingsScope::sinceReset })
        for (const auto pauses : { 0u, 1u, 2u })
        {
            third.pauses = joined.pauses = pauses;

            for (const auto& pass : { std::optional<PassReadings>(), std::optional (third), std::optional (joined) })
                list.add (readingsTitle (scope, pass));
        }

    for (const auto& pass : { third, joined })
        list.add (passText (pass));

    auto paused = adviceOf (Verdict::ready, true);
    paused.coverage.pauses = 2;
    list.add (coverageText (paused));

    for (const auto& audition :
         { Audition { 6.0, -3.2, 0, 0 }, Audition { 6.0, 1.2, 1, 0 }, Audition { 6.0, 1.2, 12, 0 },
           Audition { 6.0, 0.1, 0, 3 }, Audition { 0.5, 1.2, 12, 0 }, Audition { 0.5, 0.1, 0, 3 } })
    {
        auto advice = adviceOf (Verdict::ready, true);
        advice.audition = audition;
        list.add (wordsFor (advice, {}, programmeWithTruePeak (-6.0), stereo).audition);
    }

    for (const auto isRunning : { true, false })
        for (const auto place : { 0, 1, 2 }) // known place: none, the time into the pass, the time in the DAW
        {
            auto advice = adviceOf (Verdict::hot, true);
            advice.recentTruePeakDbtp = -6.1;
            advice.isPassRunning = isRunning;
            advice.enoughTrimDb = -2.6;
            advice.trimDb = -5.6;
            advice.loudestSecondsIntoPass = place > 0 ? std::optional (86.0) : std::nullopt;
            advice.loudestPlayerSeconds = place > 1 ? std::optional (146.0) : std::nullopt;
            const auto words = wordsFor (advice, {}, programmeWithTruePeak (-0.4), stereo);
            list.add (words.notice);
            list.add (words.aim);
        }
}

void addStreams (SentenceList& list)
{
    list.begin ("Streaming");
    Choices choices;
    choices.stage = Stage::streaming;
    auto readings = programmeWithTruePeak (-0.4);
    readings.secondsOfSignal = 3730.0;
    list.add (wordsFor ({}, choices, {}, stereo).aim);

    for (const auto lufs : { -23.0, -14.0, -11.8 })
        for (const auto dbtp : { -3.0, 0.2 })
            for (const auto seconds : { 130.0, 300.0 })
            {
                const auto advice =
                    advise ({ readings, choices, true, 0.0, std::nullopt, false, nullptr, { 5, seconds, lufs, dbtp } });
                const auto words = wordsFor (advice, choices, readings, stereo);
                list.add (words.sentence);
                list.add (words.action + " " + words.amount + " " + words.unit);
                list.add (words.aim);
                list.add (words.coverage);
            }

    for (const std::uint64_t clips : { 1u, 66u })
        for (const auto secondsSince : { 0.4, 12.0 })
        {
            LastMinutes last { 5, 300.0, -11.8, 0.2 };
            last.clips = clips;
            last.secondsSinceClip = secondsSince;
            const auto advice = advise ({ readings, choices, true, 0.0, std::nullopt, false, nullptr, last });
            const auto words = wordsFor (advice, choices, readings, stereo);
            list.add (words.sentence);
            list.add (words.cause);
        }
}

//==============================================================================
void addTracking (SentenceList& list)
{
    list.begin ("Recording");
    Choices choices;
    choices.stage = Stage::recording;

    for (const auto verdict : allVerdicts)
        for (const auto numInputs : { 1, 2, 8 })
            for (const auto step : allValuesUpTo (TrackingStep::done))
                for (const auto secondsLeft : { 0.0, 2.1 })
                {
                    auto advice = adviceOf (verdict, true);
                    advice.tracking = TrackingProgress { step, secondsLeft };
                    InputAdvice input;
                    input.verdict = verdict;
                    input.gainDb = verdict == Verdict::ready ? 4 : -8;
                    input.isOptional = numInputs == 2;
                    input.secondsLeft = secondsLeft;
                    advice.inputs.assign (static_cast<std::size_t> (numInputs), input);
                    const auto words = wordsFor (advice, choices, programmeWithTruePeak (-0.4), stereo);
                    list.add (words.sentence);
                    list.add (words.notice);
                    list.add (words.inputs.front().sentence);
                }

    auto waiting = adviceOf (Verdict::ready, true);
    waiting.tracking = TrackingProgress { TrackingStep::done, 0.0 };
    waiting.inputs.resize (2);
    list.add (wordsFor (waiting, choices, {}, stereo).notice);
    waiting.inputs[0].verdict = Verdict::ready;
    list.add (wordsFor (waiting, choices, {}, stereo).notice);

    for (const auto isLoud : { false, true })
        for (const auto level : { std::optional<double>(), std::optional (-52.3), std::optional (silence) })
        {
            InputAdvice input;
            input.noiseFloorDbfs = input.humDbfs = input.dcOffsetPercent = level;
            input.dcOffsetPercent = level ? std::optional (1.2) : level;
            input.humDbfs = isLoud ? level : std::nullopt;
            input.humHz = 50.0;
            input.isNoisy = input.hasLoudHum = input.hasDc = isLoud;
            input.averageDbfs = -17.0;
            const auto words = wordsForInput (input);

            for (const InputNote& note : words.notes.all())
                list.add (noteSentence (note));

            list.add (words.average);
        }
}

//==============================================================================
/** Findings with numbers that this kind can have; several findings if the words depend on the numbers. */
std::vector<FileFinding> findingsOfKind (FileFindingKind kind, Severity severity)
{
    FileFinding finding { kind, severity };
    finding.seconds = 41.2;
    finding.channel = 1;
    finding.valueDb = -3.0;
    finding.value = kind == FileFindingKind::endsEarly || kind == FileFindingKind::decoderStopped ? 45.0
                    : kind == FileFindingKind::upsampled                                          ? 16000.0
                    : kind == FileFindingKind::paddedBits                                         ? 24.0
                                                                                                  : 1.2;
    std::vector<FileFinding> findings;

    for (const std::uint64_t count : { 1u, 2u, 3u })
    {
        finding.decoderStop = static_cast<DecoderStop> (count);
        finding.count = kind == FileFindingKind::paddedBits
                            ? 8 * count
                            : std::max<std::uint64_t> (count, kind == FileFindingKind::severalStreams ? 2 : 1);
        findings.push_back (finding);
    }

    if (kind == FileFindingKind::clippedRuns)
    {
        for (auto& few : findings)
            few.value = 0.0004;

        finding.value.reset();
        findings.push_back (finding); // runs that clipped earlier
        finding.valueDb.reset();
        findings.push_back (finding); // runs at full scale
    }
    else if (kind == FileFindingKind::invertedChannel)
    {
        findings.front().value.reset(); // an exact inversion
        findings.back().value = -0.8;
    }
    else if (kind == FileFindingKind::truePeakTagDisagrees || kind == FileFindingKind::loudnessTagDisagrees)
    {
        findings.front().value = findings.back().value = -20.0;
        findings.back().valueDb = 3.0;
        findings.erase (findings.begin() + 1);
    }

    return findings;
}

void addFindings (SentenceList& list)
{
    list.begin ("Findings about a file");

    for (const auto kind : allValuesUpTo (FileFindingKind::truePeakTagDisagrees))
        if (kind != FileFindingKind::headerDisagrees)
            for (const auto severity : { Severity::neutral, Severity::caution })
                for (const auto& finding : findingsOfKind (kind, severity))
                    list.add (findingText (finding, stereo));

    for (const auto fault : allValuesUpTo (HeaderFaultKind::secondData))
    {
        FileFinding finding { FileFindingKind::headerDisagrees };
        finding.header = HeaderFault { fault, 1000, 48000 };
        list.add (findingText (finding, stereo));
    }
}

void addFiles (SentenceList& list)
{
    list.begin ("Reports on files");
    auto file = reportedMix ("song.wav", -0.4);
    list.add (fileReportText (file.facts, file.readings, file.advice, file.choices));
    list.add (healthText (file));
    file.readings.invalidSamples = 1;
    list.add (healthText (file));
    file.isLive = true;
    file.secondsLost = 0.02;
    list.add (healthText (file));
    list.add (reportedError (unreadableFile ("song.wav")));

    for (const auto stage : allStages)
        for (const auto rms : { RmsConvention::mathematical, RmsConvention::aes17 })
        {
            auto settings = reportSettings();
            settings.stage = stage;
            settings.rms = rms;
            settings.isClippedByChoice = settings.dualMono = rms == RmsConvention::aes17;
            settings.delivery.targets.resize (1);
            settings.delivery.targets.front().date = "2026-11";

            for (const auto& setting : settingTexts (settings))
                list.add (setting.name + ": " + setting.value);
        }

    for (const auto kind : allValuesUpTo (FileFindingKind::truePeakTagDisagrees))
    {
        auto odd = reportedMix ("song.wav", -6.0);
        odd.findings.push_back ({ kind, Severity::caution });

        for (const auto& finding : findingsOf (odd))
            list.add (finding.name);
    }

    for (const auto cause : allCauses)
        list.add (fileMomentText (loudMoment (171.38, -0.4, cause), stereo).nature);

    BroadcastExtension broadcast;
    broadcast.version = 2;
    broadcast.originator = "Ardour";
    list.add (broadcastText (broadcast, file.readings, file.facts.format));
    broadcast.claims.integratedLufs = -16.0;
    broadcast.claims.truePeakDbtp = -0.4;
    list.add (broadcastText (broadcast, file.readings, file.facts.format));
    list.add (progressText ("12 of 40 files", 0.31, 20.0));
}

//==============================================================================
void addDelivery (SentenceList& list)
{
    list.begin ("Delivery");

    for (const auto policy : allValuesUpTo (DeliveryPolicy::spec))
        for (const auto truePeakDbtp : { -3.0, 0.3 })
            for (const auto targetLufs : { -24.0, -16.0, -10.0 })
                for (const auto secondsOfSignal : { 5.0, 175.0 })
                {
                    DeliveryTarget target;
                    target.id = "service";
                    target.name = "Service";
                    target.policy = policy;
                    target.targetLufs = targetLufs;
                    target.toleranceLu = policy == DeliveryPolicy::spec ? std::optional (1.0) : std::nullopt;
                    target.ceilingDbtp = -1.0;
                    target.loudCeilingDbtp = -2.0;
                    target.loudAboveLufs = -14.0;
                    target.provenance = targetLufs < -20.0   ? decltype (target.provenance)::official
                                        : targetLufs > -12.0 ? decltype (target.provenance)::reported
                                                             : decltype (target.provenance)::severalSources;
                    auto readings = programmeWithTruePeak (truePeakDbtp);
                    readings.secondsOfSignal = secondsOfSignal;
                    const auto row = wordsFor (deliver (readings, target), target);
                    list.add (row.verdict);
                    list.add (row.remark);
                    list.add (spokenText (row));
                    list.add (targetsText ({ target }));

                    if (policy == DeliveryPolicy::spec)
                    {
                        target.kind = DeliveryKind::recommendation;
                        const auto recommended = wordsFor (deliver (readings, target), target);
                        list.add (recommended.verdict);
                        list.add (recommended.remark);
                        list.add (targetsText ({ target }));
                    }
                }

    list.add (deliveryTable (programmeWithTruePeak (-0.4), {}, false));
    auto master = programmeWithTruePeak (-0.4);
    list.add (masterText (master));
    master.secondsOfSignal = 34.0;
    list.add (masterText (master));
    std::vector<DeliveryTarget> targets (5);
    targets[0].kind = DeliveryKind::broadcast;
    targets[1].kind = DeliveryKind::film;
    targets[2].kind = DeliveryKind::game;
    targets[3].kind = DeliveryKind::podcast;
    targets[4].kind = DeliveryKind::recommendation;

    for (const auto areShown : { false, true })
    {
        list.add (hiddenTargetsText (targets, areShown));
        list.add (shortHiddenTargetsText (areShown));
        list.add (hiddenTargetsText ({ targets[0] }, areShown));
    }

    list.add (figuresText (targets, true));
    targets[0].date = "2026-11";
    list.add (figuresText (targets, false));
    list.add (figuresText (targets, true));
}

//==============================================================================
void addComparison (SentenceList& list)
{
    list.begin ("Comparing two bounces");

    for (const auto match : allValuesUpTo (LoudnessMatch::none))
        for (const auto direction : { -1.0, 0.0, 1.0 })
        {
            BounceComparison comparison;
            comparison.match = match;
            comparison.first.path = "first.wav";
            comparison.second.path = "second.wav";
            comparison.first.seconds = 180.0;
            comparison.second.seconds = 180.0 + direction;
            comparison.first.isIncomplete = direction <= 0.0;
            comparison.second.isIncomplete = direction >= 0.0;
            comparison.gainDb = 3.0 * direction;
            comparison.offsetSeconds = 0.2 * direction;
            comparison.secondsCompared = 180.0;
            comparison.sections.push_back ({ 0.0, 10.0, {}, {}, direction, 0.5, 1.2 });
            comparison.sections.push_back ({ 10.0, 10.0, {}, {}, direction, 0.5, 0.0 });
            comparison.sections.push_back ({ 20.0, 10.0, {}, {}, 0.0, 0.5, -direction });

            if (direction != 0.0)
                comparison.mostDifferent = { 0, 1, 2 };

            list.add (comparisonText (comparison));
        }
}

void addVerification (SentenceList& list)
{
    list.begin ("Checking a bounce against what was heard");

    for (const auto outcome : allValuesUpTo (VerificationOutcome::nothingHeard))
        for (const auto fault :
             { 0, 1, 2, 3, 4, 5, 6 }) // none, head or tail missing, peaks limited, clipped, flat, cut off
        {
            BounceVerification verification;
            verification.outcome = outcome;
            verification.filePath = "song.wav";
            verification.sessionPath = "session.log";
            verification.sessionStartedAt = "2026-11-26 21:40";
            verification.secondsHeard = 222.0;
            verification.sourceName = "Ardour, Master";
            verification.heardAt = "2026-11-26 21:57";
            verification.pass = 2;
            verification.gainDb = -3.0;
            verification.secondsCompared = 180.0;
            verification.secondsMatched = 170.0;
            verification.secondsNotHeard = 2.0;
            verification.secondsLost = 0.5;

            if (outcome == VerificationOutcome::sameInPart)
            {
                verification.differsFromSeconds = 60.0;
                verification.differsForSeconds = 30.0;
            }

            if (fault == 1)
                verification.missingHead = MissingPart { 3.0, -2.0 };
            else if (fault == 2)
                verification.missingTail = MissingPart { 3.0, -2.0 };
            else if (fault >= 3 && fault <= 5)
                verification.missingPeaks = MissingPeaks { 1.5, 0.0, 86.0, fault == 5 ? 0u : 3u, fault != 3 };

            verification.isFileIncomplete = fault == 6;
            list.add (verificationText (verification));
        }

    list.add (verificationDocument ({}).title);
}

//==============================================================================
StemReport stemReport()
{
    StemReport report;

    for (const auto* name : { "Kick", "Bass", "Lead vocal" })
        report.stems.push_back ({ std::string (name) + ".wav", name, 231.0, -9.0, 0.0 });

    report.layout = stereo;
    report.sampleRate = 48000.0;
    report.moments.push_back ({ 171.38, 0, -0.4, { 0.53, 0.36, 0.11 } });
    report.moments.push_back ({ 62.11, 1, 0.1, { 0.2, 0.3, 0.5 } });
    report.advice.verdict = report.advice.levelVerdict = Verdict::hot;
    report.advice.trimDb = report.masterTrimDb = -5.6;
    report.sum = programmeWithTruePeak (-0.4);
    return report;
}

void addStems (SentenceList& list)
{
    list.begin ("Stems");
    auto report = stemReport();
    list.add (stemReportText (report));
    report.hasTrims = true;
    report.truePeakAfterDbtp = -6.0;
    report.stems[0].trimDb = -8.0;
    list.add (stemWhatIfText (report));
    report.stems[1].trimDb = -8.0;
    list.add (stemWhatIfText (report));
    report.stems[1].trimDb = -6.5;
    list.add (stemWhatIfText (report));
    report.mixPath = "song-mix.wav";
    list.add (stemNullText (report));

    for (const auto depthDb : { silence, -71.0, -20.0, -0.5 })
    {
        report.nullDepthDb = depthDb;
        report.isEstimate = depthDb > -50.0;
        list.add (stemNullText (report));
    }

    report.isEstimate = false;
    report.nullDepthDb = -71.0;
    report.mixGainDb = -1.0;
    list.add (stemNullText (report));
    report.mixDelaySeconds = 0.01;
    report.mixIsInverted = true;
    list.add (stemNullText (report));
    report.moments.clear();
    list.add (stemSumText (report));
    list.add (noTrimsNote (report));

    auto stems = report.stems;
    stems[0].seconds = 200.0;
    list.add (stemLengthNote (stems));
    list.add (stemMonoNote (stems, { true, false, false }));
    stems[0].isIncomplete = true;
    list.add (stemIncompleteNote (stems));
    stems[1].isIncomplete = true;
    list.add (stemIncompleteNote (stems));
    list.add (stemInvalidNote (stems, { 3, 0, 1 }));
}

//==============================================================================
void addTracks (SentenceList& list)
{
    list.begin ("Tracks");
    const std::vector<std::string> names { "Kick", "Bass", "Guitar L", "Guitar R" };
    TrackAdvice advice;
    list.add (trackRestText (advice, 4));
    advice.shares = { { { 0 }, 0.41, -9.0 }, { { 1 }, 0.32, -9.0 }, { { 2, 3 }, 0.2, 0.0 } };
    advice.isOverAim = advice.hasTrims = true;
    list.add (trackOptionText (advice, names, -6.0));
    advice.hasTrims = false;
    list.add (trackOptionText (advice, names, -6.0));
    advice.unheard = { 1 };

    for (const auto& note : trackNotes (advice, names))
        list.add (note);

    advice.shares = { { { 0, 2, 3 }, 0.6, 0.0 } };

    for (const auto& note : trackNotes (advice, names))
        list.add (note);

    for (const auto& [trust, restDb] :
         { std::pair (TrackTrust::real, -52.0), std::pair (TrackTrust::real, silence),
           std::pair (TrackTrust::estimate, -24.1), std::pair (TrackTrust::refused, -12.0) })
    {
        advice.trust = trust;
        advice.restDb = restDb;
        advice.restBandHz = trust == TrackTrust::refused ? std::optional (63.0) : std::nullopt;
        list.add (trackRestText (advice, 4));
    }
}

//==============================================================================
void addTimeline (SentenceList& list)
{
    list.begin ("Timeline, dynamics, histogram");

    for (const auto cause : allCauses)
    {
        const auto words = wordsFor (MomentReadings { 171.38, -0.4, -13.0, -11.9, 0, 63.0, cause }, stereo);
        list.add (words.headline);
        list.add (words.loudness);
        list.add (words.cause);
    }

    list.add (columnText ({ 171.38, -0.4, -13.0, -11.9, {}, {}, Cause::none }, 0.1));
    PassReadings pass;
    pass.number = 2;
    pass.isRunning = true;
    pass.lengthSeconds = 222.0;
    list.add (passText (pass));
    list.add (std::string (timelineCurvesText));

    for (const auto& entry : judgedEventLegend (-1.0))
        list.add (entry.text);

    MomentReadings lasting;
    lasting.limitDbtp = -1.0;
    lasting.over = EventSpan { 70.0, 86.0 };
    lasting.inDaw = EventSpan { 7.0, 23.0 };
    list.add (whenText (lasting));

    for (const auto& group : { MomentGroup { 12, 0, { 70.0, 86.2 } }, MomentGroup { 0, 3, { 70.0, 76.1 } } })
    {
        lasting.group = group;
        list.add (groupText (lasting));
    }

    list.add (columnText (lasting, 1.0));
    lasting.over->isRunning = lasting.inDaw->isRunning = true;
    list.add (whenText (lasting));
    list.add (timeAtLoudnessText (-14, 26.4, 0.124));
    list.add (mostFrequentText (-14));
    list.add (mostFrequentText ({}));
    list.add (timelineText (222.0, 2, LoudestMoment { 171.38, 0, -0.4 }));
    list.add (dynamicsText ({}, false));
    auto readings = programmeWithTruePeak (-0.4);

    for (const auto psrDb : { 6.0, 10.0, 16.0 })
    {
        readings.loudPartsPsrDb = psrDb;
        list.add (dynamicsText (readings, false));
        list.add (dynamicsText (readings, true));
    }

    readings.loudPartsPsrDb.reset();
    list.add (dynamicsText (readings, false));
}

void addSessions (SentenceList& list)
{
    list.begin ("Session logs, live line");
    SessionSummary session;
    session.path = "session.log";
    session.startedAt = "2026-11-26 21:57";
    session.secondsMeasured = 222.0;
    session.sources = { "Demo" };
    session.numPasses = 1;
    list.add (sessionText (session));
    session.isBeingWritten = true;
    session.rowsMissed = 20;
    session.damagedPlaces = 2;
    list.add (sessionText (session));

    list.add (rateChangeText (44100.0, 48000.0));
    LiveState state;
    state.layout = stereo;
    state.countsAsDualMono = true;
    state.levelMeter = LevelMeter::vu;
    state.lastMinutes = LastMinutes { 5, 300.0, -14.2, -1.5 };
    list.add (liveTextLine (programmeWithTruePeak (-0.4), adviceOf (Verdict::hot, true), {}, state));
}

void addMeters (SentenceList& list)
{
    list.begin ("Meters, scales, channels");

    for (const auto& face : levelMeterFaces())
        list.add (std::string (face.name) + ", " + std::string (face.shortName) + ", " + std::string (face.alignment));

    for (const auto& face : loudnessFaces())
        list.add (std::string (face.name) + ", " + std::string (face.remark));

    for (const auto exportFormat : allExports)
        list.add (std::string (nameOf (exportFormat)));

    for (const std::uint32_t numChannels : { 1u, 2u, 6u, 8u })
        for (const auto& layout : { ChannelLayout::forChannelCount (numChannels) })
            for (std::size_t channel = 0; channel < layout.size(); ++channel)
                list.add (channelWord (layout, channel));

    list.add (balanceText (0.4));
    list.add (balanceText (0.0));
    list.add (balanceText (silence));
    list.add (balanceText (-silence));
}

void addHelp (SentenceList& list)
{
    list.begin ("Tooltips: readings");
    const auto addHelpOf = [&list] (const ReadingHelp& help) {
        list.add (std::string (help.name) + ": " + std::string (help.meaning) + " " + std::string (help.use));
    };

    for (const auto reading : allValuesUpTo (Reading::path))
        addHelpOf (helpFor (reading));

    list.begin ("Tooltips: checks");

    for (const auto kind : allValuesUpTo (CheckKind::loudness))
        addHelpOf (helpFor (kind));

    list.begin ("Tooltips: level meters");

    for (const auto meter : allValuesUpTo (LevelMeter::k12))
        addHelpOf (helpFor (meter));
}

void addPages (SentenceList& list)
{
    for (const auto platform : allPlatforms)
        addDocument (list, loopbackGuide (platform));

    addDocument (list, dawGuide());
    list.begin ("What silence can mean");

    for (const auto platform : allPlatforms)
        for (const auto source : allValuesUpTo (SourceKind::physicalInput))
            for (const auto& cause : silenceCauses (source, platform))
                list.add (cause);

    addDocument (list, keyboardHelp (Platform::linuxPipeWire));
    addDocument (list, about ({ "1.2.3", "abcdef0", "7", "9", "1", "3", "1", "3", "1" }));
}
} // namespace

void addSpokenSentences (SentenceList& list)
{
    addVerdicts (list);
    addAims (list);
    addCauses (list);
    addChecks (list);
    addFollowUps (list);
    addPassScope (list);
    addStreams (list);
    addTracking (list);
    addFindings (list);
    addFiles (list);
    addDelivery (list);
    addComparison (list);
    addVerification (list);
    addStems (list);
    addTracks (list);
    addTimeline (list);
    addSessions (list);
    addMeters (list);
    addHelp (list);
    addPages (list);
}
} // namespace twobus::test
