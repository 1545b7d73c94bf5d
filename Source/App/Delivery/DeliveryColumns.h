#pragma once

#include <juce_core/juce_core.h>

#include <array>
#include <cstddef>

namespace twobus
{
enum class DeliveryFigure
{
    playsAt,
    change,
    truePeakAfter,
    ceiling
};

inline constexpr std::size_t numDeliveryFigures = 4;

/** The width of the widest text in each column, in pixels. */
struct DeliveryNeeds
{
    int name = 0;
    std::array<int, numDeliveryFigures> figures {};
    int verdict = 0; ///< including the icon
};

/** Which columns the table of services shows in a given width, and where. Draws nothing.

    The name and the verdict are always shown. If there is no room for all figures, the less important ones are left
    out: first the ceiling, then the true peak, then the gain change, then the playback level. All ranges are pixels
    from the table's left.
*/
struct DeliveryColumns
{
    juce::Range<int> name;
    std::array<juce::Range<int>, numDeliveryFigures> figures {}; ///< an empty range means that the figure is left out
    juce::Range<int> verdict; ///< extends to the right end

    bool operator== (const DeliveryColumns&) const = default;
};

/** The name gets at most two fifths of the width; longer names wrap. */
DeliveryColumns deliveryColumnsFor (int width, const DeliveryNeeds&);
} // namespace twobus
