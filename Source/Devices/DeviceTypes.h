#pragma once

#include "Devices/DeviceAddress.h"

#include <juce_audio_devices/juce_audio_devices.h>

#include <memory>
#include <string>
#include <vector>

/** @file
    JUCE's audio drivers by name, and a conversion of its strings. Message thread only.

    JACK's driver must not be scanned before JackPorts has seen a server: see JackLibrary.
*/
namespace twobus
{
/** A new object for each driver of this platform, not scanned yet. New, because ALSA's scans only once in its life. */
std::vector<std::unique_ptr<juce::AudioIODeviceType>> makeDeviceTypes();

/** Null if the platform has no driver of this name. */
std::unique_ptr<juce::AudioIODeviceType> makeDeviceType (const std::string& typeName);

/** Whether the kernel has any sound card. Always true on systems other than Linux. */
bool hasSoundCard() noexcept;

std::vector<std::string> toStrings (const juce::StringArray&);
} // namespace twobus
