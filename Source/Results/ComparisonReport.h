#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/** @file
    Two bounces side by side, loudness-matched: the data of `twobus-cli compare`. Differences are the second less the
    first.
*/
namespace twobus
{
struct ComparedFile
{
    std::string path;
    double seconds = 0.0;
    std::optional<double> integratedLufs, loudnessRangeLu, truePeakDbtp, plrDb;
    bool isIncomplete = false; ///< part of it was missing or could not be measured
};

/** What one file measures in one section. */
struct SectionLevels
{
    std::optional<double> loudnessLufs; ///< of its K-weighted energy, ungated; empty in silence
    std::optional<double> truePeakDbtp;

    std::optional<double> peakToLoudnessDb() const noexcept
    {
        return loudnessLufs && truePeakDbtp ? std::optional (*truePeakDbtp - *loudnessLufs) : std::nullopt;
    }
};

struct ComparedSection
{
    double startSeconds = 0.0; ///< in the first file
    double seconds = 0.0; ///< the last one can be shorter than the others
    SectionLevels first, second; ///< as they are in the files, unmatched

    // With the second matched to the first:
    std::optional<double> loudnessDifferenceDb, truePeakDifferenceDb;
    std::optional<double> peakToLoudnessDifferenceDb; ///< below 0: denser than the first
};

enum class LoudnessMatch
{
    envelopes, ///< the same programme, aligned
    integratedLoudness, ///< not recognised as the same: both are compared from their starts
    none ///< one of them has no loudness
};

struct BounceComparison
{
    ComparedFile first, second;
    LoudnessMatch match = LoudnessMatch::none;
    double gainDb = 0.0; ///< the difference that was removed: the second less the first
    double residualDb = 0.0; ///< with envelopes: the difference left between them, root mean square
    double offsetSeconds = 0.0; ///< where the second begins in the first; negative: before it
    double secondsCompared = 0.0; ///< the length that both have
    std::vector<ComparedSection> sections;
    std::vector<std::size_t> mostDifferent; ///< indices of sections, the most different first; empty if all are alike
};
} // namespace twobus
