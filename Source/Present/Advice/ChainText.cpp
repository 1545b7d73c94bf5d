#include "Present/Advice/ChainText.h"

#include "Advice/ShownLevel.h"
#include "Present/Base/Numbers.h"

#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <string_view>

namespace twobus
{
namespace
{
std::string headlineOf (const ChainVerdict& verdict)
{
    if (verdict.effect == ChainEffect::unknown)
        return "Listening";

    switch (verdict.clipping)
    {
        case ChainClipping::entersClipped: return "The mix enters clipped";
        case ChainClipping::chainClips: return "The chain clips";
        case ChainClipping::both: return "The mix enters clipped, and the chain clips";
        case ChainClipping::none: break;
    }

    return verdict.effect == ChainEffect::nothing ? "The chain does nothing" : "Nothing is cut";
}

/** "adds 5.1 LU", "takes 2.3 dB of crest"; empty if the figure reads 0 or is not known. */
std::string changeWords (std::optional<double> change, std::string_view unit, std::string_view what = "")
{
    if (! change || ! std::isfinite (*change) || shownLevel (*change) == 0.0)
        return {};

    return fmt::format ("{} {}{}", *change > 0.0 ? "adds" : "takes", valueText (std::abs (*change), unit), what);
}

std::string effectText (const ChainReadings& readings, const ChainVerdict& verdict)
{
    if (verdict.effect == ChainEffect::nothing)
        return "The chain does nothing: every sample leaves as it enters.";

    if (verdict.effect == ChainEffect::onlyGain)
    {
        const auto gain = shownLevel (*readings.constantGainDb);
        const std::string inverted = readings.isInverted ? " It inverts the polarity." : "";

        return gain == 0.0 ? "The chain does not change the level." + inverted
                           : fmt::format ("The chain only changes the gain, by {} dB.{}",
                                          signedNumberText (readings.constantGainDb), inverted);
    }

    const auto loudness = changeWords (changeOf (readings.before.integratedLufs, readings.after.integratedLufs), "LU");
    const auto crest =
        changeWords (changeOf (readings.before.crestFactorDb, readings.after.crestFactorDb), "dB", " of crest");

    if (loudness.empty() && crest.empty())
        return "The chain changes neither the loudness nor the crest factor.";

    return fmt::format ("The chain {}{}{}.", loudness, loudness.empty() || crest.empty() ? "" : " and ", crest);
}

std::string reductionText (const ChainReadings& readings, const ChainVerdict& verdict)
{
    if (verdict.effect != ChainEffect::reduces)
        return {};

    const auto most = valueText (readings.mostReductionDb, "dB");
    return verdict.isLimiter ? fmt::format (" Its limiter takes up to {}.", most)
                             : fmt::format (" It turns the loudest moments down by up to {}.", most);
}

std::string peaksText (const ChainReadings& readings)
{
    const auto &before = readings.before.truePeakDbtp, &after = readings.after.truePeakDbtp;
    return before && after ? fmt::format (" Peaks enter at {} and leave at {}.", valueText (before, "dBTP"),
                                          valueText (after, "dBTP"))
                           : std::string();
}

std::string_view clippingText (ChainClipping clipping)
{
    switch (clipping)
    {
        case ChainClipping::entersClipped: return " The peaks are cut off before they enter the chain.";
        case ChainClipping::chainClips: return " The peaks enter intact, and the chain cuts them off.";
        case ChainClipping::both: return " The peaks are cut off before they enter, and the chain cuts off more.";
        case ChainClipping::none: break;
    }

    return " Nothing is cut.";
}

std::string summaryOf (const ChainReadings& readings, const ChainVerdict& verdict)
{
    if (verdict.effect == ChainEffect::unknown)
        return "Play 3 s or more to see what the chain does.";

    return effectText (readings, verdict) + reductionText (readings, verdict) + peaksText (readings)
           + std::string (clippingText (verdict.clipping));
}

std::string delayText (const ChainReadings& readings)
{
    const auto frames = readings.delayFrames.value_or (0);

    if (frames == 0)
        return {};

    const auto samples = countText (static_cast<std::uint64_t> (std::abs (frames)), "sample", "samples");
    const auto ms = valueText (std::abs (readings.delayMs.value_or (0.0)), "ms");

    return frames > 0
               ? fmt::format ("The chain delays by {} ({}), and the DAW does not compensate for it.", samples, ms)
               : fmt::format ("The DAW compensates {} ({}) more than the chain delays.", samples, ms);
}

ChainRow rowOf (std::string_view label, std::optional<double> before, std::optional<double> after,
                std::string_view unit, std::string_view unitOfChange)
{
    const auto change = changeOf (before, after);
    const auto isNumber = change && std::isfinite (*change);
    return { std::string (label), valueText (before, unit), valueText (after, unit),
             isNumber ? fmt::format ("{} {}", signedNumberText (change), unitOfChange)
                      : std::string (notMeasuredText) };
}
} // namespace

ChainText wordsFor (const ChainReadings& readings, const ChainVerdict& verdict)
{
    const auto &before = readings.before, &after = readings.after;

    return { headlineOf (verdict),
             summaryOf (readings, verdict),
             chainRemedyText (verdict),
             delayText (readings),
             { rowOf ("Integrated", before.integratedLufs, after.integratedLufs, "LUFS", "LU"),
               rowOf ("True peak", before.truePeakDbtp, after.truePeakDbtp, "dBTP", "dB"),
               rowOf ("Crest factor", before.crestFactorDb, after.crestFactorDb, "dB", "dB"),
               rowOf ("Loudness range", before.loudnessRangeLu, after.loudnessRangeLu, "LU", "LU"),
               rowOf ("Peak to loudness", before.plrDb, after.plrDb, "dB", "dB") } };
}

std::string chainMoveText (ChainRemedy remedy)
{
    switch (remedy)
    {
        case ChainRemedy::lowerCeiling: return "lower the limiter's ceiling";
        case ChainRemedy::lowerOutputGain: return "lower the output of the chain's last plug-in";
        case ChainRemedy::lowerTheMix: return "lower the mix before the chain";
        case ChainRemedy::driveLess: return "lower what goes into the limiter";
        case ChainRemedy::none:
        case ChainRemedy::findTheTrack:
        case ChainRemedy::lowerIntoWhatClips: break;
    }

    return {};
}

std::string chainRemedyText (const ChainVerdict& verdict)
{
    const auto amount = numberText (std::abs (verdict.moveDb));

    switch (verdict.remedy)
    {
        case ChainRemedy::findTheTrack:
            return verdict.clipping == ChainClipping::both
                       ? "Start with the mix: find the track, bus or plug-in before the chain that clips and lower what "
                         "goes into it. Then lower what goes into the plug-in of the chain that clips."
                       : "The chain is not to blame. Find the track, bus or plug-in before it that clips and lower what "
                         "goes into it.";

        case ChainRemedy::lowerIntoWhatClips:
            return "The mix is not to blame. A plug-in of the chain, or its output, clips: lower what goes into that "
                   "plug-in, or the limiter's ceiling.";

        case ChainRemedy::lowerCeiling:
            return fmt::format ("Lower the limiter's ceiling by {} dB. The peaks leave at that ceiling, however loud "
                                "the mix enters.",
                                amount);

        case ChainRemedy::lowerOutputGain:
            return fmt::format ("Lower the output of the chain's last plug-in by {} dB, not the master fader: the "
                                "chain raises the peaks.",
                                amount);

        case ChainRemedy::lowerTheMix:
            return fmt::format ("Lower the mix before the chain by {} dB: it enters hot, and the chain does not raise "
                                "it.",
                                amount);

        case ChainRemedy::driveLess:
            return fmt::format ("Lower what goes into the limiter by {} dB if the mix has lost its punch: more than 6 "
                                "dB of reduction is a lot.",
                                amount);

        case ChainRemedy::none: break;
    }

    return {};
}
} // namespace twobus
