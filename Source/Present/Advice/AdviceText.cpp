#include "Present/Advice/AdviceText.h"

#include "Advice/MixAdvice.h"
#include "Advice/ShownLevel.h"
#include "Present/Advice/CauseText.h"
#include "Present/Advice/ChainText.h"
#include "Present/Advice/FollowUpText.h"
#include "Present/Advice/StreamText.h"
#include "Present/Base/Capitalised.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/PassName.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
constexpr double secondsForVerdict = 30.0;

//==============================================================================
std::string readyHeadline (const Advice& advice, bool isMaster)
{
    if (advice.isByChoice)
        return advice.cause == Cause::limiterPinned ? "Ready, limited by choice" : "Ready, clipped by choice";

    if (advice.isQuiet)
        return "Ready, quiet";

    return isMaster ? "Ready to deliver" : "Ready for mastering";
}

std::string programmeHeadline (const Advice& advice, const Choices& choices)
{
    const auto isMaster = choices.stage == Stage::finishedMaster;

    switch (advice.levelVerdict)
    {
        case Verdict::clipped:
            return advice.cause == Cause::flatBelowFullScale ? "Clipped earlier: peaks are cut off"
                                                             : "Clipped: peaks are cut off";
        case Verdict::over: return keepsOversIntact (choices) ? "Over 0 dBFS, but intact" : "Over 0 dBFS: it will clip";
        case Verdict::hot: return isMaster ? "Hot: peaks over the ceiling" : "Hot: leave room first";
        case Verdict::squashed: return "Squashed: peaks are held down";
        case Verdict::tight:
            return advice.isLive ? "Ready, with little room" : "Ready, with little room: send it as it is";
        case Verdict::ready: return readyHeadline (advice, isMaster);
        case Verdict::fineSoFar:
            if (advice.isFarTooQuiet)
                return "Far too quiet";

            return advice.hasLittleRoom ? "Fine so far, with little room" : "Fine so far";
        case Verdict::listening: return "Listening";
        case Verdict::noSignal: return "No signal";
        case Verdict::incomplete: break;
    }

    return "Incomplete";
}

std::string headlineOf (const Advice& advice, const Choices& choices)
{
    if (advice.stream)
        return streamHeadline (*advice.stream);

    auto levels = choices.stage == Stage::recording ? trackingHeadline (advice) : programmeHeadline (advice, choices);

    if (advice.verdict != Verdict::incomplete)
        return levels;

    // Bad news holds even if audio is missing; good news does not.
    const auto isBadNews = needsFix (advice.levelVerdict) && advice.levelVerdict != Verdict::noSignal;
    return isBadNews ? levels : advice.isLive ? "Incomplete: play it again" : "Incomplete: export it again";
}

//==============================================================================
bool isOverReady (const Choices& choices, const MeterReadings& readings)
{
    return readings.truePeakDbtp
           && shownLevel (*readings.truePeakDbtp) > readyUpToDbtp (choices, readings.integratedLufs);
}

std::string aimOf (const Advice& advice, const Choices& choices, const MeterReadings& readings)
{
    switch (choices.stage)
    {
        case Stage::recording: return trackingAim();
        case Stage::mix:
            if (advice.enoughTrimDb && *advice.enoughTrimDb < 0.0 && advice.levelVerdict != Verdict::tight)
                return fmt::format ("{} dB reaches the aim; {} dB is enough.",
                                    numberText (std::abs (advice.trimDb.value_or (0.0))),
                                    numberText (std::abs (*advice.enoughTrimDb)));

            if (advice.isLive && advice.levelVerdict == Verdict::tight && advice.optionalTrimDb && advice.enoughTrimDb)
                return fmt::format ("{} dB reaches the aim of {} dBTP; {} dB leaves {} dB of headroom.",
                                    numberText (std::abs (*advice.optionalTrimDb)), limitText (choices.aimDbtp),
                                    numberText (std::abs (*advice.enoughTrimDb)),
                                    limitText (-readyUpToDbtp (choices, readings.integratedLufs)));

            if (advice.isQuiet && advice.levelVerdict == Verdict::ready
                && choices.exportFormat != ExportFormat::integer16)
                return fmt::format ("Aim: {} dBTP (a convention). Quieter is fine in {}.", limitText (choices.aimDbtp),
                                    nameOf (choices.exportFormat));

            return fmt::format ("Aim: {} dBTP (a convention).{}", limitText (choices.aimDbtp),
                                choices.aimDbtp >= highestAimDbtp ? ""
                                : isOverReady (choices, readings) ? " Above −3 there is little room."
                                                                  : " Up to −3 is fine.");

        case Stage::finishedMaster:
            if (advice.enoughTrimDb && advice.trimDb)
                return fmt::format ("{} dB reaches the ceiling of {} dBTP. {} dB is enough: at −14 LUFS it is −1 dBTP.",
                                    numberText (std::abs (*advice.trimDb)), limitText (advice.limitDbtp),
                                    numberText (std::abs (*advice.enoughTrimDb)));

            return fmt::format ("Ceiling: {} dBTP{}.", limitText (advice.limitDbtp),
                                advice.limitDbtp >= -1.0  ? ""
                                : readings.integratedLufs ? ", because it is louder than −14 LUFS"
                                                          : ", because its loudness is not known");

        case Stage::streaming: return streamPeaksText (advice, choices);
    }

    return {};
}

