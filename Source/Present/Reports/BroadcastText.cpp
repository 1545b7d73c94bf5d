#include "Present/Reports/BroadcastText.h"

#include "Present/Base/Numbers.h"
#include "Present/Base/Printable.h"

#include <fmt/format.h>

namespace twobus
{
namespace
{
Json claimJson (std::optional<double> claimed, std::optional<double> measured, double tolerance)
{
    if (! claimed)
        return nullptr;

    const auto agrees = agreesWith (claimed, measured, tolerance);
    return { { "claimed", jsonNumber (claimed) }, { "agrees", agrees ? Json (*agrees) : Json() } };
}

std::string claimsText (const LoudnessClaims& claims)
{
    const auto loudness = valueText (claims.integratedLufs, "LUFS", 2),
               truePeak = valueText (claims.truePeakDbtp, "dBTP", 2);

    if (claims.integratedLufs && claims.truePeakDbtp)
        return loudness + " and " + truePeak;

    return claims.integratedLufs ? loudness : truePeak;
}
} // namespace

std::string broadcastText (const BroadcastExtension& bext, const MeterReadings& readings, const MeterFormat& format)
{
    auto text = std::string ("Broadcast Wave");

    if (! bext.originator.empty())
        text += " by " + printable (bext.originator);

    if (bext.timeReferenceFrames > 0)
        text += ", starts at " + momentText (static_cast<double> (bext.timeReferenceFrames) / format.sampleRate);

    if (! bext.description.empty())
        text += fmt::format (": “{}”", printable (bext.description));

    const auto& claims = bext.claims;

    if (! claims.integratedLufs && ! claims.truePeakDbtp)
        return text + ".";

    const auto loudness = agreesWith (claims.integratedLufs, loudnessForClaim (readings, format), loudnessToleranceLu);
    const auto truePeak = agreesWith (claims.truePeakDbtp, readings.truePeakDbtp, truePeakToleranceDb);
    const auto isAsMeasured = (loudness || truePeak) && loudness.value_or (true) && truePeak.value_or (true);
    return fmt::format ("{}. It claims {}{}.", text, claimsText (claims), isAsMeasured ? ", as measured" : "");
}

Json broadcastJson (const BroadcastExtension& bext, const MeterReadings& readings, const MeterFormat& format)
{
    const auto& claims = bext.claims;
    return { { "version", bext.version },
             { "description", bext.description },
             { "originator", bext.originator },
             { "originatorReference", bext.originatorReference },
             { "originationDate", bext.originationDate },
             { "originationTime", bext.originationTime },
             { "timeReferenceFrames", bext.timeReferenceFrames },
             { "integratedLufs",
               claimJson (claims.integratedLufs, loudnessForClaim (readings, format), loudnessToleranceLu) },
             { "loudnessRangeLu", claimJson (claims.loudnessRangeLu, readings.loudnessRangeLu, rangeToleranceLu) },
             { "truePeakDbtp", claimJson (claims.truePeakDbtp, readings.truePeakDbtp, truePeakToleranceDb) },
             { "momentaryMaxLufs", claimJson (claims.momentaryMaxLufs, readings.momentaryMaxLufs, maximumToleranceLu) },
             { "shortTermMaxLufs",
               claimJson (claims.shortTermMaxLufs, readings.shortTermMaxLufs, maximumToleranceLu) } };
}
} // namespace twobus
