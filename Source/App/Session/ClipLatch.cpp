#include "App/Session/ClipLatch.h"

#include <utility>

namespace twobus
{
void ClipLatch::note (const MeterReadings& readings, std::uint64_t measurement)
{
    if (std::exchange (notedMeasurement, measurement) != measurement || inputs.size() != readings.numChannels)
        inputs.assign (readings.numChannels, {});

    for (std::size_t i = 0; i < inputs.size(); ++i)
    {
        const auto clips = clipsOf (readings.channels[i]);

        if (clips > inputs[i].clips)
            inputs[i].seconds = readings.secondsMeasured;

        inputs[i].clips = clips;
    }
}

void ClipLatch::acknowledge (std::size_t input)
{
    if (input < inputs.size())
        inputs[input].acknowledged = inputs[input].clips;
}

void ClipLatch::acknowledgeAll()
{
    for (std::size_t i = 0; i < inputs.size(); ++i)
        acknowledge (i);
}

std::optional<LatchedClip> ClipLatch::of (std::size_t input) const
{
    if (input >= inputs.size() || inputs[input].clips <= inputs[input].acknowledged)
        return std::nullopt;

    return LatchedClip { inputs[input].seconds, inputs[input].clips - inputs[input].acknowledged };
}

std::optional<std::size_t> ClipLatch::newest() const
{
    std::optional<std::size_t> found;

    for (std::size_t i = 0; i < inputs.size(); ++i)
        if (of (i) && (! found || inputs[i].seconds > inputs[*found].seconds))
            found = i;

    return found;
}
} // namespace twobus
