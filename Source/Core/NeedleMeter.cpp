#include "Core/NeedleMeter.h"

#include <type_traits>

namespace twobus
{
namespace
{
/** Calls use (instrument) where there is one. */
template <typename Variant, typename Use>
void withInstrument (Variant& variant, Use&& use) noexcept
{
    std::visit (
        [&use] (auto& instrument) {
            if constexpr (! std::is_same_v<std::remove_cvref_t<decltype (instrument)>, std::monostate>)
                use (instrument);
        },
        variant);
}
} // namespace

void NeedleMeter::prepare (Needle needle, double sampleRate) noexcept
{
    switch (needle)
    {
        case Needle::none: instrument = std::monostate {}; break;
        case Needle::vu: instrument = VuMeter(); break;
        case Needle::ppmTypeI: instrument = PeakProgrammeMeter (PeakProgrammeMeter::Type::one); break;
        case Needle::ppmTypeII: instrument = PeakProgrammeMeter (PeakProgrammeMeter::Type::two); break;
    }

    withInstrument (instrument, [sampleRate] (auto& chosen) { chosen.prepare (sampleRate); });
    hasMoved = false;
}

void NeedleMeter::reset() noexcept
{
    withInstrument (instrument, [] (auto& chosen) { chosen.reset(); });
    hasMoved = false;
}

void NeedleMeter::process (std::span<const float> samples) noexcept
{
    withInstrument (instrument, [samples] (auto& chosen) { chosen.process (samples); });
    hasMoved = hasMoved || ! samples.empty();
}

std::optional<double> NeedleMeter::readingDbfs() const noexcept
{
    std::optional<double> reading;

    if (hasMoved)
        withInstrument (instrument, [&reading] (const auto& chosen) { reading = chosen.readingDbfs(); });

    return reading;
}
} // namespace twobus
