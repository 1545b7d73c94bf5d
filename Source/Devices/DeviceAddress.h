#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace twobus
{
/** The name of JACK's driver. PipeWire is reached through it too. */
inline constexpr auto jackTypeName = "JACK";

/** A device and some of its channels, as remembered for a choice. Holds names instead of numbers, since numbers change
    whenever a port comes or goes. UTF-8.

    A JACK device is a client, and its channels are that client's ports, without the client's name.
*/
struct DeviceAddress
{
    std::string typeName; ///< the driver's name: "ALSA", "JACK"
    std::string deviceName;
    std::vector<std::string> channels; ///< in the order of measurement

    bool isJack() const { return typeName == jackTypeName; }
    bool operator== (const DeviceAddress&) const = default;
};

/** The type and the device, without channels: "JACK:ardour". */
std::string optionText (const DeviceAddress&);

/** The reverse of optionText; the address has no channels. The device's name can contain colons. "PipeWire:ardour" is
    the same as "JACK:ardour", since Twobus reaches both the same way. Empty if either name is missing. */
std::optional<DeviceAddress> addressFromOption (std::string_view);

/** A short text for channels: "Master" for "Master/audio_out 1" and "Master/audio_out 2"; "capture_1–2"; "monitor" for
    "monitor_FL" and "monitor_FR"; "64 channels". Empty if the names only say that it is an output, as "output_FL" and
    "output_FR" do. */
std::string partText (const std::vector<std::string>& channels);

/** The text to show: "Ardour, Master", "ALSA: Loopback, 2 channels". Leaves out the driver's name for JACK and
    PipeWire. */
std::string displayName (const DeviceAddress&);

/** The address as one line of JSON, for the settings. */
std::string toJson (const DeviceAddress&);

/** Empty if the text is not in toJson's format. */
std::optional<DeviceAddress> addressFromJson (std::string_view);
} // namespace twobus
