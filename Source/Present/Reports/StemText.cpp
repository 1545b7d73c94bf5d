#include "Present/Reports/StemText.h"

#include "Advice/StemTrims.h"
#include "Present/Advice/AdviceText.h"
#include "Present/Base/Names.h"
#include "Present/Base/Numbers.h"
#include "Present/Base/PathText.h"
#include "Present/Base/Printable.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <numeric>

namespace twobus
{
namespace
{
constexpr std::size_t mostOtherMoments = 3, sharesOfOtherMoments = 3, mostNames = 6;
constexpr double noNullAboveDb = -1.0;

std::string fileName (const std::string& path) { return printable (fileNameOf (path)); }

/** If there are many: the first ones, and the number of the others. */
std::string shortListText (std::vector<std::string> items)
{
    if (items.size() > mostNames)
    {
        const auto numMore = items.size() - mostNames;
        items.resize (mostNames);
        items.push_back (fmt::format ("{} more", numMore));
    }

    return listText (items);
}

std::vector<std::size_t> sortedByShare (const std::vector<double>& shares)
{
    std::vector<std::size_t> order (shares.size());
    std::iota (order.begin(), order.end(), std::size_t {});
    std::stable_sort (order.begin(), order.end(), [&] (auto a, auto b) { return shares[a] > shares[b]; });
    return order;
}

std::string trimsText (const StemReport& report)
{
    std::vector<std::string> names;
    std::vector<double> trims;

    for (const auto i : stemsByShare (report))
        if (const auto& stem = report.stems[i]; stem.trimDb < 0.0)
        {
            names.push_back (stem.name);
            trims.push_back (stem.trimDb);
        }

    return twobus::trimsText (names, trims);
}

std::string masterText (const StemReport& report)
{
    return fmt::format ("Pulling the master fader down {} keeps the balance.", valueText (-report.masterTrimDb, "dB"));
}

/** The constant gain, delay or polarity between the stems and the mix; empty if there is none. */
std::string constantText (const StemReport& report)
{
    std::string text;

    if (report.mixGainDb != 0.0)
        text += fmt::format (", {} {}", valueText (std::abs (report.mixGainDb), "dB"),
                             report.mixGainDb < 0.0 ? "lower" : "louder");

    if (report.mixDelaySeconds != 0.0)
        text += fmt::format (", {} {}", valueText (std::abs (report.mixDelaySeconds) * 1000.0, "ms"),
                             report.mixDelaySeconds > 0.0 ? "later" : "earlier");

    return text + (report.mixIsInverted ? ", in inverted polarity" : "");
}

std::size_t widestName (const StemReport& report)
{
    std::size_t widest = 4;

    for (const auto& stem : report.stems)
        widest = std::max (widest, stem.name.size());

    return std::min<std::size_t> (widest, 40);
}

std::string tableText (const StemReport& report)
{
    const auto width = widestName (report);
    auto text = fmt::format ("  {:<{}}  {:>7}  {:>8}  {:>12}\n", "Stem", width, "Share", "Trim", "Its own peak");

    for (const auto i : stemsByShare (report))
    {
        const auto& stem = report.stems[i];
        const auto share =
            report.moments.empty() ? std::string (notMeasuredText) : shareText (report.moments.front().shares[i]);
        text += fmt::format ("  {:<{}}  {:>7}  {:>5} dB  {:>7} dBTP\n", stem.name, width, share,
                             stemTrimText (stem.trimDb), signedNumberText (stem.truePeakDbtp));
    }

    return text;
}

std::string channelsText (const ChannelLayout& layout)
{
    return layout.size() == 1  ? "mono"
           : layout.isStereo() ? "stereo"
                               : countText (layout.size(), "channel", "channels");
}
} // namespace

std::string stemName (const std::string& path) { return printable (toUtf8 (toPath (path).stem())); }

std::string shareText (double share) { return numberText (share * 100.0, 0) + " %"; }

std::string stemTrimText (double trimDb) { return numberText (trimDb); }

std::vector<std::size_t> stemsByShare (const StemReport& report)
{
    return sortedByShare (report.moments.empty() ? std::vector<double> (report.stems.size(), 0.0)
                                                 : report.moments.front().shares);
}

std::string stemSumText (const StemReport& report)
{
    const auto stems = countText (report.stems.size(), "stem", "stems");

    if (report.moments.empty())
        return stems + " sum to silence.";

    const auto& worst = report.moments.front();
    return fmt::format ("{} sum to {} at {}.", stems, valueText (worst.truePeakDbtp, "dBTP"),
                        momentText (worst.seconds));
}

std::string stemWhatIfText (const StemReport& report)
{
    if (report.masterTrimDb >= 0.0)
        return {};

    if (! report.hasTrims)
        return masterText (report);

    return fmt::format ("With {}, the sum peaks at {} (summed again). {}", trimsText (report),
                        valueText (report.truePeakAfterDbtp, "dBTP"), masterText (report));
}

std::string stemNullText (const StemReport& report)
{
    if (! report.mixPath)
        return {};

    const auto mix = fileName (*report.mixPath);

    if (! report.nullDepthDb)
        return mix + " is silent, so the stems could not be compared with it.";

    const auto depth = valueText (report.nullDepthDb, "dB", 0);

    if (report.isEstimate)
        return fmt::format ("The stems {}: there is processing between them and the mix, so these shares are an "
                            "estimate.",
                            *report.nullDepthDb > noNullAboveDb
                                ? fmt::format ("do not null against {}", mix)
                                : fmt::format ("null against {} to {} only", mix, depth));

    if (const auto constant = constantText (report); ! constant.empty())
        return fmt::format ("{} is the sum of the stems{}: allowing for that, they null to {}, so these shares are "
                            "real.",
                            mix, constant, depth);

    return std::isinf (*report.nullDepthDb)
               ? fmt::format ("The stems null against {} completely, so these shares are "
                              "real.",
                              mix)
               : fmt::format ("The stems null against {} to {}, so these shares are real.", mix, depth);
}

std::vector<std::string> otherMomentTexts (const StemReport& report)
{
    std::vector<std::string> texts;

    for (std::size_t i = 1; i < report.moments.size() && i <= mostOtherMoments; ++i)
    {
        const auto& moment = report.moments[i];
        auto order = sortedByShare (moment.shares);
        order.resize (std::min (order.size(), sharesOfOtherMoments));
        std::vector<std::string> parts;
        parts.reserve (order.size());

        for (const auto stem : order)
            parts.push_back (fmt::format ("{} {}", report.stems[stem].name, shareText (moment.shares[stem])));

        texts.push_back (fmt::format ("Also {} at {}: {}.", valueText (moment.truePeakDbtp, "dBTP"),
                                      momentText (moment.seconds), fmt::join (parts, ", ")));
    }

    return texts;
}

std::string stemLengthNote (const std::vector<Stem>& stems)
{
    auto longest = 0.0;

    for (const auto& stem : stems)
        longest = std::max (longest, stem.seconds);

    std::vector<std::string> shorter;

    for (const auto& stem : stems)
        if (stem.seconds < longest)
            shorter.push_back (fmt::format ("{} ({})", stem.name, momentText (stem.seconds)));

    if (shorter.empty())
        return {};

    return fmt::format ("Shorter than the longest stem ({}), and counted as silent after their end: {}.",
                        momentText (longest), shortListText (shorter));
}

std::string stemMonoNote (const std::vector<Stem>& stems, const std::vector<bool>& isMonoInStereo)
{
    std::vector<std::string> mono;

    for (std::size_t i = 0; i < stems.size(); ++i)
        if (isMonoInStereo[i])
            mono.push_back (stems[i].name);

    if (mono.empty())
        return {};

    return fmt::format ("Mono, and added to both sides unchanged: {}. If your pan law lowers the centre, export "
                        "them in stereo.",
                        shortListText (mono));
}

std::string stemIncompleteNote (const std::vector<Stem>& stems)
{
    std::vector<std::string> names;

    for (const auto& stem : stems)
        if (stem.isIncomplete)
            names.push_back (stem.name);

    if (names.empty())
        return {};

    return fmt::format ("Incomplete, and summed as far as {}: {}. Export {} again.",
                        names.size() == 1 ? "it goes" : "they go", shortListText (names),
                        names.size() == 1 ? "it" : "them");
}

std::string stemInvalidNote (const std::vector<Stem>& stems, const std::vector<std::uint64_t>& invalidSamples)
{
    std::vector<std::string> parts;

    for (std::size_t i = 0; i < stems.size(); ++i)
        if (invalidSamples[i] > 0)
            parts.push_back (
                fmt::format ("{} ({})", stems[i].name, countText (invalidSamples[i], "sample", "samples")));

    if (parts.empty())
        return {};

    return fmt::format ("Some samples are not numbers and were treated as silence: {}. Export these stems again.",
                        shortListText (parts));
}

std::string noTrimsNote (const StemReport& report)
{
    return noTrimsText (report.stems.size(), "stem", "stems", report.aimDbtp);
}

std::string listText (const std::vector<std::string>& items)
{
    std::string text;

    for (std::size_t i = 0; i < items.size(); ++i)
        text += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];

