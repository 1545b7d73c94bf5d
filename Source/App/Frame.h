#pragma once

#include "Advice/Advice.h"
#include "App/WindowState.h"
#include "Core/ChannelLayout.h"
#include "Engine/History.h"
#include "Engine/MeterSnapshot.h"
#include "Present/AdviceText.h"

#include <string>
#include <vector>

/** All that a view may show, of one instant. The references hold until the next frame. */
namespace twobus
{
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
};
} // namespace twobus
