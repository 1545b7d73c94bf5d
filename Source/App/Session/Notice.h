#pragma once

#include "App/Session/WindowState.h"

#include <optional>
#include <string>

namespace twobus
{
/** Something said once: it stands in the banner for 20 s, or until something else is said. No clock; times are steady
    seconds. */
class Notice
{
public:
    void say (std::string sentence, Severity severity, double nowSeconds)
    {
        banner = { severity, std::move (sentence) };
        untilSeconds = nowSeconds + secondsShown;
    }

    /** Empty: nothing is said now. */
    std::optional<Banner> at (double nowSeconds) const
    {
        return ! banner.text.empty() && nowSeconds < untilSeconds ? std::optional (banner) : std::nullopt;
    }

    static constexpr double secondsShown = 20.0;

private:
    Banner banner { Severity::neutral, {} };
    double untilSeconds = 0.0;
};
} // namespace twobus
