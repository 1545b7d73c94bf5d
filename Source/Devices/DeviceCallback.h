#pragma once

#include "Core/Base/ChannelLayout.h"
#include "Engine/AudioCapture.h"

#include <juce_audio_devices/juce_audio_devices.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <vector>

namespace twobus
{
/** Hands what a device delivers to an AudioCapture, in the order that was asked for.

    JUCE delivers the opened channels in the device's own order. While another number of channels arrives (JACK
    ports that are being connected) they are handed on as they are, and AudioCapture drops and counts them.

    While a DAW renders through JACK its blocks are skipped: they come faster than anybody hears them.

    On the device's thread: it copies pointers and asks for the rate, which is a read of memory in JUCE's drivers
    and follows a JACK server that changes its rate without a word.
*/
class DeviceCallback : public juce::AudioIODeviceCallback
{
public:
    /** channelIndices: where each channel is among all of the device's, at most maxChannels of them. The device
        must outlive its callbacks. isRendering: see JackPorts::isRendering; null if nobody tells. */
    DeviceCallback (std::shared_ptr<AudioCapture>, juce::AudioIODevice&, const std::vector<std::size_t>& channelIndices,
                    std::shared_ptr<const std::atomic<bool>> isRendering = nullptr);

    void audioDeviceIOCallbackWithContext (const float* const* inputs, int numInputs, float* const* outputs,
                                           int numOutputs, int numFrames,
                                           const juce::AudioIODeviceCallbackContext&) override;
    void audioDeviceAboutToStart (juce::AudioIODevice*) override {}
    void audioDeviceStopped() override {}

private:
    std::shared_ptr<AudioCapture> capture;
    juce::AudioIODevice& device;
    std::shared_ptr<const std::atomic<bool>> isRendering;
    std::array<std::size_t, maxChannels> arrivalOf {}; ///< per channel of the capture, its place among the arriving
};
} // namespace twobus
