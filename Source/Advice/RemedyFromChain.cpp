#include "Advice/RemedyFromChain.h"

namespace twobus
{
ChainRemedy remedyFromChain (Verdict levelVerdict, const ChainVerdict& chain) noexcept
{
    const auto remedy = chain.remedy;
    auto helps = false;

    switch (levelVerdict)
    {
        case Verdict::clipped:
            helps = remedy == ChainRemedy::findTheTrack || remedy == ChainRemedy::lowerIntoWhatClips;
            break;

        case Verdict::over:
        case Verdict::hot: helps = remedy == ChainRemedy::lowerCeiling || remedy == ChainRemedy::lowerOutputGain; break;

        case Verdict::squashed: helps = remedy == ChainRemedy::driveLess; break;

        case Verdict::incomplete:
        case Verdict::tight:
        case Verdict::ready:
        case Verdict::fineSoFar:
        case Verdict::listening:
        case Verdict::noSignal: break;
    }

    return helps ? remedy : ChainRemedy::none;
}
} // namespace twobus
