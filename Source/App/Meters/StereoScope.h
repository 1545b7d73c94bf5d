#pragma once

#include "Engine/StereoTap.h"

#include <cstdint>
#include <span>
#include <vector>

namespace twobus
{
/** The picture of a goniometer, as brightness: a square of pixels in which each pair of samples leaves a point that
    fades. Draws nothing.

    A signal on the left only lies on the line to the upper left, right only on the line to the upper right, two
    identical sides on the vertical, two opposite sides on the horizontal. Full scale is the edge of the diamond.
    Distances from the centre are square roots of the level: -20 dBFS is at a third of the way instead of a tenth, so
    that a typical mix fills the picture without an automatic gain, which would make different mixes look alike. Angles
    are true.

    A point fades to half its brightness in 150 ms of elapsed time, at any frame rate.

    The work of a frame grows with the points that are lit, not with the picture: on a large screen most of it is dark.
*/
class StereoScope
{
public:
    /** Width and height in pixels. Clears the picture. */
    void setSide (int pixels);
    int side() const noexcept { return length; }

    /** Column and row of a pair, counted from the upper left. Any sample values give a place inside the picture; NaN
        and infinity count as 0. */
    struct Place
    {
        int column, row;
    };

    Place placeOf (StereoPair) const noexcept;

    /** Fades the picture by this time, then adds the points. Returns true if the picture has changed. */
    bool advance (double seconds, std::span<const StereoPair>);

    /** From 0 to 255. */
    std::uint8_t brightness (Place place) const noexcept { return static_cast<std::uint8_t> (light[indexOf (place)]); }

    /** The pixels whose brightness the last advance may have changed: those that are lit, and those that went out.
        Valid until the next call of advance or setSide. */
    std::span<const Place> changed() const noexcept { return touched; }

    static constexpr double halfLifeSeconds = 0.15;

private:
    std::size_t indexOf (Place place) const noexcept
    {
        return static_cast<std::size_t> (place.row) * static_cast<std::size_t> (length)
               + static_cast<std::size_t> (place.column);
    }

    void fade (float factor);
    void add (StereoPair);

    int length = 0;
    std::vector<float> light;
    std::vector<Place> lit, touched;
};
} // namespace twobus
