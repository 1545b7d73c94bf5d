#include "Devices/DeviceAddress.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace twobus
{
namespace
{
struct NumberedName
{
    std::string_view stem;
    int number = 0;
};

/** "audio_out 2" is number 2 of "audio_out ". */
std::optional<NumberedName> numbered (std::string_view name)
{
    const auto lastOther = name.find_last_not_of ("0123456789");
    const auto stemLength = lastOther == std::string_view::npos ? 0 : lastOther + 1;
    const auto digits = name.substr (stemLength);
    NumberedName result { name.substr (0, stemLength), 0 };

    const auto* end = digits.data() + digits.size();

    if (digits.empty() || std::from_chars (digits.data(), end, result.number).ec != std::errc())
        return std::nullopt;

    return result;
}

std::string channelSummary (const std::vector<std::string>& channels)
{
    if (channels.size() == 1)
        return channels.front();

    if (channels.size() != 2)
        return std::to_string (channels.size()) + " channels";

    const auto first = numbered (channels[0]), second = numbered (channels[1]);

    if (first && second && first->stem == second->stem && second->number == first->number + 1)
        return channels[0] + "–" + std::to_string (second->number);

    return channels[0] + ", " + channels[1];
}
} // namespace

std::string optionText (const DeviceAddress& address)
{
    return address.typeName + ":" + address.deviceName;
}

std::optional<DeviceAddress> addressFromOption (std::string_view text)
{
    const auto colon = text.find (':');

    if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size())
        return std::nullopt;

    return DeviceAddress { std::string (text.substr (0, colon)), std::string (text.substr (colon + 1)), {} };
}

std::string displayName (const DeviceAddress& address)
{
    const auto device = address.typeName + ": " + address.deviceName;
    return address.channels.empty() ? device : device + ", " + channelSummary (address.channels);
}

std::string toJson (const DeviceAddress& address)
{
    const nlohmann::ordered_json object { { "type", address.typeName },
                                          { "device", address.deviceName },
                                          { "channels", address.channels } };
    return object.dump (-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::optional<DeviceAddress> addressFromJson (std::string_view text)
{
    const auto object = nlohmann::json::parse (text, nullptr, false);

    if (! object.is_object())
        return std::nullopt;

    try
    {
        return DeviceAddress { object.at ("type").get<std::string>(), object.at ("device").get<std::string>(),
                               object.at ("channels").get<std::vector<std::string>>() };
    }
    catch (const nlohmann::json::exception&)
    {
        return std::nullopt;
    }
}
} // namespace twobus
