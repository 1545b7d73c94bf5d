#pragma once

#include "Bench/Programmes.h"
#include "Bench/Timing.h"
#include "Core/Bank/MeterBank.h"

/** @file
    What the benchmarks have in common: how a programme is played to a bank, and how a time is told.
*/
namespace twobus::bench
{
inline constexpr double sampleRate = 48000.0;

/** Calls visit (first frame, frames) for each of so many seconds, from the programme's beginning again where it ends.
    */
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

/** Of each of numChannels channels. */
inline double nanosecondsPerSample (const std::vector<double>& seconds, double secondsOfAudio,
                                    std::size_t numChannels = 2)
{
    return median (seconds) * 1.0e9 / (static_cast<double> (numChannels) * sampleRate * secondsOfAudio);
}
} // namespace twobus::bench
