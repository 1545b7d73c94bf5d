#include "Files/Sessions/BounceVerification.h"

#include "Core/Bank/MeterRow.h"
#include "Core/Causes/ClippedRuns.h"
#include "Core/Passages/EnvelopeAlignment.h"
#include "Core/Passages/EnvelopeStretches.h"
#include "Files/Sessions/SessionTime.h"
#include "Files/Sessions/SessionTimeline.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace twobus
{
namespace
{
using Outcome = EnvelopeAlignment::Outcome;

// These limits come from no standard. They are ours, tuned on the tests' songs and bounces, and the tests keep them.

// Matches of the same music in different passes differ by less than this.
constexpr double asGoodShare = 0.98, asGoodResidualDb = 0.1;

// The rest can differ, because a note was changed or frames were lost, and the file still counts as the same.
constexpr double smallestSameShare = 0.9;

// Rows are 0.1 s long and need not start together, so a difference of one row is no cut.
constexpr double smallestCutRows = 2.0;

// The same audio, dithered or at another rate, keeps its true peak to within 0.5 dB. A lossy codec moves peaks further.
constexpr float missingPeakDb = 0.5f, missingPeakOfLossyDb = 1.5f;

// A single place might be a glitch that was only heard live. Peaks within half a second belong to one place.
constexpr std::uint64_t fewestLimitedPlaces = 2;
constexpr std::size_t rowsBetweenPlaces = 5;
constexpr auto silentDb = -std::numeric_limits<float>::infinity();

/** A place in the session that matches the file. */
struct Found
{
    const SessionMeasurement* measurement = nullptr;
    EnvelopeMatch match;
};

struct Search
{
    std::vector<Found> found;
    Outcome problem = Outcome::notFound; ///< the reason, if found is empty
    bool hasLongEnough = false; ///< some measurement is long enough to search
};

Search searchIn (const SessionLog& log, const std::vector<float>& file)
{
    Search search;

    for (const auto& measurement : log.measurements)
    {
        const auto heard = SessionTimeline (measurement).momentaryLufs();
        auto alignment = alignEnvelopes (file, heard);
        search.hasLongEnough = search.hasLongEnough || heard.size() >= EnvelopeStretch::stretchRows;

        for (const auto& match : alignment.matches)
            search.found.push_back ({ &measurement, match });

        // A measurement that is too short says nothing about the file.
        if (alignment.outcome != Outcome::tooShort || heard.size() >= EnvelopeStretch::stretchRows)
            search.problem = alignment.outcome;
    }

    return search;
}

bool hasFewerMatches (const Found& a, const Found& b) noexcept { return a.match.rowsMatched < b.match.rowsMatched; }

bool isEarlier (const Found& a, const Found& b) noexcept
{
    return a.measurement != b.measurement ? a.measurement < b.measurement
                                          : a.match.offsetAtStart < b.match.offsetAtStart;
}

/** The best match in the newest pass that matches as well as any. If the music repeats itself, places a few bars off
    match almost as well, so the newest match alone would not do. */
const Found& bestOf (const std::vector<Found>& found)
{
    const auto& best = *std::max_element (found.begin(), found.end(), hasFewerMatches);
    const auto isEquallyGood = [&best] (const Found& other) {
        return static_cast<double> (other.match.rowsMatched)
                   >= asGoodShare * static_cast<double> (best.match.rowsMatched)
               && other.match.residualDb <= best.match.residualDb + asGoodResidualDb;
    };

    const auto* newest = &best;

    for (const auto& other : found)
        if (isEquallyGood (other) && isEarlier (*newest, other))
            newest = &other;

    const auto samePassRows = 0.5 * static_cast<double> (best.match.endRow - best.match.firstRow);
    const auto* chosen = newest;

    for (const auto& other : found)
        if (isEquallyGood (other) && other.measurement == newest->measurement
            && std::abs (other.match.offsetAtStart - newest->match.offsetAtStart) < samePassRows
            && hasFewerMatches (*chosen, other))
            chosen = &other;

    return *chosen;
}

VerificationOutcome outcomeOf (const Search& search)
{
    if (! search.hasLongEnough)
        return VerificationOutcome::nothingHeard;

    switch (search.problem)
    {
        case Outcome::tooShort: return VerificationOutcome::tooShort;
        case Outcome::tooEven: return VerificationOutcome::tooEven;
        case Outcome::notFound:
        case Outcome::found: break;
    }

    return VerificationOutcome::different;
}

/** Compares a file with the place where it was found. */
class Inspection
{
public:
    Inspection (const RowedAnalysis& fileToInspect, const Found& foundAt)
        : file (fileToInspect), measurement (*foundAt.measurement), match (foundAt.match), heard (*foundAt.measurement)
    {
        const auto middle = match.otherRow (0.5 * static_cast<double> (match.firstRow + match.endRow));
        pass = heard.passAround (placeNear (middle));
    }

    void fill (BounceVerification& verification, std::uint64_t startUnixMilliseconds) const
    {
        const auto share = static_cast<double> (match.rowsMatched) / static_cast<double> (match.rowsCompared);
        verification.outcome = share >= smallestSameShare ? VerificationOutcome::same : VerificationOutcome::sameInPart;
        verification.sourceName = measurement.sourceName;
        verification.pass = pass.pass;
        verification.gainDb = match.gainDb;
        verification.residualDb = match.residualDb;
        verification.secondsCompared = static_cast<double> (match.rowsCompared) / rowsPerSecond;
        verification.secondsMatched = static_cast<double> (match.rowsMatched) / rowsPerSecond;

        if (verification.outcome == VerificationOutcome::sameInPart && match.differsRows > 0)
        {
            verification.differsFromSeconds = static_cast<double> (match.differsFirstRow) / rowsPerSecond;
            verification.differsForSeconds = static_cast<double> (match.differsRows) / rowsPerSecond;
        }

        addTime (verification, startUnixMilliseconds);
        addLost (verification);
        addPeaks (verification);

        if (pass.pass != 0)
            addEnds (verification);
    }

private:
    /** The first place with a row, at or after the given place; the last place if there is none. */
    std::size_t placeNear (double place) const noexcept
    {
        auto at =
            static_cast<std::size_t> (std::clamp (std::round (place), 0.0, static_cast<double> (heard.size() - 1)));

        while (at + 1 < heard.size() && heard[at] == nullptr)
            ++at;

        return at;
    }

    double fileRows() const noexcept { return file.analysis.readings.secondsMeasured * rowsPerSecond; }
    double beginning() const noexcept { return match.otherRow (0.0); }
    double end() const noexcept { return match.otherRow (fileRows()); }

    void addTime (BounceVerification& verification, std::uint64_t startUnixMilliseconds) const
    {
        const auto first = placeNear (match.otherRow (static_cast<double> (match.firstRow)));

        if (heard[first] == nullptr)
            return;

        const auto before = static_cast<std::uint64_t> (static_cast<double> (match.firstRow) * 1000.0 / rowsPerSecond);
        const auto milliseconds = startUnixMilliseconds + heard[first]->milliseconds;
        verification.heardAtUnixMilliseconds = milliseconds > before ? milliseconds - before : 0;
        verification.heardAt = localTimeText (verification.heardAtUnixMilliseconds);
    }

    void addLost (BounceVerification& verification) const
    {
        const auto* first = heard[placeNear (match.otherRow (static_cast<double> (match.firstRow)))];
        const auto* last = heard[placeNear (match.otherRow (static_cast<double> (match.endRow)))];

        if (first != nullptr && last != nullptr && last->lostFrames > first->lostFrames && measurement.sampleRate > 0.0)
            verification.secondsLost =
                static_cast<double> (last->lostFrames - first->lostFrames) / measurement.sampleRate;
    }

    /** The highest true peak heard from first to before endPlace, in dBTP. */
    float highestHeard (std::size_t first, std::size_t endPlace) const noexcept
    {
        auto highest = silentDb;

        for (auto place = first; place < std::min (endPlace, heard.size()); ++place)
            if (heard[place] != nullptr)
                highest = std::max (highest, heard[place]->row.truePeakDbtp);

        return highest;
    }

    std::optional<MissingPart> missing (double firstPlace, double endPlace) const
    {
        if (endPlace - firstPlace < smallestCutRows)
            return std::nullopt;

        const auto first = static_cast<std::size_t> (std::ceil (std::max (0.0, firstPlace)));
        return MissingPart { (endPlace - firstPlace) / rowsPerSecond,
                             static_cast<double> (
                                 highestHeard (first, static_cast<std::size_t> (std::max (0.0, endPlace)))) };
    }

    void addEnds (BounceVerification& verification) const
    {
        const auto first = static_cast<double> (pass.first), last = static_cast<double> (pass.end);
        verification.missingHead = missing (first, beginning());
        verification.missingTail = missing (end(), last);

        std::size_t notHeard = 0;

        for (std::size_t row = 0; row < file.rows.size(); ++row)
        {
            const auto place = match.otherRow (static_cast<double> (row));
            notHeard +=
                (place < first - smallestCutRows || place > last + smallestCutRows) && hasSignal (file.rows[row]) ? 1u
                                                                                                                  : 0u;
        }

        verification.secondsNotHeard = static_cast<double> (notHeard) / rowsPerSecond;
    }

    std::uint64_t flatRunsHeard() const noexcept
    {
        const auto* first = heard[placeNear (beginning())];
        const auto* last = heard[placeNear (end())];
        return first != nullptr && last != nullptr && last->flatRunsAtFullScale > first->flatRunsAtFullScale
                   ? last->flatRunsAtFullScale - first->flatRunsAtFullScale
                   : 0;
    }

    void addPeaks (BounceVerification& verification) const
    {
        const auto gain = static_cast<float> (match.gainDb);
        const auto limit = file.analysis.choices.path == SignalPath::lossyFile ? missingPeakOfLossyDb : missingPeakDb;
        MissingPeaks peaks { static_cast<double> (silentDb), static_cast<double> (silentDb), 0.0, 0, false };
        auto highest = silentDb;

        for (const auto& row : file.rows)
            highest = std::max (highest, row.truePeakDbtp);

        std::optional<std::size_t> newest;

        for (auto row = match.firstRow; row < std::min (match.endRow, file.rows.size()); ++row)
        {
            const auto place =
                static_cast<std::size_t> (std::max (0.0, std::round (match.otherRow (static_cast<double> (row)))));
            const auto expected = highestHeard (place, place + 1) + gain;

            if (! (expected > highest + limit))
                continue;

            peaks.places += ! newest || row - *newest > rowsBetweenPlaces ? 1u : 0u;
            newest = row;

            if (static_cast<double> (expected) > peaks.expectedTruePeakDbtp)
            {
                peaks.expectedTruePeakDbtp = static_cast<double> (expected);
                peaks.seconds = static_cast<double> (row) / rowsPerSecond;
            }
        }

        peaks.truePeakDbtp = static_cast<double> (highest);
        peaks.hasFlatTops = clippedRunsAtFullScale (file.analysis.readings) > 0 && flatRunsHeard() == 0;

        if (peaks.places == 0)
            peaks.expectedTruePeakDbtp =
                static_cast<double> (highestHeard (placeNear (beginning()), placeNear (end())) + gain);

        if (peaks.hasFlatTops || peaks.places >= fewestLimitedPlaces)
            verification.missingPeaks = peaks;
    }

    const RowedAnalysis& file;
    const SessionMeasurement& measurement;
    const EnvelopeMatch& match;
    const SessionTimeline heard;
    SessionTimeline::Stretch pass;
};
} // namespace

BounceVerification verifyBounce (const RowedAnalysis& file, const SessionLog& log)
{
    BounceVerification verification;
    verification.filePath = file.analysis.facts.path;
    verification.fileSeconds = file.analysis.readings.secondsMeasured;
    verification.isFileIncomplete = file.analysis.facts.extent.isIncomplete();
    verification.sessionPath = log.path;
    verification.sessionStartedAt = localTimeText (log.header.startUnixMilliseconds);
    verification.secondsHeard = static_cast<double> (log.numRows()) / rowsPerSecond;

    const auto search = searchIn (log, file.momentaryLufs());

    if (search.found.empty())
        verification.outcome = outcomeOf (search);
    else
        Inspection (file, bestOf (search.found)).fill (verification, log.header.startUnixMilliseconds);

    return verification;
}
} // namespace twobus
