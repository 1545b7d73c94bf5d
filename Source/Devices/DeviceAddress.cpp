#include "Devices/DeviceAddress.h"

#include "Devices/ApplicationName.h"
#include "Devices/ChannelPairs.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <iterator>

namespace twobus
{
namespace
{
struct NumberedName
{
    std::string_view stem;
    int number = 0;
};

/** Splits "audio_out 2" into "audio_out " and the number 2. Empty if the name doesn't end in a number. */
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

/** The text that two names share at their beginning and at their end. */
struct CommonEnds
{
    std::string_view before, after;
};

CommonEnds commonEnds (std::string_view a, std::string_view b)
{
    const auto shorter = std::min (a.size(), b.size());
    std::size_t before = 0, after = 0;

    while (before < shorter && a[before] == b[before])
        ++before;

    while (after < shorter - before && a[a.size() - after - 1] == b[b.size() - after - 1])
        ++after;

    return { a.substr (0, before), a.substr (a.size() - after) };
}

bool isLetter (char character) { return std::isalpha (static_cast<unsigned char> (character)) != 0; }

std::size_t numLeadingLetters (std::string_view text)
{
    return static_cast<std::size_t> (
        std::distance (text.begin(), std::find_if_not (text.begin(), text.end(), isLetter)));
}

std::size_t numTrailingLetters (std::string_view text)
{
    return static_cast<std::size_t> (
        std::distance (text.rbegin(), std::find_if_not (text.rbegin(), text.rend(), isLetter)));
}

std::string_view trimmed (std::string_view text)
{
    const auto first = text.find_first_not_of (" _-.:");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr (first, text.find_last_not_of (" _-.:") - first + 1);
}

/** "Master" for "Master/audio_out 1" and "Master/audio_out 2", with the numbers added for later pairs. Empty if the
    names have no strip before a slash. */
std::string stripText (const NumberedName& first, const NumberedName& second)
{
    const auto slash = first.stem.rfind ('/');

    if (slash == std::string_view::npos || slash == 0)
        return {};

    const std::string strip (first.stem.substr (0, slash));
    return first.number == 1 ? strip
                             : strip + " " + std::to_string (first.number) + "–" + std::to_string (second.number);
}

std::string pairText (const std::string& left, const std::string& right)
{
    const auto first = numbered (left), second = numbered (right);

    if (first && second && first->stem == second->stem && second->number == first->number + 1)
    {
        const auto strip = stripText (*first, *second);
        return strip.empty() ? left + "–" + std::to_string (second->number) : strip;
    }

    if (channelPairs ({ left, right }) != std::vector<std::vector<std::string>> { { left, right } })
        return left + ", " + right;

    // The words for the sides consist of letters and can begin or end alike: FL and FR, left and right.
    auto ends = commonEnds (left, right);
    ends.before = ends.before.substr (0, ends.before.size() - numTrailingLetters (ends.before));
    ends.after.remove_prefix (numLeadingLetters (ends.after));
    const std::string before (trimmed (ends.before)), after (trimmed (ends.after));

    if (after.empty() && (before == "output" || before == "out" || before == "OUT"))
        return {};

    return before + (before.empty() || after.empty() ? "" : " ") + after;
}
} // namespace

std::string optionText (const DeviceAddress& address) { return address.typeName + ":" + address.deviceName; }

std::optional<DeviceAddress> addressFromOption (std::string_view text)
{
    const auto colon = text.find (':');

    if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size())
        return std::nullopt;

    const auto driver = text.substr (0, colon);
    return DeviceAddress { driver == "PipeWire" ? jackTypeName : std::string (driver),
                           std::string (text.substr (colon + 1)),
                           {} };
}

std::string partText (const std::vector<std::string>& channels)
{
    if (channels.size() <= 1)
        return channels.empty() ? std::string() : channels.front();

    return channels.size() == 2 ? pairText (channels[0], channels[1]) : std::to_string (channels.size()) + " channels";
}

std::string displayName (const DeviceAddress& address)
{
    const auto device =
        address.isJack() ? applicationName (address.deviceName) : address.typeName + ": " + address.deviceName;
    const auto part = partText (address.channels);
    return part.empty() ? device : device + ", " + part;
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
