#pragma once

#include "Core/Ballistics/Needle.h"
#include "Core/Ballistics/PeakProgrammeMeter.h"
#include "Core/Ballistics/VuMeter.h"

#include <optional>
#include <span>
#include <variant>

namespace twobus
{
/** The needle of one channel: the chosen instrument, or none, which costs nothing. Allocates nothing.

    The reading is the needle's position at the end of the samples processed so far. In a MeterBank that is the end of
    the newest 10 ms, during which a type I PPM falls by at most 0.12 dB. */
class NeedleMeter
{
public:
    /** Puts the needle at rest. */
    void prepare (Needle, double sampleRate) noexcept;
    void reset() noexcept;
    void process (std::span<const float>) noexcept;

    /** dBFS of a sine's peak. Empty if no needle is chosen or no sample has been processed yet. */
    std::optional<double> readingDbfs() const noexcept;

private:
    std::variant<std::monostate, VuMeter, PeakProgrammeMeter> instrument;
    bool hasMoved = false;
};
} // namespace twobus