/** Without the DAW's time nobody knows whether the loudest place came again, as in a loop: only a new pass shows it. */
std::string recentPeakText (const Advice& advice)
{
    const auto peak =
        fmt::format ("The last 10 s {} at {}. If you moved the fader, ", advice.isPassRunning ? "peak" : "peaked",
                     valueText (*advice.recentTruePeakDbtp, "dBTP"));

    if (advice.loudestPlayerSeconds)
        return fmt::format ("{}play {} in the DAW again.", peak, durationText (*advice.loudestPlayerSeconds));

    return fmt::format ("{}{}play the loudest part again for 10 s.", peak, advice.isPassRunning ? "stop, then " : "");
}

std::string noticeOf (const Advice& advice, const Choices& choices, const MeterReadings& readings)
{
    std::string notice;

    if (advice.lostSeconds > 0.0)
        notice += advice.lostSeconds < 1.0
                      ? fmt::format ("{:.0f} ms of audio were lost. ", std::ceil (advice.lostSeconds * 1000.0))
                      : fmt::format ("{:.1f} s of audio were lost. ", advice.lostSeconds);

    if (readings.invalidSamples > 0)
        notice += fmt::format ("{} (not a number, or far out of range), treated as silence. ",
                               countText (readings.invalidSamples, "invalid sample", "invalid samples"));

    if (advice.isFileIncomplete)
        notice += "Part of the file is missing or could not be measured. ";

    if (! notice.empty())
        return notice + "The readings are incomplete.";

    if (choices.stage == Stage::recording)
        return trackingNotice (advice);

    if (choices.stage == Stage::streaming)
        return {};

    if (advice.recentTruePeakDbtp)
        return recentPeakText (advice);

    // What is clipped stays clipped, whatever comes.
    if (const auto hasEnded = advice.pass != 0 && ! advice.isPassRunning;
        advice.isProvisional && advice.levelVerdict <= Verdict::hot)
        return hasEnded || advice.levelVerdict == Verdict::clipped ? "" : "So far. Keep playing to the end.";

    if (advice.isFarTooQuiet)
        return "Check the volume of whatever plays, the cables and the source.";

    // Who plays the loudest part again was asked for no more than that.
    if (advice.followUp && isDone (*advice.followUp))
        return {};

    if (advice.levelVerdict == Verdict::fineSoFar || advice.levelVerdict == Verdict::listening)
        return readings.secondsOfSignal < secondsForVerdict
                   ? "Play the whole song (30 s of sound or more) for a verdict."
                   : "Play to the end for a verdict.";

    // What was not played again comes first.
    if (choices.isBeforeFader && ! advice.coverage.notReplayed)
        return "The tap counts as before the fader. If it is after it, say so in the tap's window.";

    return {};
}

//==============================================================================
/** Sides with little in common are neither in phase nor out of phase. */
std::string bassInMonoText (const Check& check)
{
    if (check.severity == Severity::caution)
        return "out of phase";

    return check.value.value_or (0.0) < 0.2 ? "sides differ" : "in phase";
}

/** "highs −3.2 dB": how far the region is outside the reference. */
std::string tonalText (const Check& check)
{
    return check.region ? fmt::format ("{} {} dB", nameOf (*check.region), signedNumberText (check.value)) : "usual";
}

