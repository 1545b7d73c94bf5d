#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace twobus
{
/** What JACK's driver is called, which PipeWire answers too. */
inline constexpr auto jackTypeName = "JACK";

/** Which channels of which device: what is remembered of a choice. Names and no numbers, since numbers change
    whenever a port comes or goes. UTF-8.

    A JACK device is a client and its channels are that client's ports, without the client's name.
*/
struct DeviceAddress
{
    std::string typeName; ///< "ALSA", "JACK": as the driver is called
    std::string deviceName;
    std::vector<std::string> channels; ///< in the order in which they are measured

    bool isJack() const { return typeName == jackTypeName; }
    bool operator== (const DeviceAddress&) const = default;
};

/** "JACK:ardour": type and device, without the channels. */
std::string optionText (const DeviceAddress&);

/** The reverse, with no channels; the device's name may hold colons. "PipeWire:ardour" is the same as "JACK:ardour",
    since Twobus reaches both the same way. Empty where either name is missing. */
std::optional<DeviceAddress> addressFromOption (std::string_view);

/** "Master", of "Master/audio_out 1" and "Master/audio_out 2"; "capture_1–2"; "monitor", of "monitor_FL" and "monitor_FR"; "64
    channels". Empty where the names say nothing more than that it is an output, as "output_FL" and "output_FR" do. */
std::string partText (const std::vector<std::string>& channels);

/** "Ardour, Master", "ALSA: Loopback, 2 channels": for people. Of JACK and PipeWire the name says enough. */
std::string displayName (const DeviceAddress&);

/** One line of JSON, for the settings. */
std::string toJson (const DeviceAddress&);

/** Empty where the text is not what toJson writes. */
std::optional<DeviceAddress> addressFromJson (std::string_view);
} // namespace twobus
