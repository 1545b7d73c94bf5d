#pragma once

#include "Engine/MeterSnapshot.h"

#include <cstdint>

namespace twobus
{
/** Whether Twobus has heard a fader move since the reset: a passage came again at another gain (see PassageMatch). What
    it listens to is then after that fader. One thread. */
class HeardMove
{
public:
    /** Returns true from the first move on, until another measurement begins. */
    bool note (const MeterSnapshot& snapshot) noexcept
    {
        const auto& match = snapshot.readings.passageMatch;

        if (measurement != snapshot.measurement)
            hasMoved = false;

        measurement = snapshot.measurement;
        hasMoved = hasMoved || (match && match->isMoveKnown);
        return hasMoved;
    }

private:
    std::uint64_t measurement = 0;
    bool hasMoved = false;
};
} // namespace twobus
