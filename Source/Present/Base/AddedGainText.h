#pragma once

#include "Present/Base/Numbers.h"

#include <cmath>
#include <string>

namespace twobus
{
/** The mark of readings to which the known gain of their path was added: "12.0 dB added back". Empty for 0 dB. */
inline std::string addedGainText (double addedGainDb)
{
    if (addedGainDb == 0.0)
        return {};

    return valueText (std::abs (addedGainDb), "dB") + (addedGainDb > 0.0 ? " added back" : " taken off again");
}

/** The same behind a name: ", 12.0 dB added back". */
inline std::string addedGainSuffix (double addedGainDb)
{
    const auto text = addedGainText (addedGainDb);
    return text.empty() ? text : ", " + text;
}
} // namespace twobus
