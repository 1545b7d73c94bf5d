#pragma once

#include "Advice/Advice.h"
#include "Advice/ChainAdvice.h"

namespace twobus
{
/** The chain's remedy if it mends what this verdict complains of and the master fader does not: for clipping, where it
    clips; for a hot mix, the limiter's ceiling or the chain's output; for squashed peaks, how far the limiter is
    driven. Otherwise none: then the verdict's own move is right, such as the fader for a mix that enters hot. */
ChainRemedy remedyFromChain (Verdict levelVerdict, const ChainVerdict&) noexcept;
} // namespace twobus
