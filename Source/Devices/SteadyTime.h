#pragma once

#include <chrono>
#include <cstdint>

namespace twobus
{
/** The clock of AudioCapture and AudioSource::poll. Real-time safe. */
inline std::int64_t steadyNanoseconds() noexcept
{
    using namespace std::chrono;
    return duration_cast<nanoseconds> (steady_clock::now().time_since_epoch()).count();
}

/** The same in seconds. */
inline double steadySeconds() noexcept { return static_cast<double> (steadyNanoseconds()) * 1.0e-9; }
} // namespace twobus
