#pragma once

#include "Present/StemReport.h"

#include <string>

/** What the stems panel says beside its table. UTF-8. */
namespace twobus
{
struct StemSentences
{
    std::string summary; ///< "8 stems sum to −0.4 dBTP at 2:51.38"
    std::string whatIf; ///< "What if: Kick and Bass down 8.0 dB each,"
    std::string whatIfRest; ///< "the sum peaks at −6.0 dBTP (summed again). ..."
    std::string rest; ///< whether they are the mix, and what else is to be known
};

StemSentences sentencesOf (const StemReport&);
} // namespace twobus
