#include "Taps/TapMessages.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace twobus
{
namespace
{
constexpr std::string_view hexDigits = "0123456789abcdef";

template <std::size_t size>
void writeText (std::string_view text, std::array<char, size>& field)
{
    auto length = std::min (text.size(), size - 1);

    // Never cut inside a character of several bytes.
    while (length > 0 && length < text.size() && (static_cast<unsigned char> (text[length]) & 0xc0u) == 0x80u)
        --length;

    std::copy_n (text.begin(), length, field.begin());
}

/** How many bytes the UTF-8 character at the beginning has; 0 if there is none. */
std::size_t characterLength (std::string_view text) noexcept
{
    const auto first = static_cast<unsigned char> (text.front());
    const auto length = first < 0x20 || first == 0x7f   ? 0u
                        : first < 0x80                  ? 1u
                        : first >= 0xc2 && first < 0xe0 ? 2u
                        : first >= 0xe0 && first < 0xf0 ? 3u
                        : first >= 0xf0 && first < 0xf5 ? 4u
                                                        : 0u;

    if (length == 0 || length > text.size())
        return 0;

    const auto continues = [] (char each) { return (static_cast<unsigned char> (each) & 0xc0u) == 0x80u; };

    if (! std::all_of (text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t> (length), continues))
        return 0;

    // No overlong forms, no surrogates, nothing beyond U+10FFFF.
    const auto second = length > 1 ? static_cast<unsigned char> (text[1]) : 0u;
    const auto isForbidden = (first == 0xe0 && second < 0xa0) || (first == 0xed && second >= 0xa0)
                             || (first == 0xf0 && second < 0x90) || (first == 0xf4 && second >= 0x90);
    return isForbidden ? 0 : length;
}

template <std::size_t size>
std::string readText (const std::array<char, size>& field)
{
    std::string_view left (field.data(),
                           static_cast<std::size_t> (std::find (field.begin(), field.end(), '\0') - field.begin()));
    std::string text;

    while (! left.empty())
    {
        const auto length = characterLength (left);
        text += length == 0 ? std::string_view ("?") : left.substr (0, length);
        left.remove_prefix (std::max<std::size_t> (length, 1));
    }

    return text;
}
} // namespace

TapId makeTapId()
{
    std::random_device source;
    TapId id;

    for (auto& byte : id)
        byte = static_cast<std::uint8_t> (source());

    return id;
}

std::string toText (const TapId& id)
{
    std::string text;

    for (const auto byte : id)
    {
        text += hexDigits[byte >> 4];
        text += hexDigits[byte & 15u];
    }

    return text;
}

std::optional<TapId> tapIdFromText (std::string_view text)
{
    TapId id;

    if (text.size() != 2 * id.size())
        return std::nullopt;

    for (std::size_t i = 0; i < id.size(); ++i)
    {
        const auto high = hexDigits.find (text[2 * i]), low = hexDigits.find (text[2 * i + 1]);

        if (high == std::string_view::npos || low == std::string_view::npos)
            return std::nullopt;

        id[i] = static_cast<std::uint8_t> (high * 16 + low);
    }

    return id;
}

std::span<const std::byte> bytesOf (const TapMessage& message) noexcept
{
    return std::as_bytes (std::span (&message, 1));
}

std::span<std::byte> bytesOf (TapMessage& message) noexcept { return std::as_writable_bytes (std::span (&message, 1)); }

TapMessage makeMessage (TapMessageKind kind, const TapDescription& description)
{
    TapMessage message;
    message.kind = kind;
    message.id = description.id;
    message.startedNanoseconds = description.startedNanoseconds;
    message.generation = description.generation;
    message.sampleRate = description.sampleRate;
    message.memoryBytes = description.memoryBytes;
    message.place = static_cast<std::uint8_t> (description.place);
    message.numChannels = static_cast<std::uint8_t> (std::min (description.layout.size(), maxTapChannels));

    for (std::size_t channel = 0; channel < message.numChannels; ++channel)
        message.positions[channel] = static_cast<std::uint8_t> (description.layout[channel]);

    writeText (description.track, message.track);
    writeText (description.host, message.host);
    writeText (description.format, message.format);
    return message;
}

std::optional<TapDescription> descriptionIn (const TapMessage& message)
{
    const auto rateIsPossible =
        message.sampleRate >= smallestTapRate && message.sampleRate <= largestTapRate; // not NaN
    const auto channelsArePossible = message.numChannels >= 1 && message.numChannels <= maxTapChannels;

    if (! rateIsPossible || ! channelsArePossible || message.place >= numTapPlaces
        || message.memoryBytes > TapRing::largestMemory)
        return std::nullopt;

    std::array<ChannelPosition, maxTapChannels> positions {};

    for (std::size_t channel = 0; channel < message.numChannels; ++channel)
    {
        if (message.positions[channel] > static_cast<std::uint8_t> (ChannelPosition::height))
            return std::nullopt;

        positions[channel] = static_cast<ChannelPosition> (message.positions[channel]);
    }

    return TapDescription { message.id,
                            message.startedNanoseconds,
                            message.generation,
                            message.sampleRate,
                            ChannelLayout (std::span (positions).first (message.numChannels)),
                            static_cast<TapPlace> (message.place),
                            static_cast<std::size_t> (message.memoryBytes),
                            readText (message.track),
                            readText (message.host),
                            readText (message.format) };
}
} // namespace twobus
