#pragma once

#include "Core/Bank/MeterReadings.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace twobus
{
/** The clips of an input so far: flat runs at full scale, and samples over it. The latch and the strip count alike. */
inline std::uint64_t clipsOf (const ChannelReadings& channel) noexcept
{
    return channel.flatRunsAtFullScale + channel.samplesOverFullScale;
}

/** A clip that nobody has acknowledged yet. */
struct LatchedClip
{
    double seconds = 0.0; ///< of the measurement, when the input last clipped; to the tenth
    std::uint64_t count = 0; ///< since the last acknowledgement; see clipsOf

    bool operator== (const LatchedClip&) const = default;
};

/** Holds each input's clips until the user has acknowledged them, so that a clip during a take is not missed while
    nobody looks. A new measurement (reset, another source) clears everything. Message thread. */
class ClipLatch
{
public:
    /** Must be called about ten times a second, also while the inputs are not shown. measurement: see MeterSnapshot. */
    void note (const MeterReadings&, std::uint64_t measurement);

    void acknowledge (std::size_t input);
    void acknowledgeAll();

    /** Empty if the input has not clipped since the last acknowledgement. */
    std::optional<LatchedClip> of (std::size_t input) const;

    /** The input that clipped last; empty if none holds a clip. */
    std::optional<std::size_t> newest() const;

private:
    struct Input
    {
        std::uint64_t clips = 0, acknowledged = 0;
        double seconds = 0.0;
    };

    std::vector<Input> inputs;
    std::uint64_t notedMeasurement = 0;
};
} // namespace twobus
