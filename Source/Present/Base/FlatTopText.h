#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace twobus
{
/** What is said of flat tops that are mostly short and shallow (see HarmlessFlatTops.h), after their number and level. */
inline std::string shallowTopsText (std::uint64_t count)
{
    constexpr std::string_view shape =
        "short and shallow: usually a limiter that also clips a little. It is hardly audible. To avoid it, drive the "
        "limiter less.";
    return (count == 1 ? ", " : ", most of them ") + std::string (shape);
}
} // namespace twobus
