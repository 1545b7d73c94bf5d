#pragma once

#include "App/Session/Frame.h"

namespace twobus::test
{
/** A frame made by hand from these readings. Owns everything that the frame refers to. */
struct FrameOf
{
    explicit FrameOf (const MeterReadings& readings, Stage stage = Stage::finishedMaster)
    {
        choices.stage = stage;
        snapshot.readings = readings;
        snapshot.measurement = 1;
        snapshot.sampleRate = 48000.0;
    }

    /** Computes the verdict again on each call, so tests can change the members first. */
    Frame get()
    {
        advice = advise ({ snapshot.readings, choices, true, 0.0, std::nullopt });
        words = wordsFor (advice, choices, snapshot.readings, layout);
        return { snapshot,
                 snapshot.readings,
                 snapshot.readings,
                 snapshot.health,
                 history,
                 advice,
                 words,
                 layout,
                 channelNames,
                 choices,
                 standby,
                 true,
                 numbersAreDue,
                 0.0,
                 RmsConvention::mathematical,
                 ReadingsScope::pass,
                 false };
    }

    MeterSnapshot snapshot;
    History history;
    Advice advice;
    AdviceText words;
    ChannelLayout layout { ChannelLayout::forChannelCount (2) };
    std::vector<std::string> channelNames { "left", "right" };
    Choices choices;
    std::optional<Standby> standby;
    bool numbersAreDue = true;
};
} // namespace twobus::test
