#pragma once

#include "Advice/Advice.h"
#include "App/Session/WindowState.h"
#include "Core/Base/MeterFormat.h"
#include "Engine/History.h"
#include "Engine/MeterSnapshot.h"
#include "Present/Advice/AdviceText.h"
#include "Present/Base/RmsConvention.h"

#include <string>
#include <vector>

namespace twobus
{
/** All that a view may show, of one instant. The references hold until the next frame. */
struct Frame
{
    const MeterSnapshot& snapshot;
    const History& history;
    const Advice& advice;
    const AdviceText& words;
    const ChannelLayout& layout;
    const std::vector<std::string>& channelNames;
    const Choices& choices;
    const std::optional<Standby>& standby; ///< instead of the verdict
    bool levelsAreLive = false;

    /** Running numbers change ten times a second, so that they can be read; bars move in every frame. */
    bool numbersAreDue = true;

    double nowSeconds = 0.0; ///< of a steady clock: what moves goes by it

    RmsConvention rms = RmsConvention::mathematical; ///< which RMS to show: the readings have the mathematical one
    bool dualMono = false; ///< asked for; whether it means something here, countsAsDualMono says

    bool countsAsDualMono() const noexcept
    {
        return MeterFormat { snapshot.sampleRate, layout, fullScaleOf24Bits, dualMono }.countsAsDualMono();
    }
};
} // namespace twobus
