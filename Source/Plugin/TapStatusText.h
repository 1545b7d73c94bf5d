#pragma once

#include "Taps/TapSender.h"

#include <cstdint>
#include <string>

namespace twobus
{
/** One or two sentences for the tap's window. */
inline std::string statusText (const TapSender::Status& status, double sampleRate)
{
    const auto lost = status.framesLost > 0 && sampleRate > 0.0
                          ? " Twobus was too slow and missed "
                                + std::to_string (static_cast<std::uint64_t> (
                                    static_cast<double> (status.framesLost) * 1000.0 / sampleRate + 0.5))
                                + " ms."
                          : std::string();

    switch (status.state)
    {
        case TapSender::State::heard: return "Twobus hears this tap." + lost;

        case TapSender::State::notHeard:
            return "Twobus does not hear this tap yet. Start Twobus, and let your DAW's audio engine run.";

        case TapSender::State::noMemory:
            return "This system gave the tap no memory to share with Twobus. Close other programs, then insert the tap "
                   "again.";

        case TapSender::State::refused: break;
    }

    switch (status.refusal)
    {
        case TapRefusal::otherVersion:
            return "This tap and Twobus are of different versions. Install both from the same package.";

        case TapRefusal::tooManyTaps:
            return "Twobus hears 64 taps already, and no more. Remove taps that you do not need.";

        case TapRefusal::none:
        case TapRefusal::badDescription:
        case TapRefusal::badMemory:
        case TapRefusal::damagedRing: break;
    }

    return "Twobus could not read this tap's audio. Remove the tap and insert it again.";
}
} // namespace twobus
