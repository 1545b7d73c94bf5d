#pragma once

#include "Files/Analysis/RowedAnalysis.h"
#include "Results/ComparisonReport.h"

namespace twobus
{
/** Two bounces of a mix held against each other as loud as each other, section by section.

    The same programme is aligned by its envelopes (see EnvelopeAlignment), whatever silence is before it, and the gain
    between the two is that of all that is alike. What is not recognised as the same is matched by integrated loudness
    and laid side by side from its start. The sections are 10 s of the first file, over what both have.
*/
BounceComparison compareBounces (const RowedAnalysis& first, const RowedAnalysis& second);
} // namespace twobus
