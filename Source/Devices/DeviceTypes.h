#pragma once

#include "Devices/DeviceAddress.h"

#include <juce_audio_devices/juce_audio_devices.h>

#include <memory>
#include <string>
#include <vector>

/** @file
    JUCE's audio drivers, by name, and strings to and fro. Message thread only.

    JACK's must not be scanned before JackPorts has seen a server: see JackLibrary.
*/
namespace twobus
{
/** A new one of each driver that this platform has, not scanned: ALSA's scans only once in its life. */
std::vector<std::unique_ptr<juce::AudioIODeviceType>> makeDeviceTypes();

/** Null where the platform has none of this name. */
std::unique_ptr<juce::AudioIODeviceType> makeDeviceType (const std::string& typeName);

/** Whether the kernel has any sound card; true on systems where nothing depends on it. */
bool hasSoundCard() noexcept;

std::vector<std::string> toStrings (const juce::StringArray&);
} // namespace twobus
