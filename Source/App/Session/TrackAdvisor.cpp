#include "App/Session/TrackAdvisor.h"

#include <chrono>

namespace twobus
{
namespace
{
constexpr double secondsBetween = 1.0;
}

void TrackAdvisor::update (std::shared_ptr<const EnsembleReadings> readings, double aimDbtp, double nowSeconds)
{
    if (pending.valid() && pending.wait_for (std::chrono::seconds (0)) == std::future_status::ready)
        newest = std::make_shared<const TrackAdvice> (pending.get());

    if (readings == nullptr || ! readings->shares)
    {
        newest = nullptr;
        advised = nullptr;
        return;
    }

    if (pending.valid() || nowSeconds < nextSeconds || (readings == advised && aimDbtp == advisedAimDbtp))
        return;

    // Another group of taps: what was said of the old one doesn't fit its names.
    if (advised != nullptr && advised->tracks != readings->tracks)
        newest = nullptr;

    advised = readings;
    advisedAimDbtp = aimDbtp;
    nextSeconds = nowSeconds + secondsBetween;
    pending =
        std::async (std::launch::async, [readings, aimDbtp] { return adviseTracks (*readings->shares, aimDbtp); });
}
} // namespace twobus
