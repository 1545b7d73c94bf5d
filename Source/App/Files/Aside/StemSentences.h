#pragma once

#include "Results/StemReport.h"

#include <string>
#include <vector>

namespace twobus
{
/** What the stems panel says beside its table: the report's sentences, safe to show, cut where the panel sets them.
    UTF-8. */
struct StemSentences
{
    std::string summary; ///< "8 stems sum to −0.4 dBTP at 2:51.38."
    std::string whatIf; ///< "What if: Kick and Bass down 8.0 dB each,"; empty where no trims are offered
    std::string whatIfRest; ///< "the sum peaks at −6.0 dBTP (summed again). ..."; empty where no move is asked
    std::vector<std::string> rest; ///< whether they are the mix, the next worst moments, and what else is to be known
};

StemSentences sentencesOf (const StemReport&);
} // namespace twobus
