#include "Core/Base/MeterFormat.h"

#include <cmath>
#include <locale>
#include <sstream>

namespace twobus
{
namespace
{
/** Keeps the decimals, if any: 7999.9 Hz must not read as 8000. */
std::string asText (double value)
{
    std::ostringstream text;
    text.imbue (std::locale::classic());
    text.precision (10);
    text << value;
    return text.str();
}
} // namespace

std::string problemWith (const MeterFormat& format)
{
    if (format.numChannels() == 0)
        return "it has no audio channel";

    if (! std::isfinite (format.sampleRate))
        return "its sample rate is not a number, and Twobus measures 8000 to 384000 Hz";

    if (format.sampleRate < lowestSampleRate || format.sampleRate > highestSampleRate)
        return "its sample rate is " + asText (format.sampleRate) + " Hz, and Twobus measures 8000 to 384000 Hz";

    if (! (format.fullScale > 0.0f && format.fullScale <= 1.0f))
        return "its full scale is not between 0 and 1";

    return {};
}
} // namespace twobus
