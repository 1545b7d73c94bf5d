#include "Core/Path/PathCode.h"

#include <algorithm>
#include <cmath>
#include <complex>

namespace twobus
{
namespace
{
double powerAt (double hertz, std::span<const float> heard, PathTimes times, PathSpan when)
{
    const auto size = static_cast<double> (heard.size());
    const auto first = static_cast<std::size_t> (std::clamp (std::ceil (times.frameOf (when.start)), 0.0, size)),
               last = static_cast<std::size_t> (std::clamp (std::floor (times.frameOf (when.end())), 0.0, size));
    std::complex<double> sum = 0.0;

    for (auto frame = first; frame < last; ++frame)
        sum += static_cast<double> (heard[frame])
               * std::polar (1.0, -2.0 * std::numbers::pi * hertz * times.at (static_cast<double> (frame)));

    return std::norm (sum);
}
} // namespace

std::optional<std::pair<double, PathSignal::Format>> readPathCode (std::span<const float> heard, PathTimes times)
{
    namespace layout = pathLayout;
    constexpr auto bitSeconds = layout::code.seconds / layout::codeBits;
    std::array<bool, layout::codeBits> bits {};

    for (std::size_t bit = 0; bit < bits.size(); ++bit)
    {
        const PathSpan when { layout::code.start + static_cast<double> (bit) * bitSeconds, bitSeconds };
        bits[bit] = powerAt (layout::oneHz, heard, times, when) > powerAt (layout::zeroHz, heard, times, when);
    }

    for (const auto rate : PathSignal::rates)
        for (const auto format : { PathSignal::Format::float32, PathSignal::Format::integer24 })
            if (PathSignal::codeOf (rate, format) == bits)
                return std::pair (rate, format);

    return std::nullopt;
}
} // namespace twobus
