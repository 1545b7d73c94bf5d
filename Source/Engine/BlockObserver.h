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

    /** Whether the block is as the meters get it, with the gain that is added to the stream (see MeterStream), or as it
        arrived. */
    virtual bool wantsAddedGain() const noexcept { return true; }
};
} // namespace twobus