    return text;
}

std::string trimsText (const std::vector<std::string>& names, const std::vector<double>& trimsDb)
{
    std::vector<std::string> moves;

    for (std::size_t i = 0; i < names.size(); ++i)
        moves.push_back (fmt::format ("{} down {}", names[i], valueText (-trimsDb[i], "dB")));

    const auto isSame = std::adjacent_find (trimsDb.begin(), trimsDb.end(), std::not_equal_to()) == trimsDb.end();
    return isSame && names.size() > 1
               ? fmt::format ("{} down {} each", listText (names), valueText (-trimsDb.front(), "dB"))
               : listText (moves);
}

std::string noTrimsText (std::size_t howMany, std::string_view one, std::string_view many, double aimDbtp)
{
    const StemTrimLimits limits;
    return fmt::format ("Found no trims of up to {}, by at most {} dB each, that bring the sum to {} dBTP.",
                        countText (std::min (limits.mostStems, howMany - 1), one, many), numberText (limits.mostDb, 0),
                        numberText (aimDbtp));
}

std::string stemReportText (const StemReport& report)
{
    const Choices choices { Stage::mix, report.aimDbtp };
    const auto words = wordsFor (report.advice, choices, report.sum, report.layout);
    auto text = fmt::format ("{}\n  {} · {} · {}\n", stemSumText (report), durationText (report.sum.secondsMeasured),
                             sampleRateText (report.sampleRate), channelsText (report.layout));
    const auto addLine = [&text] (const std::string& sentence) {
        if (! sentence.empty())
            text += fmt::format ("  {}\n", sentence);
    };

    addLine (words.sentence);
    addLine (words.notice);
    addLine (words.aim);
    text += fmt::format ("\n{}\n", tableText (report));

    for (const auto& moment : otherMomentTexts (report))
        addLine (moment);

    addLine (stemWhatIfText (report));
    addLine (stemNullText (report));

    for (const auto& note : report.notes)
        addLine (note);

    return text;
}
} // namespace twobus
