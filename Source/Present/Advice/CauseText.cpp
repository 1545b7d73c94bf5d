#include "Present/Advice/CauseText.h"

#include "Present/Advice/ChainText.h"
#include "Present/Base/FlatTopText.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"

#include <fmt/format.h>

namespace twobus
{
namespace
{
std::string cleanText (const Choices& choices)
{
    const auto isLossy = choices.path == SignalPath::lossyFile;
    const std::string helps = isLossy ? "Lowering the master helps: no clipped peaks were found"
                                      : "Lowering the master helps: the peaks aren't clipped";
    const std::string lossy = isLossy ? " Lossy encoding smears flat tops, so earlier clipping may not show." : "";

    if (choices.stage == Stage::finishedMaster)
        return helps + ", and only the level changes." + lossy;

    return helps + ". Lower the tracks only if a plug-in on the bus overloads; that changes its sound." + lossy;
}

std::string overText (const Advice& advice, const Choices& choices)
{
    const auto count = countText (advice.evidence.samplesOverFullScale, "sample is over", "samples are over");

    if (choices.path == SignalPath::lossyFile)
        return fmt::format ("Lowering the master before encoding helps: after decoding, {} 0 dBFS, and most players "
                            "clip there.",
                            count);

    if (choices.exportFormat == ExportFormat::float32)
        return fmt::format ("{} 0 dBFS but not clipped yet: safe as 32-bit float, clipped as 24-bit. Lowering the "
                            "master helps, and changes only the level.",
                            count);

    return fmt::format ("Lowering the master helps: {} 0 dBFS but not clipped yet, and only the level changes. "
                        "Exported as {}, the mix would clip.",
                        count, nameOf (choices.exportFormat));
}

/** Clipping that lies below the highest peaks, which are not clipped: lowering the master mends only those. */
std::string clippedElsewhereText (const Advice& advice)
{
    const auto& evidence = advice.evidence;

    if (evidence.flatTops == 0 || ! evidence.flatTopLevelDbfs || evidence.areFlatTopsHarmless || advice.isByChoice)
        return {};

    return fmt::format (" Apart from that, {} at {} were clipped earlier: find the track, bus or plug-in that clips.",
                        countText (evidence.flatTops, "flat top", "flat tops"),
                        valueText (evidence.flatTopLevelDbfs, "dBFS"));
}

std::string flatAtFullScaleText (const Advice& advice)
{
    const auto tops = countText (advice.evidence.flatTops, "flat top", "flat tops");

    if (advice.isByChoice)
        return fmt::format ("{} at full scale, as intended.", tops);

    return fmt::format (
        "Lowering the master may help: the peaks are cut off at full scale ({}), so the real peak is "
        "unknown. Lower it 6 dB and {} again: what the master clipped comes back. If flat tops remain, a track or "
        "plug-in clips.",
        tops, advice.isLive ? "play" : "export");
}

std::string harmlessTopsText (const Evidence& evidence)
{
    if (evidence.areFlatTopsShallow)
        return shallowTopsText (evidence.flatTops);

    return fmt::format (", {} in all: something clipped briefly and was turned down later. It is hardly audible. To "
                        "remove it, lower what goes into the track, bus or plug-in that clips.",
                        valueText (evidence.flatTopSeconds.value_or (0.0) * 1000.0, "ms"));
}

std::string flatBelowText (const Advice& advice, const Choices& choices)
{
    const auto tops = countText (advice.evidence.flatTops, "flat top", "flat tops");
    const auto where = advice.evidence.flatTopLevelDbfs ? " at " + valueText (advice.evidence.flatTopLevelDbfs, "dBFS")
                                                        : std::string();

    if (advice.isByChoice)
        return fmt::format ("{}{}, as intended.", tops, where);

    if (advice.evidence.areFlatTopsHarmless)
    {
        const std::string level =
            needsFix (advice.levelVerdict) ? "Lowering the master helps: it changes only the level." : "";

        // A file's findings already say that.
        return ! advice.isLive ? level
                               : fmt::format ("{}{}{}{}{}", level, level.empty() ? "" : " ", tops, where,
                                              harmlessTopsText (advice.evidence));
    }

    if (advice.evidence.flatTopLevelDbfs.value_or (0.0) > 0.0)
        return fmt::format (
            "Lowering the master is not enough: {}{}, clipped earlier and turned up later. Find the track, "
            "bus or plug-in that clips and lower what goes into it: its peaks come back, and the "
            "harshness goes.",
            tops, where);

    const std::string way = advice.isLive && choices.path == SignalPath::unknown ? " The path to Twobus may clip too; "
                                                                                   "it was not checked."
                                                                                 : "";
    return fmt::format ("Lowering the master cannot help: {}{}, clipped earlier and turned down later. Find the "
                        "track, bus or plug-in that clips and lower what goes into it: its peaks come back, and the "
                        "harshness goes.{}",
                        tops, where, way);
}

std::string pinnedText (const Advice& advice, const Choices& choices)
{
    const auto ceiling =
        valueText (advice.evidence.pinnedCeilingDb, advice.evidence.isCeilingOfTruePeaks ? "dBTP" : "dBFS");

    if (advice.isByChoice)
        return fmt::format ("A limiter or clipper holds the peaks at {}, as intended.", ceiling);

    if (! needsFix (advice.levelVerdict) && choices.path != SignalPath::systemLimiter)
        return fmt::format ("A limiter or clipper holds the peaks at {}.{}", ceiling,
                            choices.stage == Stage::finishedMaster
                                ? ""
                                : " For mastering, also send a version without it, quieter and with its peaks.");

    if (choices.path == SignalPath::systemLimiter)
        return fmt::format ("Twobus cannot tell whether lowering the master helps: something holds the peaks at {}, "
                            "and it may be the system's limiter on the way to Twobus. Listen to a port of the DAW "
                            "itself.",
                            ceiling);

    if (choices.stage == Stage::finishedMaster)
        return fmt::format ("Lowering the master changes only the level: a limiter or clipper holds the peaks at {}. "
                            "Lower its ceiling for lower peaks. Drive it less for more punch and less loudness.",
                            ceiling);

    if (advice.levelVerdict == Verdict::squashed)
        return fmt::format ("Lowering the master changes the level, not the limiting: a limiter or clipper holds the "
                            "peaks at {}. Drive it less. For mastering, also send a version without it, quieter and "
                            "with its peaks.",
                            ceiling);

    return fmt::format ("Lowering the master changes the level, not the limiting: a limiter or clipper holds the "
                        "peaks at {}. Lower its ceiling. For mastering, also send a version without it, quieter and "
                        "with its peaks. If the fader comes before the bus plug-ins, it changes their sound, not the "
                        "level.",
                        ceiling);
}
} // namespace

std::string causeText (const Advice& advice, const Choices& choices)
{
    if (advice.chain)
        return chainRemedyText (*advice.chain);

    const auto asks = needsFix (advice.levelVerdict);

    switch (advice.cause)
    {
        case Cause::clean: return asks ? cleanText (choices) : std::string();

        case Cause::interSample:
            return asks
                       ? "Lowering the master helps, and changes only the level: no sample passes 0 dBFS, but the "
                         "waveform between the samples does. A true-peak limiter helps too, and rounds these peaks off."
                       : std::string();

        case Cause::overFullScale: return overText (advice, choices) + clippedElsewhereText (advice);
        case Cause::flatAtFullScale: return flatAtFullScaleText (advice);
        case Cause::flatBelowFullScale: return flatBelowText (advice, choices);
        case Cause::limiterPinned: return pinnedText (advice, choices);
        case Cause::none: break;
    }

    return {};
}
} // namespace twobus
