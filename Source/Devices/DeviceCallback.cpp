#include "Devices/DeviceCallback.h"

#include "Devices/SteadyTime.h"

#include <algorithm>
#include <utility>

namespace twobus
{
DeviceCallback::DeviceCallback (std::shared_ptr<AudioCapture> captureToFill, juce::AudioIODevice& deviceToAsk,
                                const std::vector<std::size_t>& channelIndices,
                                std::shared_ptr<const std::atomic<bool>> isRenderingNow)
    : capture (std::move (captureToFill)), device (deviceToAsk), isRendering (std::move (isRenderingNow))
{
    for (std::size_t channel = 0; channel < std::min (channelIndices.size(), maxChannels); ++channel)
    {
        const auto isBefore = [&] (std::size_t index) { return index < channelIndices[channel]; };
        arrivalOf[channel] = static_cast<std::size_t> (std::ranges::count_if (channelIndices, isBefore));
    }
}

void DeviceCallback::audioDeviceIOCallbackWithContext (const float* const* inputs, int numInputs, float* const*, int,
                                                       int numFrames, const juce::AudioIODeviceCallbackContext&)
{
    const auto numArriving = static_cast<std::size_t> (std::max (numInputs, 0));
    const auto isComplete = numArriving == capture->numChannels() && numArriving <= maxChannels;
    std::array<const float*, maxChannels> ordered {};

    if (isComplete)
        for (std::size_t channel = 0; channel < numArriving; ++channel)
            ordered[channel] = inputs[arrivalOf[channel]];

    if (isRendering != nullptr && isRendering->load (std::memory_order_relaxed))
    {
        capture->skip (numArriving, steadyNanoseconds());
        return;
    }

    capture->noteOverruns (device.getXRunCount());

    const auto frames = static_cast<std::size_t> (std::max (numFrames, 0));
    capture->push (isComplete ? ordered.data() : inputs, numArriving, frames, device.getCurrentSampleRate(),
                   steadyNanoseconds());
}
} // namespace twobus
