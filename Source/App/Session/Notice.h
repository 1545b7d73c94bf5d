#pragma once

#include "App/Session/WindowState.h"

#include <optional>
#include <string>

namespace twobus
{
/** A sentence that is shown once: it stays in the banner for 20 s, or until the next one. Has no clock of its own;
    times are steady seconds. */
class Notice
{
public:
    void say (std::string sentence, Severity severity, double nowSeconds)
    {
        banner = { severity, std::move (sentence) };
        untilSeconds = nowSeconds + secondsShown;
    }

    /** What to show at this time; empty if nothing. */
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
