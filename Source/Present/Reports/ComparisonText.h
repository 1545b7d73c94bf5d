#pragma once

#include "Results/ComparisonReport.h"

#include <string>
#include <string_view>
#include <vector>

namespace twobus
{
/** The result of comparing two bounces, in words and as JSON. UTF-8. */
struct ComparisonText
{
    std::string headline; ///< "The second is 3.0 dB lower than the first. At equal loudness, they are alike."
    std::vector<std::string> notes; ///< lengths, where the second begins, what was compared
    std::vector<std::string> mostDifferent; ///< one sentence for each of the named sections

    bool operator== (const ComparisonText&) const = default;
};

ComparisonText wordsFor (const BounceComparison&);

/** "is 0.8 dB louder, and its peaks stand out 1.2 dB less": the second compared with the first in a section, once
    matched; or "is alike". */
std::string differenceText (const ComparedSection&);

/** Both files' figures, all of the above and a table of the sections; ends with a line break. */
std::string comparisonText (const BounceComparison&);

/** One line, without a line break. */
std::string comparisonJson (const BounceComparison&);

std::string_view keyOf (LoudnessMatch) noexcept; ///< "integratedLoudness"
} // namespace twobus
