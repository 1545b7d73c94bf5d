#pragma once

#include "Bench/Programmes.h"
#include "Bench/Timing.h"
#include "Core/Bank/MeterBank.h"

/** @file
    Shared by the benchmarks: plays a programme to a bank and reports its time.
*/
namespace twobus::bench
{
inline constexpr double sampleRate = 48000.0;

/** Calls visit (first frame, frames) for each of this many seconds; starts again at the programme's end. */
template <typename Visit>
void playFor (const Programme& programme, int seconds, Visit&& visit)
{
    constexpr auto frames = static_cast<std::size_t> (sampleRate);
    const auto secondsOfProgramme = static_cast<int> (programme.audio.numFrames() / frames);

    for (int second = 0; second < seconds; ++second)
        visit (static_cast<std::size_t> (second % secondsOfProgramme) * frames, frames);
}

inline void playTo (MeterBank& bank, const Programme& programme, int seconds)
{
    playFor (programme, seconds,
             [&] (std::size_t first, std::size_t frames) { bank.process (programme.audio.block (first, frames)); });
}

/** The median time per sample of one channel. */
inline double nanosecondsPerSample (const std::vector<double>& seconds, double secondsOfAudio,
                                    std::size_t numChannels = 2)
{
    return median (seconds) * 1.0e9 / (static_cast<double> (numChannels) * sampleRate * secondsOfAudio);
}
} // namespace twobus::bench
