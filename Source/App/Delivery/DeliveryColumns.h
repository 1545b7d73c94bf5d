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

/** How wide the widest text of each column is. */
struct DeliveryNeeds
{
    int name = 0;
    std::array<int, numDeliveryFigures> figures {};
    int verdict = 0; ///< with its icon
};

/** Which columns the table of services has in a given width, and where. No drawing.

    The name and the verdict are always there. Of the figures the less important go where there is no room for all:
    first the ceiling, then the true peak, the gain, and what it plays at. All ranges are in pixels from the table's
    left.
*/
struct DeliveryColumns
{
    juce::Range<int> name;
    std::array<juce::Range<int>, numDeliveryFigures> figures {}; ///< empty: left out
    juce::Range<int> verdict; ///< to the right end

    bool operator== (const DeliveryColumns&) const = default;
};

/** A name takes no more than two fifths of the width: longer ones wrap. */
DeliveryColumns deliveryColumnsFor (int width, const DeliveryNeeds&);
} // namespace twobus
