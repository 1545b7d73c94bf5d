#pragma once

#include "Files/Analysis/RowedAnalysis.h"
#include "Results/ComparisonReport.h"

namespace twobus
{
/** Compares two bounces of a mix section by section, at matched loudness.

    If both hold the same programme, their envelopes are aligned (see EnvelopeAlignment), whatever silence comes first,
    and the gain between them is that of the parts that match. Otherwise they are matched by integrated loudness and
    compared from their starts. A section is 10 s of the first file; only the part that both files have is compared.
*/
BounceComparison compareBounces (const RowedAnalysis& first, const RowedAnalysis& second);
} // namespace twobus
