#pragma once

#include "Core/Base/ChannelLayout.h"
#include "Taps/TapPlace.h"
#include "Taps/TapRing.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace twobus
{
/** Names one tap for as long as the DAW's project lives: it is stored there. */
using TapId = std::array<std::uint8_t, 16>;

TapId makeTapId();
std::string toText (const TapId&);
std::optional<TapId> tapIdFromText (std::string_view);

inline constexpr std::size_t maxTaps = 64;

/** What a tap says about itself, and about the ring that it hands over with that. */
struct TapDescription
{
    TapId id {};
    std::uint64_t startedNanoseconds = 0; ///< steady clock: when the plug-in's instance was made
    std::uint64_t generation = 0; ///< counts the rings that this tap has made
    double sampleRate = 0.0;
    ChannelLayout layout;
    TapPlace place = TapPlace::unknown;
    std::size_t memoryBytes = 0;
    std::string track; ///< the track's name, if the host tells it
    std::string host; ///< the DAW
    std::string format; ///< "VST3" or "LV2"

    bool operator== (const TapDescription&) const = default;
};

enum class TapRefusal : std::uint8_t
{
    none,
    otherVersion, ///< the plug-in and the program speak different versions of this protocol
    tooManyTaps,
    badDescription, ///< a number or a name that cannot be
    badMemory, ///< memory that is not sealed, or not of the size that was said
    damagedRing, ///< what the ring holds cannot have been written by a tap
    lastRefusal = damagedRing
};

enum class TapMessageKind : std::uint16_t
{
    hello = 1, ///< to Twobus: a description, with the ring's memory
    changed, ///< to Twobus: a description of the same ring
    showWindow, ///< to Twobus: the user asks for its window
    accepted, ///< to the tap: the ring of this generation is read from now on
    refused, ///< to the tap: why
    takeNewId ///< to the tap: another one has the same id, so it takes a new one and says hello again
};

/** A message as it is sent: always of one size, in the machine's own byte order, since both ends are on it. Magic,
    version and kind keep their places in every version, so that a refusal can always be read. */
struct TapMessage
{
    static constexpr std::uint32_t expectedMagic = 0x54575450;
    static constexpr std::uint16_t currentVersion = 1;

    std::uint32_t magic = expectedMagic;
    std::uint16_t version = currentVersion;
    TapMessageKind kind = TapMessageKind::hello;
    TapId id {};
    std::uint64_t startedNanoseconds = 0;
    std::uint64_t generation = 0; ///< of hello, changed and accepted
    double sampleRate = 0.0;
    std::uint64_t memoryBytes = 0;
    std::uint8_t place = 0;
    std::uint8_t refusal = 0;
    std::uint8_t numChannels = 0;
    std::array<std::uint8_t, maxTapChannels> positions {};
    std::array<char, 5> unused {};
    std::array<char, 128> track {};
    std::array<char, 64> host {};
    std::array<char, 16> format {};
};

static_assert (sizeof (TapMessage) == 280);

std::span<const std::byte> bytesOf (const TapMessage&) noexcept;
std::span<std::byte> bytesOf (TapMessage&) noexcept;

TapMessage makeMessage (TapMessageKind, const TapDescription&);

/** Reads what another process sent, and trusts nothing in it. Returns nothing if something in it cannot be. Characters
    that are no text become question marks. */
std::optional<TapDescription> descriptionIn (const TapMessage&);
} // namespace twobus
