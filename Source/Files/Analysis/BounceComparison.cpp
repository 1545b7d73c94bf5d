#include "Files/Analysis/BounceComparison.h"

#include "Core/Bank/MeterRow.h"
#include "Core/Base/Decibels.h"
#include "Core/Passages/EnvelopeAlignment.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace twobus
{
namespace
{
// These limits are ours. Sections of 10 s are long enough that editing one beat doesn't decide their loudness, and
// three differences are as many as a person reads. Half a decibel is about the smallest audible difference in level.
constexpr std::size_t sectionRows = 100, mostNamed = 3;
constexpr double smallestDifferenceDb = 0.5;

ComparedFile factsOf (const RowedAnalysis& file)
{
    const auto& readings = file.analysis.readings;
    return { file.analysis.facts.path,
             readings.secondsMeasured,
             readings.integratedLufs,
             readings.loudnessRangeLu,
             readings.truePeakDbtp,
             readings.plrDb,
             file.analysis.facts.extent.isIncomplete() };
}

SectionLevels levelsOf (std::span<const MeterRow> rows)
{
    auto power = 0.0, truePeak = silenceDb;
    std::size_t numRows = 0;

    for (const auto& row : rows)
    {
        truePeak = std::max (truePeak, static_cast<double> (row.truePeakDbtp));

        if (std::isnan (row.momentaryLufs))
            continue;

        power += dbToPower (static_cast<double> (row.momentaryLufs));
        ++numRows;
    }

    SectionLevels levels;

    if (power > 0.0)
        levels.loudnessLufs = powerToDb (power / static_cast<double> (numRows));

    if (truePeak > silenceDb)
        levels.truePeakDbtp = truePeak;

    return levels;
}

std::optional<double> difference (std::optional<double> second, std::optional<double> first, double gainDb)
{
    return second && first ? std::optional (*second - *first - gainDb) : std::nullopt;
}

/** The larger of the differences in loudness and in peak-to-loudness ratio, in dB; 0 if a section is silent. */
double differenceOf (const ComparedSection& section)
{
    return std::max (std::abs (section.loudnessDifferenceDb.value_or (0.0)),
                     std::abs (section.peakToLoudnessDifferenceDb.value_or (0.0)));
}

/** Where the second file lies on the first, in rows. */
struct Alignment
{
    double offset = 0.0; ///< the place of the second file's first row in the first file
    std::optional<EnvelopeMatch> match;

    /** The second file's row that matches a row of the first file. */
    std::ptrdiff_t secondRow (std::size_t firstRow) const
    {
        const auto row = static_cast<double> (firstRow);
        auto second = row - offset;

        if (match) // inverts otherRow, whose slope is almost 1
            for (int i = 0; i < 3; ++i)
                second += row - match->otherRow (second);

        return static_cast<std::ptrdiff_t> (std::llround (second));
    }
};

void addSections (BounceComparison& comparison, const RowedAnalysis& first, const RowedAnalysis& second,
                  const Alignment& alignment)
{
    const auto numFirst = first.rows.size();
    const auto numSecond = static_cast<std::ptrdiff_t> (second.rows.size());
    std::size_t rowsCompared = 0;

    for (std::size_t start = 0; start < numFirst; start += sectionRows)
    {
        auto from = start;
        auto end = std::min (numFirst, start + sectionRows);

        while (from < end && alignment.secondRow (from) < 0)
            ++from;

        while (end > from && alignment.secondRow (end - 1) >= numSecond)
            --end;

        if (from == end)
            continue;

        const auto secondFrom = static_cast<std::size_t> (alignment.secondRow (from));
        const auto secondEnd = static_cast<std::size_t> (
            std::clamp<std::ptrdiff_t> (alignment.secondRow (end - 1) + 1, alignment.secondRow (from), numSecond));

        ComparedSection section;
        section.startSeconds = static_cast<double> (from) / rowsPerSecond;
        section.seconds = static_cast<double> (end - from) / rowsPerSecond;
        section.first = levelsOf (std::span (first.rows).subspan (from, end - from));
        section.second = levelsOf (std::span (second.rows).subspan (secondFrom, secondEnd - secondFrom));
        section.loudnessDifferenceDb =
            difference (section.second.loudnessLufs, section.first.loudnessLufs, comparison.gainDb);
        section.truePeakDifferenceDb =
            difference (section.second.truePeakDbtp, section.first.truePeakDbtp, comparison.gainDb);
        section.peakToLoudnessDifferenceDb =
            difference (section.second.peakToLoudnessDb(), section.first.peakToLoudnessDb(), 0.0);
        comparison.sections.push_back (section);
        rowsCompared += end - from;
    }

    comparison.secondsCompared = static_cast<double> (rowsCompared) / rowsPerSecond;
}

void listMostDifferentSections (BounceComparison& comparison)
{
    auto& named = comparison.mostDifferent;

    for (std::size_t i = 0; i < comparison.sections.size(); ++i)
        if (differenceOf (comparison.sections[i]) >= smallestDifferenceDb)
            named.push_back (i);

    std::stable_sort (named.begin(), named.end(), [&comparison] (std::size_t a, std::size_t b) {
        return differenceOf (comparison.sections[a]) > differenceOf (comparison.sections[b]);
    });

    if (named.size() > mostNamed)
        named.resize (mostNamed);
}
} // namespace

BounceComparison compareBounces (const RowedAnalysis& first, const RowedAnalysis& second)
{
    BounceComparison comparison;
    comparison.first = factsOf (first);
    comparison.second = factsOf (second);
    Alignment alignment;

    const auto found = alignEnvelopes (second.momentaryLufs(), first.momentaryLufs());

    if (found.outcome == EnvelopeAlignment::Outcome::found)
    {
        alignment.match = found.matches.front();
        alignment.offset = alignment.match->offsetAtStart;
        comparison.match = LoudnessMatch::envelopes;
        comparison.gainDb = alignment.match->gainDb;
        comparison.residualDb = alignment.match->residualDb;
        comparison.offsetSeconds = alignment.match->otherRow (0.0) / rowsPerSecond;
    }
    else if (const auto gain = difference (comparison.second.integratedLufs, comparison.first.integratedLufs, 0.0);
             gain && std::isfinite (*gain))
    {
        comparison.match = LoudnessMatch::integratedLoudness;
        comparison.gainDb = *gain;
    }

    addSections (comparison, first, second, alignment);
    listMostDifferentSections (comparison);
    return comparison;
}
} // namespace twobus
