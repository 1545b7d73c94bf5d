#pragma once

#include <optional>

namespace twobus
{
/** Raises the maximum to a value. Either can be empty. */
inline void raise (std::optional<double>& maximum, std::optional<double> value) noexcept
{
    if (value && (! maximum || *value > *maximum))
        maximum = value;
}
} // namespace twobus
