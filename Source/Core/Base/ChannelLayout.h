#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>

namespace twobus
{
inline constexpr std::size_t maxChannels = 64;

enum class ChannelPosition : std::uint8_t
{
    unknown,
    mono,
    left,
    right,
    centre,
    lowFrequency,
    leftSurround, ///< 90 to 110 degrees: the surrounds of 4.0 and 5.x, the side pair of 7.x
    rightSurround,
    leftRear, ///< 135 degrees: the rear pair of 7.x
    rightRear,
    rearCentre,
    leftOfCentre, ///< between left and centre
    rightOfCentre,
    leftWide, ///< 60 degrees
    rightWide,
    height ///< any loudspeaker at 30 degrees of elevation or more, or below the listener
};

/** The loudness weight of a position: 0 for the low-frequency channel, empty if the position is unknown. */
std::optional<double> loudnessWeight (ChannelPosition) noexcept;

/** Which loudspeaker each channel feeds, and how much it weighs in loudness.

    Weights: ITU-R BS.1770-5, Annex 3, table 4, by position. Below 30 degrees of elevation an azimuth from 60 to 120
    degrees weighs 1.41, everything else 1.00; the low-frequency channel is left out. The number is 1.41 as printed, not
    10^0.15.

    One channel is mono and two are stereo by default. Three or more mean nothing until somebody names them: a layout
    with an unknown position has no loudness, which is better than a guessed loudness.
*/
class ChannelLayout
{
public:
    ChannelLayout() = default;

    /** Keeps at most maxChannels positions and ignores the rest. */
    explicit ChannelLayout (std::span<const ChannelPosition> positions) noexcept;
    ChannelLayout (std::initializer_list<ChannelPosition> positions) noexcept;

    /** Mono for one channel, stereo for two, unknown positions for any other number. */
    static ChannelLayout forChannelCount (std::size_t numChannels) noexcept;

    /** Inputs that don't form a programme together: every position is unknown, even if there are only two channels. */
    static ChannelLayout discrete (std::size_t numChannels) noexcept;

    std::size_t size() const noexcept { return count; }
    ChannelPosition operator[] (std::size_t channel) const noexcept { return positions[channel]; }

    /** Whether every position is known, so that the channels have a loudness together. */
    bool hasLoudness() const noexcept;

    /** Whether this is a left and a right channel, so that correlation and balance mean something. */
    bool isStereo() const noexcept;

    bool operator== (const ChannelLayout&) const noexcept = default;

private:
    std::array<ChannelPosition, maxChannels> positions {};
    std::size_t count = 0;
};
} // namespace twobus
