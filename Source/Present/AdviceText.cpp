#include "Present/AdviceText.h"

#include "Present/Names.h"
#include "Present/Numbers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
constexpr double secondsForVerdict = 30.0;

/** A limit that the user chose or we print: without a decimal where it has none. */
std::string limitText (double value)
{
    return numberText (value, value == std::round (value) ? 0 : 1);
}

std::string bitsText (ExportFormat format)
{
    switch (format)
    {
        case ExportFormat::integer16: return "16-bit";
        case ExportFormat::integer24: return "24-bit";
        case ExportFormat::float32: return "32-bit float";
    }

    return {};
}

//==============================================================================
/** "Input 7", "Inputs 3 and 7", "Inputs 1, 3 and 7". */
std::string inputsWith (const Advice& advice, Verdict verdict)
{
    std::vector<std::size_t> numbers;

    for (std::size_t i = 0; i < advice.inputs.size(); ++i)
        if (advice.inputs[i].verdict == verdict)
            numbers.push_back (i + 1);

    if (numbers.size() == 1)
        return fmt::format ("Input {}", numbers.front());

    std::string list;

    for (std::size_t i = 0; i < numbers.size(); ++i)
        list += fmt::format ("{}{}", i == 0 ? "" : i + 1 == numbers.size() ? " and "
                                                                           : ", ",
                             numbers[i]);

    return "Inputs " + list;
}

bool isOne (const Advice& advice, Verdict verdict)
{
    return std::count_if (advice.inputs.begin(), advice.inputs.end(), [verdict] (const auto& i) { return i.verdict == verdict; }) == 1;
}

std::string trackingHeadline (const Advice& advice)
{
    switch (advice.levelVerdict)
    {
        case Verdict::clipped:
            return inputsWith (advice, Verdict::clipped)
                   + (isOne (advice, Verdict::clipped) ? " clips: lower its gain" : " clip: lower their gain");

        case Verdict::hot:
            return inputsWith (advice, Verdict::hot)
                   + (isOne (advice, Verdict::hot) ? " is too hot: lower its gain" : " are too hot: lower their gain");

        case Verdict::ready: return "The gains are right";
        case Verdict::noSignal: return "No signal";
        default: return "Listening: play the loudest part";
    }
}

std::string programmeHeadline (const Advice& advice, const Choices& choices)
{
    const auto isMaster = choices.stage == Stage::finishedMaster;

    switch (advice.levelVerdict)
    {
        case Verdict::clipped: return "Clipped: the tops are flat";
        case Verdict::over: return choices.exportFormat == ExportFormat::float32 ? "Over 0 dBFS, but intact" : "Over 0 dBFS: it will clip";
        case Verdict::hot: return isMaster ? "Hot: peaks over the ceiling" : "Hot: leave room first";
        case Verdict::squashed: return "Squashed: little life is left";
        case Verdict::tight: return "Ready, with little room";
        case Verdict::ready: return advice.isQuiet ? "Ready, quiet" : isMaster ? "Ready to deliver"
                                                                               : "Ready for mastering";
        case Verdict::fineSoFar: return "Fine so far";
        case Verdict::listening: return "Listening";
        case Verdict::noSignal: return "No signal";
        case Verdict::incomplete: break;
    }

    return "Incomplete";
}

std::string headlineOf (const Advice& advice, const Choices& choices)
{
    auto levels = choices.stage == Stage::recording ? trackingHeadline (advice) : programmeHeadline (advice, choices);

    if (advice.verdict != Verdict::incomplete)
        return levels;

    // Bad news is true in spite of what is missing; good news is not.
    const auto isBadNews = asksForAFix (advice.levelVerdict) && advice.levelVerdict != Verdict::noSignal;
    return isBadNews ? levels : advice.isLive ? "Incomplete: play it again"
                                              : "Incomplete: export it again";
}

//==============================================================================
std::string causeOf (const Advice& advice, const Choices& choices, const MeterReadings& readings)
{
    if (choices.stage == Stage::recording || ! asksForAFix (advice.levelVerdict))
        return {};

    switch (advice.cause)
    {
        case Cause::clean:
            return "The peaks arrive intact, so the fader fixes it. Lower the tracks instead only if a plug-in on the bus overloads.";

        case Cause::interSample:
            return "No sample passes 0 dBFS, but the waveform between the samples does. A true-peak limiter or a little less level fixes it.";

        case Cause::overFullScale:
            return choices.exportFormat == ExportFormat::float32
                       ? fmt::format ("{} 0 dBFS and arrive intact: safe as 32-bit float, clipped as 24-bit.",
                                      countText (readings.samplesOverFullScale, "sample is over", "samples are over"))
                       : fmt::format ("{} 0 dBFS. They arrive intact, so the fader fixes it; as {} they would be cut off.",
                                      countText (readings.samplesOverFullScale, "sample is over", "samples are over"),
                                      bitsText (choices.exportFormat));

        case Cause::flatAtFullScale:
            return fmt::format ("{} at full scale: the tops are cut off, and the real peak is unknown. "
                                "Lower 6 dB and {} again. If flat tops remain, a track or plug-in clips.",
                                countText (readings.flatRunsAtFullScale, "flat top", "flat tops"), advice.isLive ? "play" : "export");

        case Cause::flatBelowFullScale:
        case Cause::limiterPinned:
        case Cause::none: break;
    }

    return {};
}

