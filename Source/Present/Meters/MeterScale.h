#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace twobus
{
enum class Zone
{
    normal,
    caution,
    damage
};

/** The position of a level on a drawn scale, and its zone. No colours: those belong to the window.

    Position 0 is the bottom, 1 the top; levels beyond the ends stay at the ends. Between two marks a scale is linear in
    dB. The spacing can differ from mark to mark, so that the top, where decisions are made, has room.
*/
class MeterScale
{
public:
    struct Mark
    {
        double level;
        double position;
        std::string label {}; ///< if empty: the level, as a whole number with its sign
    };

    /** A level above these, as shown to one decimal, is in that zone. */
    struct Limits
    {
        double caution = std::numeric_limits<double>::infinity();
        double damage = std::numeric_limits<double>::infinity();

        Zone zoneOf (double level) const noexcept;
    };

    MeterScale (std::vector<Mark> ascending, Limits);

    /** Peak and RMS bars: -60 to +3 dBFS. Caution above -3, damage above 0. */
    static const MeterScale& peakDbfs();

    /** The same for an input while recording: caution above -6, damage at full scale. */
    static const MeterScale& inputDbfs();

    /** Loudness bars: -48 to -3 LUFS. */
    static const MeterScale& loudnessLufs();

    /** For a timeline: -48 to 0, linear. */
    static const MeterScale& timeline();

    double positionOf (double level) const noexcept;
    std::span<const Mark> marks() const noexcept { return scaleMarks; }
    double lowest() const noexcept { return scaleMarks.front().level; }
    double highest() const noexcept { return scaleMarks.back().level; }
    const Limits& limits() const noexcept { return zoneLimits; }

    /** The same marks with other zones. */
    MeterScale with (Limits) const;

    /** Judges the level as shown, to 0.1. */
    Zone zoneOf (double level) const noexcept { return zoneLimits.zoneOf (level); }

private:
    std::vector<Mark> scaleMarks;
    Limits zoneLimits;
};

/** The values for a bar, in its scale's unit. Empty values are not drawn. */
struct MeterLevels
{
    std::optional<double> average, peak, held;
};
} // namespace twobus
