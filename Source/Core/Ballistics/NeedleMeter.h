#pragma once

#include "Core/Ballistics/Needle.h"
#include "Core/Ballistics/PeakProgrammeMeter.h"
#include "Core/Ballistics/VuMeter.h"

#include <optional>
#include <span>
#include <variant>

namespace twobus
{
/** The needle of one channel: the instrument that was chosen, or none, which costs nothing. Allocates nothing.

    A reading is that of its instant. In a MeterBank this is the end of the newest 10 ms, in which a PPM of type I has
    fallen by 0.12 dB at most since its highest. */
class NeedleMeter
{
public:
    /** At rest. */
    void prepare (Needle, double sampleRate) noexcept;
    void reset() noexcept;
    void process (std::span<const float>) noexcept;

    /** dBFS of a sine's peak. Empty without a needle, and before the first sample. */
    std::optional<double> readingDbfs() const noexcept;

private:
    std::variant<std::monostate, VuMeter, PeakProgrammeMeter> instrument;
    bool hasMoved = false;
};
} // namespace twobus