std::string aimOf (const Advice& advice, const Choices& choices, const MeterReadings& readings)
{
    switch (choices.stage)
    {
        case Stage::recording: return "Highest peaks between −14 and −6 dBFS are right; takes run hotter than sound checks.";
        case Stage::mix:
            return fmt::format ("Aim: {} dBTP for mastering, a convention.{}", limitText (choices.aimDbtp),
                                choices.aimDbtp < highestAimDbtp ? " Up to −3 is fine." : "");

        case Stage::finishedMaster:
            return fmt::format ("Ceiling: {} dBTP{}.", limitText (advice.limitDbtp),
                                advice.limitDbtp >= -1.0  ? ""
                                : readings.integratedLufs ? ", since it is louder than −14 LUFS"
                                                          : ", since its loudness is not known");
    }

    return {};
}

std::string noticeOf (const Advice& advice, const MeterReadings& readings)
{
    std::string notice;

    if (advice.lostSeconds > 0.0)
        notice += advice.lostSeconds < 1.0 ? fmt::format ("{:.0f} ms of audio were lost. ", std::ceil (advice.lostSeconds * 1000.0))
                                           : fmt::format ("{:.1f} s of audio were lost. ", advice.lostSeconds);

    if (readings.invalidSamples > 0)
        notice += fmt::format ("{} (not a number, or beyond all measure), taken for silence. ",
                               countText (readings.invalidSamples, "invalid sample", "invalid samples"));

    if (! notice.empty())
        return notice + "The readings are incomplete.";

    if (advice.isProvisional && advice.levelVerdict <= Verdict::hot)
        return "So far; play to the end.";

    if (advice.levelVerdict == Verdict::fineSoFar || advice.levelVerdict == Verdict::listening)
        return readings.secondsOfSignal < secondsForVerdict ? "Play at least 30 s, to the end, for a verdict."
                                                            : "Play to the end for a verdict.";

    return {};
}

//==============================================================================
CheckText wordsFor (const Check& check)
{
    const auto measured = [&check] (std::string text) { return check.value ? std::move (text) : std::string (notMeasuredText); };

    switch (check.kind)
    {
        case CheckKind::headroom:
            return { "Headroom", valueText (check.value, "dB"), limitText (*check.limit) + " dB or more", check.severity };

        case CheckKind::clipping:
            return { "Clipping",
                     measured (check.value.value_or (0.0) > 0.0
                                   ? countText (static_cast<std::uint64_t> (*check.value), "flat top", "flat tops")
                                   : "none"),
                     "no flat tops", check.severity };

        case CheckKind::dynamics:
            return { "Dynamics", measured ("PSR " + valueText (check.value, "dB")), "for information", check.severity };

        case CheckKind::monoFoldDown:
            return { "Mono fold-down", valueText (check.value, "dB"), "above " + limitText (*check.limit), check.severity };

        case CheckKind::dcOffset:
            return { "DC offset", valueText (check.value, "%"), "within " + limitText (*check.limit), check.severity };

        case CheckKind::balance:
            return { "Balance", balanceText (check.value), "within " + limitText (*check.limit) + " dB", check.severity };

        case CheckKind::loudness:
            return { "Loudness", valueText (check.value, "LUFS"), "for information", check.severity };
    }

    return {};
}

std::string wordsFor (const InputAdvice& input)
{
    switch (input.verdict)
    {
        case Verdict::clipped: return fmt::format ("down {} dB, then listen again", -*input.gainDb);
        case Verdict::hot: return fmt::format ("down {} dB", -*input.gainDb);
        case Verdict::ready: return input.isOptional ? fmt::format ("up {} dB, optional", *input.gainDb) : "leave it";
        case Verdict::noSignal: return "no signal";
        default: return "listening";
    }
}

std::string actionOf (const Choices& choices, bool isOffer)
{
    const auto* what = choices.stage == Stage::finishedMaster ? "lower the master" : "pull the master fader down";

    if (isOffer)
        return fmt::format ("If you like, {}", what);

    return choices.stage == Stage::finishedMaster ? "Lower the master" : "Pull the master fader down";
}
} // namespace

AdviceText wordsFor (const Advice& advice, const Choices& choices, const MeterReadings& readings, const ChannelLayout& layout)
{
    AdviceText text;
    text.headline = headlineOf (advice, choices);

    const auto isMove = advice.trimDb.value_or (0.0) < 0.0;
    const auto isOffer = ! isMove && advice.optionalTrimDb.value_or (0.0) < 0.0;

    if (isMove || isOffer)
    {
        text.action = actionOf (choices, isOffer);
        text.amount = numberText (-(isMove ? *advice.trimDb : *advice.optionalTrimDb));
    }

    text.sentence = text.action.empty() ? text.headline + "." : fmt::format ("{}. {} {} dB.", text.headline, text.action, text.amount);

    if (advice.loudestMoment && std::isfinite (advice.loudestMoment->truePeakDbtp))
        text.loudest = fmt::format ("Loudest moment: {} at {} ({}).", valueText (advice.loudestMoment->truePeakDbtp, "dBTP"),
                                    momentText (advice.loudestMoment->seconds), channelWord (layout, advice.loudestMoment->channel));

    text.aim = aimOf (advice, choices, readings);
    text.cause = causeOf (advice, choices, readings);
    text.notice = noticeOf (advice, readings);

    for (const auto& check : advice.checks)
        text.checks.push_back (wordsFor (check));

    for (const auto& input : advice.inputs)
        text.inputs.push_back (wordsFor (input));

    return text;
}
} // namespace twobus
