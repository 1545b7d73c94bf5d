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
/** Passes a device's blocks to an AudioCapture, with the channels in the order asked for.

    JUCE delivers the opened channels in the device's own order. If another number of channels arrives (while JACK ports
    are being connected), they are passed on unsorted, and AudioCapture drops and counts them.

    While a DAW renders through JACK, its blocks are skipped: they come faster than real time.

    Runs on the device's thread. It only copies pointers and asks for the rate, which JUCE's drivers read from memory.
    The rate is asked for in each block because a JACK server can change it without notice.
*/
class DeviceCallback : public juce::AudioIODeviceCallback
{
public:
    /** channelIndices gives the place of each channel among all of the device's; at most maxChannels of them are used.
        The device must outlive its callbacks. isRendering comes from JackPorts::isRendering; null for other drivers. */
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
    std::array<std::size_t, maxChannels> arrivalOf {}; ///< for each channel of the capture, its place in the callback
};
} // namespace twobus
