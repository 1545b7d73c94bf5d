#pragma once

#include <span>
#include <string>
#include <vector>

/** Where a level stands on a drawn scale, and in which zone. No colours: those are the window's.

    Position 0 is the bottom, 1 the top; levels beyond the ends stay at the ends. Between its marks a scale is
    linear in dB; from mark to mark the distance may change, so that the top, where decisions are made, has room.
*/
namespace twobus
{
enum class Zone
{
    normal,
    caution,
    damage
};

class MeterScale
{
public:
    struct Mark
    {
        double level;
        double position;
    };

    /** Peak and RMS bars: -60 to +3 dBFS. */
    static const MeterScale& peakDbfs();

    /** Loudness bars: -48 to -3 LUFS. */
    static const MeterScale& loudnessLufs();

    /** A timeline's: -48 to 0, linear. */
    static const MeterScale& timeline();

    double positionOf (double level) const noexcept;
    std::span<const Mark> marks() const noexcept { return scaleMarks; }
    double lowest() const noexcept { return scaleMarks.front().level; }
    double highest() const noexcept { return scaleMarks.back().level; }

private:
    explicit MeterScale (std::vector<Mark> ascending) : scaleMarks (std::move (ascending)) {}
    std::vector<Mark> scaleMarks;
};

/** Peak zones of a mix: caution above -3 dBFS, damage above 0, by the level as it is shown, to 0.1 dB. */
Zone peakZone (double levelDbfs) noexcept;
} // namespace twobus