CheckText wordsFor (const Check& check)
{
    const auto measured = [&check] (std::string text) {
        return check.value ? std::move (text) : std::string (notMeasuredText);
    };

    switch (check.kind)
    {
        case CheckKind::headroom:
            return { "Headroom", valueText (check.value, "dB"), limitText (*check.limit) + " dB or more",
                     check.severity };

        case CheckKind::clipping:
            return { "Clipping",
                     measured (check.value.value_or (0.0) > 0.0
                                   ? countText (static_cast<std::uint64_t> (*check.value), "flat top", "flat tops")
                                   : "none"),
                     "no flat tops", check.severity };

        case CheckKind::dynamics:
            return { "Dynamics", measured ("PSR loud " + valueText (check.value, "dB")),
                     limitText (*check.limit) + " dB or more, by ear", check.severity };

        case CheckKind::peakToLoudness:
            return { "Peak to loudness", measured ("PLR " + valueText (check.value, "dB")),
                     check.limit ? limitText (*check.limit) + " dB or more, by ear" : "for information",
                     check.severity };

        case CheckKind::monoFoldDown:
            return { "Mono fold-down", valueText (check.value, "dB"), "above " + limitText (*check.limit) + " dB",
                     check.severity };

        case CheckKind::bassInMono:
            return { "Bass in mono", measured (bassInMonoText (check)), "below 120 Hz", check.severity };

        case CheckKind::lowEnd:
            return { "Low end", measured (signedNumberText (check.value) + " dB"),
                     check.isOfMono ? "not of mono"
                     : check.limit  ? "up to " + signedNumberText (check.limit) + " dB, by ear"
                                    : "by ear",
                     check.severity };

        case CheckKind::tonalBalance:
            return { "Tonal balance", measured (tonalText (check)), "by ear", check.severity };

        case CheckKind::dcOffset:
            return { "DC offset", valueText (check.value, "%"), "under " + limitText (*check.limit) + " %",
                     check.severity };

        case CheckKind::balance:
            return { "Balance", check.isOfMono ? "mono" : balanceText (check.value),
                     "within " + limitText (*check.limit) + " dB", check.severity };

        case CheckKind::loudness:
            return { "Loudness", valueText (check.value, "LUFS"), "for information", check.severity };
    }

    return {};
}

/** The checks that a good verdict, which is one of the level, says nothing about. */
std::string attentionText (const std::vector<Check>& checks)
{
    std::string names;

    for (const auto& check : checks)
    {
        const auto isOfLevel =
            check.kind == CheckKind::headroom || check.kind == CheckKind::clipping || check.kind == CheckKind::dynamics;

        if (isOfLevel || check.severity < Severity::caution)
            continue;

        if (check.kind == CheckKind::balance && std::isinf (check.value.value_or (0.0)))
            return fmt::format ("{} arrives: check pan, cables and the master's outputs.",
                                capitalised (balanceText (check.value)));

        names += (names.empty() ? "" : ", ") + wordsFor (check).name;
    }

    return names.empty() ? names : "Ready in level. Look at: " + names + ".";
}

std::string_view shortNameOf (Cause cause)
{
    switch (cause)
    {
        case Cause::interSample: return "between samples";
        case Cause::overFullScale: return "over 0 dBFS";
        case Cause::flatAtFullScale:
        case Cause::flatBelowFullScale: return "flat top";
        case Cause::limiterPinned: return "limited";
        case Cause::none:
        case Cause::clean: break;
    }

    return {};
}

/** "−0.6 dBTP at 0:31.20 (left, 63 Hz, flat top)". */
std::string momentWords (const LoudMoment& moment, const ChannelLayout& layout)
{
    auto text = fmt::format ("{} dBTP at {} ({}", signedNumberText (moment.truePeakDbtp), momentText (moment.seconds),
                             channelWord (layout, moment.channel));

    if (const auto hz = moment.octaveBandHz)
        text += *hz < 1000.0 ? fmt::format (", {:g} Hz", *hz) : fmt::format (", {:g} kHz", *hz / 1000.0);

    if (const auto name = shortNameOf (moment.cause); ! name.empty())
        text += fmt::format (", {}", name);

    return text + ")";
}

/** Whether to move the limiter's ceiling instead of the fader. */
bool movesCeiling (const Advice& advice, double trimDb)
{
    return trimDb <= 0.0 && advice.cause == Cause::limiterPinned && advice.verdict == Verdict::hot;
}

/** Whether to move something inside the bus chain instead of the fader. */
bool movesChain (const Advice& advice, double trimDb) { return trimDb <= 0.0 && advice.chain; }

/** What to move by trimDb. */
std::string moveText (const Advice& advice, const Choices& choices, double trimDb)
{
    if (trimDb > 0.0)
        return choices.stage == Stage::finishedMaster ? "raise the master" : "push the master fader up";

    if (movesChain (advice, trimDb))
        return chainMoveText (advice.chain->remedy);

    if (movesCeiling (advice, trimDb))
        return "lower the limiter's ceiling";

    return choices.stage == Stage::finishedMaster ? "lower the master" : "pull the master fader down";
}

