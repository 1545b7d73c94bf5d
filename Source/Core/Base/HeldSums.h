#pragma once

#include "Core/Base/SignalGate.h"

#include <utility>

namespace twobus
{
/** Sums over a programme that leave its pauses out: what is added is held until settle() says whether it counts.

    Sums is a struct of doubles that are 0 at first, with operator+=.
*/
template <typename Sums>
class HeldSums
{
public:
    void reset() noexcept { *this = {}; }
    void add (const Sums& next) noexcept { held += next; }

    void settle (Silence silence) noexcept
    {
        if (silence == Silence::isHeld)
            return;

        if (silence == Silence::counts)
            counted += held;

        held = {};
    }

    /** Of what counts. */
    const Sums& sums() const noexcept { return counted; }

private:
    Sums counted, held;
};
} // namespace twobus
