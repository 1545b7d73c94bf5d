#pragma once

#include "Core/Base/AudioBlock.h"

namespace twobus
{
/** Receives every measured block on the meter thread, after the meters: for a goniometer or a path check. Samples that
    the meters count as invalid (NaN, infinity: see MeterBank) are 0 in the block. */
class BlockObserver
{
public:
    virtual ~BlockObserver() = default;
    virtual void audioBlock (const AudioBlock&, double sampleRate) noexcept = 0;

    /** Whether to get what the meters get; or else everything as it arrived, also what is left out (see MeterCommand),
        and without the gain that is added to the stream (see MeterStream). */
    virtual bool wantsMeasured() const noexcept { return true; }
};
} // namespace twobus