/** A file that is already bounced gets no move that is only an offer down: little headroom is enough to send it. */
void addMove (AdviceText& text, const Advice& advice, const Choices& choices, FaderScale scale)
{
    const auto trimDb = advice.trimDb.value_or (0.0), offeredDb = advice.optionalTrimDb.value_or (0.0);

    if (trimDb < 0.0)
        text.action = capitalised (moveText (advice, choices, trimDb));
    else if (offeredDb > 0.0 || (offeredDb < 0.0 && advice.isLive))
        text.action = "Optional: " + moveText (advice, choices, offeredDb);

    if (text.action.empty())
        return;

    const auto moveDb = trimDb < 0.0 ? trimDb : offeredDb;
    text.amount = numberText (std::abs (moveDb));
    text.movesFader = ! movesCeiling (advice, moveDb) && ! movesChain (advice, moveDb);

    if (scale == FaderScale::percent && text.movesFader)
        text.percent = faderPercentText (moveDb);
}

/** The loudness of the last minutes takes the place of a move. */
void addStream (AdviceText& text, const Advice& advice)
{
    if (! advice.stream)
        return;

    text.loudest = streamLoudnessText (*advice.stream);

    if (text.loudest.empty())
        return;

    text.action = capitalised (lastMinutesName (advice.stream->last));
    text.amount = numberText (advice.stream->last.integratedLufs);
    text.unit = "LUFS";
    text.sentence = fmt::format ("{}. {}", text.headline, text.loudest);
}

/** Live, nobody knows when Twobus was reset, so the time is the DAW's if it reports one, or else the time in the judged
    pass. For a file it is the file's own time. */
std::string loudestText (const Advice& advice, const ChannelLayout& layout)
{
    const auto& moment = *advice.loudestMoment;
    const auto level = signedNumberText (moment.truePeakDbtp);
    const auto channel = channelWord (layout, moment.channel);

    if (advice.loudestPlayerSeconds)
        return fmt::format ("Loudest: {} dBTP ({}), at {} in the DAW.", level, channel,
                            tenthsText (*advice.loudestPlayerSeconds));

    return advice.loudestSecondsIntoPass
               ? fmt::format ("Loudest: {} dBTP ({}), {} into {}.", level, channel,
                              tenthsText (*advice.loudestSecondsIntoPass), passName (advice.pass, advice.joinedFrom))
               : fmt::format ("Loudest moment: {} dBTP at {} ({}).", level, momentText (moment.seconds), channel);
}
} // namespace

std::string loudMomentsText (const MeterReadings& readings, const ChannelLayout& layout)
{
    constexpr std::uint32_t mostNamed = 5;
    std::string list;

    for (std::uint32_t i = 1; i < std::min (readings.numLoudMoments, mostNamed); ++i)
        list += (list.empty() ? "" : ", ") + momentWords (readings.loudMoments[i], layout);

    return list.empty() ? list : "Next loudest: " + list + ".";
}

AdviceText wordsFor (const Advice& advice, const Choices& choices, const MeterReadings& readings,
                     const ChannelLayout& layout, FaderScale scale)
{
    AdviceText text;
    text.headline = headlineOf (advice, choices);

    addMove (text, advice, choices, scale);
    text.sentence = text.action.empty() ? text.headline + "."
                                        : fmt::format ("{}. {} {} dB.", text.headline, text.action, text.amount);

    if (! text.percent.empty())
        text.sentence += " " + faderPercentSentence (text.percent);

    if (judgesPasses (choices.stage) && advice.loudestMoment && std::isfinite (advice.loudestMoment->truePeakDbtp))
        text.loudest = loudestText (advice, layout);

    addStream (text, advice);

    text.aim = aimOf (advice, choices, readings);
    text.cause = advice.stream                  ? streamClipText (*advice.stream)
                 : judgesPasses (choices.stage) ? causeText (advice, choices)
                                                : std::string();
    text.followUp = followUpText (advice);
    text.audition = auditionText (advice);
    text.warning = warningText (advice, choices.stage == Stage::streaming);
    text.notice = noticeOf (advice, choices, readings);

    // One instruction at a time: playing something again comes after a move, and a whole song has it anyway.
    if (choices.stage == Stage::streaming)
        text.coverage = streamCoverageText (readings);
    else if (text.notice.empty() && ! needsFix (advice.verdict))
        text.coverage = coverageText (advice);

    const auto isReady = advice.verdict == Verdict::ready || advice.verdict == Verdict::tight;

    // What is wrong with this pass comes before what another had.
    if (auto attention = advice.isLive && isReady ? attentionText (advice.checks) : std::string(); ! attention.empty())
        text.coverage = attention + (text.coverage.empty() ? "" : " ") + text.coverage;

    for (const auto& check : advice.checks)
    {
        text.checks.push_back (wordsFor (check));
        text.checks.back().kind = check.kind;
    }

    for (const auto& input : advice.inputs)
        text.inputs.push_back (wordsForInput (input));

    return text;
}
} // namespace twobus
