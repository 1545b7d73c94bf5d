#include "Core/Ballistics/NeedleMeter.h"

namespace twobus
{
namespace
{
using Instrument = std::variant<std::monostate, VuMeter, PeakProgrammeMeter>;

Instrument instrumentOf (Needle needle) noexcept
{
    switch (needle)
    {
        case Needle::vu: return VuMeter();
        case Needle::ppmTypeI: return PeakProgrammeMeter (PeakProgrammeMeter::Type::one);
        case Needle::ppmTypeII: return PeakProgrammeMeter (PeakProgrammeMeter::Type::two);
        case Needle::none: break;
    }

    return {};
}

/** Calls use (instrument) if an instrument is chosen. */
template <typename Variant, typename Use>
void withInstrument (Variant& variant, Use&& use) noexcept
{
    if (auto* vu = std::get_if<VuMeter> (&variant))
        use (*vu);
    else if (auto* ppm = std::get_if<PeakProgrammeMeter> (&variant))
        use (*ppm);
}
} // namespace

void NeedleMeter::prepare (Needle needle, double sampleRate) noexcept
{
    instrument = instrumentOf (needle);
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
