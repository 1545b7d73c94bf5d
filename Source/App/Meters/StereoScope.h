#pragma once

#include "Engine/StereoTap.h"

#include <cstdint>
#include <span>
#include <vector>

namespace twobus
{
/** What a goniometer shows, as brightness: a square of pixels in which every pair of samples leaves a point that fades.
    No drawing.

    Left alone lies on the line to the upper left, right alone on that to the upper right, both alike upright, both
    opposed level; full scale is the edge of the diamond. Distances are roots: -20 dBFS stands at a third of the way and
    not at a tenth, so that a usual mix fills the picture, and no gain that moves by itself makes two mixes look alike.
    Directions are true.

    A point fades to half in 150 ms of elapsed time, however many frames are drawn.
*/
class StereoScope
{
public:
    /** Pixels each way; forgets what it showed. */
    void setSide (int pixels);
    int side() const noexcept { return length; }

    /** Column and row of a pair, from the upper left; inside the picture whatever the samples are. NaN and infinity
        count as 0. */
    struct Place
    {
        int column, row;
    };

    Place placeOf (StereoPair) const noexcept;

    /** Fades for so long, then adds the points. True where the picture is another than before. */
    bool advance (double seconds, std::span<const StereoPair>);

    /** 0 to 255, row by row. */
    std::uint8_t brightness (int column, int row) const noexcept;

    static constexpr double halfLifeSeconds = 0.15;

private:
    float& at (Place place) noexcept
    {
        return light[static_cast<std::size_t> (place.row) * static_cast<std::size_t> (length)
                     + static_cast<std::size_t> (place.column)];
    }

    int length = 0;
    std::vector<float> light;
    bool isDark = true;
};
} // namespace twobus
