#include "Core/Path/PathCode.h"

#include <cmath>
#include <complex>

namespace twobus
{
namespace
{
double powerAt (double hertz, std::span<const float> heard, PathTimes times, PathSpan when)
{
    const auto first = std::ceil (times.frameOf (when.start)), last = std::floor (times.frameOf (when.end()));
    std::complex<double> sum = 0.0;

    for (auto frame = std::max (first, 0.0); frame < std::min (last, static_cast<double> (heard.size())); ++frame)
        sum += static_cast<double> (heard[static_cast<std::size_t> (frame)])
               * std::polar (1.0, -2.0 * std::numbers::pi * hertz * times.at (frame));

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
