#include "Advice/StemTrims.h"

#include "Core/Base/Decibels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace twobus
{
namespace
{
constexpr std::size_t mostCandidates = 16;

/** By how much rounding can exceed an aim that the gains meet exactly. */
constexpr double rounding = 1.0e-12;

using Row = std::vector<double>; ///< one value per instant

struct Problem
{
    std::vector<Row> stems; ///< the candidates' values, stems with the largest shares first
    Row sums; ///< of all stems, untrimmed
    std::vector<std::size_t> candidates; ///< the index of the stem for each row of `stems`
    double highest = 1.0; ///< the aim as a magnitude
    std::vector<double> gains; ///< by number of steps
};

/** Sorts the worst instants first, so that a failing set fails early. */
std::vector<const StemValues*> worstFirst (std::span<const StemValues> instants)
{
    std::vector<const StemValues*> sorted;

    for (const auto& instant : instants)
        sorted.push_back (&instant);

    const auto magnitude = [] (const StemValues* values) {
        return std::abs (std::accumulate (values->begin(), values->end(), 0.0));
    };
    std::stable_sort (sorted.begin(), sorted.end(), [&] (auto* a, auto* b) { return magnitude (a) > magnitude (b); });
    return sorted;
}

/** The largest share of a stem at the instants that are too high; 0 if lowering the stem helps at none of them. */
double largestShare (const std::vector<const StemValues*>& instants, const Row& sums, std::size_t stem,
                     double highest) noexcept
{
    auto largest = 0.0;

    for (std::size_t i = 0; i < instants.size(); ++i)
        if (std::abs (sums[i]) > highest)
            largest = std::max (largest, (*instants[i])[stem] / sums[i]);

    return largest;
}

Problem problemOf (std::span<const StemValues> instants, double aimDbtp, const StemTrimLimits& limits)
{
    const auto sorted = worstFirst (instants);
    Problem problem;
    problem.highest = dbToAmplitude (aimDbtp) * (1.0 + rounding);

    for (const auto* values : sorted)
        problem.sums.push_back (std::accumulate (values->begin(), values->end(), 0.0));

    const auto numStems = instants.front().size() - limits.numFixed;
    std::vector<double> shares (numStems);

    for (std::size_t stem = 0; stem < numStems; ++stem)
        if ((shares[stem] = largestShare (sorted, problem.sums, stem, problem.highest)) > 0.0)
            problem.candidates.push_back (stem);

    std::stable_sort (problem.candidates.begin(), problem.candidates.end(),
                      [&] (auto a, auto b) { return shares[a] > shares[b]; });
    problem.candidates.resize (std::min (problem.candidates.size(), mostCandidates));

    for (const auto stem : problem.candidates)
    {
        auto& row = problem.stems.emplace_back();

        for (const auto* values : sorted)
            row.push_back ((*values)[stem]);
    }

    const auto numSteps = static_cast<int> (std::floor (limits.mostDb / limits.stepDb + rounding));

    for (int step = 0; step <= numSteps; ++step)
        problem.gains.push_back (dbToAmplitude (-step * limits.stepDb));

    return problem;
}

//==============================================================================
/** Searches the sets of one size and keeps the best. */
class SetSearch
{
public:
    SetSearch (const Problem& problemToSolve, std::size_t mostTriesOfSize)
        : problem (problemToSolve), mostTries (mostTriesOfSize)
    {}

    void search (std::size_t size)
    {
        set.clear();
        triesLeft = mostTries;
        addTo (0, size);
    }

    bool hasFound() const noexcept { return bestTotal < std::numeric_limits<std::size_t>::max(); }

    /** The steps down for each candidate. */
    const std::vector<std::size_t>& steps() const noexcept { return best; }

private:
    void addTo (std::size_t first, std::size_t numMissing)
    {
        if (numMissing == 0)
            return tryTrims();

        for (auto candidate = first; candidate + numMissing <= problem.stems.size(); ++candidate)
        {
            set.push_back (candidate);
            addTo (candidate + 1, numMissing - 1);
            set.pop_back();
        }
    }

    void tryTrims()
    {
        prepareSet();

        if (! canReach (0))
            return;

        trims.assign (set.size(), 0);
        tryEqualTrims();
        tryStem (0, 0);
    }

    /** Computes the sums without the set's stems, and how far the stems that are not trimmed yet can move them. */
    void prepareSet()
    {
        const auto numInstants = problem.sums.size();
        partial.assign (set.size() + 1, Row (numInstants, 0.0));
        lowest = highestSums = partial;
        partial[0] = problem.sums;

        for (auto level = set.size(); level-- > 0;)
            for (std::size_t i = 0; i < numInstants; ++i)
            {
                const auto value = problem.stems[set[level]][i], least = value * problem.gains.back();
                lowest[level][i] = lowest[level + 1][i] + std::min (value, least);
                highestSums[level][i] = highestSums[level + 1][i] + std::max (value, least);
                partial[0][i] -= value;
            }
    }

    /** Whether some trims of the stems from this level on can keep each instant, taken alone, at or below the aim. */
    bool canReach (std::size_t level) const noexcept
    {
        for (std::size_t i = 0; i < problem.sums.size(); ++i)
            if (partial[level][i] + lowest[level][i] > problem.highest
                || partial[level][i] + highestSums[level][i] < -problem.highest)
                return false;

        return true;
    }

    void addStem (std::size_t level, std::size_t numSteps) noexcept
    {
        const auto gain = problem.gains[numSteps];
        const auto& stem = problem.stems[set[level]];

        for (std::size_t i = 0; i < stem.size(); ++i)
            partial[level + 1][i] = partial[level][i] + gain * stem[i];
    }

    /** Tried first: of sets with the same total change, equal trims are the easiest to make. */
    void tryEqualTrims()
    {
        for (std::size_t numSteps = 1; numSteps < problem.gains.size() && numSteps * set.size() < bestTotal; ++numSteps)
        {
            for (std::size_t level = 0; level < set.size(); ++level)
                addStem (level, numSteps);

            if (canReach (set.size()))
                return keep (std::vector<std::size_t> (set.size(), numSteps));
        }
    }

    void tryStem (std::size_t level, std::size_t total)
    {
        if (level + 1 == set.size())
            return tryLastStem (total);

        for (std::size_t numSteps = 1;
             numSteps < problem.gains.size() && total + numSteps + 1 < bestTotal && triesLeft > 0; ++numSteps)
        {
            --triesLeft;
            trims[level] = numSteps;
            addStem (level, numSteps);

            if (canReach (level + 1))
                tryStem (level + 1, total + numSteps);
        }
    }

    /** For the last stem, each instant allows a range of gains. */
    void tryLastStem (std::size_t total)
    {
        const auto level = set.size() - 1;
        const auto& stem = problem.stems[set[level]];
        auto least = 0.0, most = 1.0;

        for (std::size_t i = 0; i < stem.size() && least <= most; ++i)
        {
            if (stem[i] == 0.0)
                continue;

            const auto up = (problem.highest - partial[level][i]) / stem[i],
                       down = (-problem.highest - partial[level][i]) / stem[i];
            least = std::max (least, std::min (up, down));
            most = std::min (most, std::max (up, down));
        }

        for (std::size_t numSteps = 1; numSteps < problem.gains.size() && total + numSteps < bestTotal; ++numSteps)
            if (problem.gains[numSteps] <= most && problem.gains[numSteps] >= least)
            {
                trims[level] = numSteps;
                return keep (trims);
            }
    }

    void keep (const std::vector<std::size_t>& trimsOfSet)
    {
        bestTotal = std::accumulate (trimsOfSet.begin(), trimsOfSet.end(), std::size_t {});
        best.assign (problem.stems.size(), 0);

        for (std::size_t level = 0; level < set.size(); ++level)
            best[set[level]] = trimsOfSet[level];
    }

    const Problem& problem;
    std::size_t mostTries; ///< for each size
    std::vector<std::size_t> set; ///< indices of candidates
    std::vector<Row> partial, lowest, highestSums; ///< one for each level: that many of the set's stems are trimmed
    std::vector<std::size_t> trims; ///< in steps
    std::size_t triesLeft = 0;
    std::size_t bestTotal = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> best;
};
} // namespace

std::optional<std::vector<double>> smallestTrims (std::span<const StemValues> instants, double aimDbtp,
                                                  const StemTrimLimits& limits)
{
    if (instants.empty())
        return std::vector<double>();

    const auto numStems = instants.front().size() - limits.numFixed;
    const auto problem = problemOf (instants, aimDbtp, limits);
    std::vector<double> trims (numStems, 0.0);

    if (std::abs (problem.sums.front()) <= problem.highest)
        return trims;

    SetSearch search (problem, limits.mostTries);
    const auto mostInSet = std::min ({ limits.mostStems, problem.stems.size(), numStems - 1 });

    for (std::size_t size = 1; size <= mostInSet && ! search.hasFound(); ++size)
        search.search (size);

    if (! search.hasFound())
        return std::nullopt;

    for (std::size_t candidate = 0; candidate < problem.candidates.size(); ++candidate)
        trims[problem.candidates[candidate]] = 0.0 - static_cast<double> (search.steps()[candidate]) * limits.stepDb;

    return trims;
}
} // namespace twobus
