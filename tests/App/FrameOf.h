#pragma once

#include "App/Session/Frame.h"

namespace twobus::test
{
/** A frame of readings made by hand, with everything that it refers to. */
struct FrameOf
{
    explicit FrameOf (const MeterReadings& readings, Stage stage = Stage::finishedMaster)
    {
        choices.stage = stage;
        snapshot.readings = readings;
        snapshot.measurement = 1;
        snapshot.sampleRate = 48000.0;
    }

    /** Judged anew each time, so that what it refers to may be changed. */
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
