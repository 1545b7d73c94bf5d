#pragma once

#include <optional>

namespace twobus
{
/** Keeps the larger of two readings, of which either may be missing. */
inline void raise (std::optional<double>& maximum, std::optional<double> value) noexcept
{
    if (value && (! maximum || *value > *maximum))
        maximum = value;
}
} // namespace twobus
