#pragma once

#include "Results/StemReport.h"

#include <string>
#include <vector>

namespace twobus
{
/** The sentences that the stems panel shows around its table: those of the report, safe to show, divided as the panel
    needs them. UTF-8. */
struct StemSentences
{
    std::string summary; ///< "8 stems sum to −0.4 dBTP at 2:51.38."
    std::string whatIf; ///< "What if: Kick and Bass down 8.0 dB each,"; empty if no trims are offered
    std::string whatIfRest; ///< "the sum peaks at −6.0 dBTP (summed again). ..."; empty if no move is needed
    std::vector<std::string> rest; ///< whether the stems sum to the mix, the next worst moments, and notes
};

StemSentences sentencesOf (const StemReport&);
} // namespace twobus
