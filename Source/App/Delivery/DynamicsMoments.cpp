#include "App/Delivery/DynamicsMoments.h"

#include <cmath>
#include <optional>

namespace twobus
{
namespace
{
constexpr double softestProgrammeLufs = -70.0; // audio at or below this gate does not count as programme

std::optional<DynamicsMoment> momentOf (const MeterReadings& readings)
{
    if (! readings.shortTermLufs || ! readings.psrDb || ! std::isfinite (*readings.psrDb)
        || ! (*readings.shortTermLufs > softestProgrammeLufs))
        return std::nullopt;

    return DynamicsMoment { static_cast<float> (*readings.shortTermLufs), static_cast<float> (*readings.psrDb) };
}
} // namespace

DynamicsMoments::Change DynamicsMoments::take (const MeterSnapshot& snapshot)
{
    const auto& current = snapshot.readings.pass;
    const auto newestPass = current ? current->number : 0;
    const auto isAnother = snapshot.measurement != measurement || newestPass != pass;

    if (isAnother)
    {
        measurement = snapshot.measurement;
        pass = newestPass;
        interval = secondsApart;
        nextSeconds = (current ? current->startSeconds : 0.0) + secondsApart;
        kept.clear();
    }

    auto change = isAnother ? Change::replaced : Change::none;

    if (const auto seconds = snapshot.readings.secondsMeasured; seconds >= nextSeconds)
        if (const auto moment = momentOf (snapshot.readings))
        {
            const auto added = add (*moment);
            change = isAnother ? Change::replaced : added;
            nextSeconds = seconds + interval;
        }

    return change;
}

DynamicsMoments::Change DynamicsMoments::add (DynamicsMoment moment)
{
    kept.push_back (moment);

    if (kept.size() <= mostKept)
        return Change::added;

    // The number of moments is odd, so the first and the newest are both kept.
    std::size_t numLeft = 0;

    for (std::size_t i = 0; i < kept.size(); i += 2)
        kept[numLeft++] = kept[i];

    kept.resize (numLeft);
    interval *= 2.0;
    return Change::replaced;
}
} // namespace twobus
