#include "App/Delivery/DeliveryColumns.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr int smallestGap = 16, largestGap = 44;
} // namespace

DeliveryColumns deliveryColumnsFor (int width, const DeliveryNeeds& needs)
{
    const auto nameWidth = std::min (needs.name, width * 2 / 5);
    auto numFigures = static_cast<int> (numDeliveryFigures);

    const auto needed = [&] {
        auto sum = nameWidth + needs.verdict + smallestGap;

        for (int i = 0; i < numFigures; ++i)
            sum += needs.figures[static_cast<std::size_t> (i)] + smallestGap;

        return sum;
    };

    while (numFigures > 0 && needed() > width)
        --numFigures;

    const auto gap = std::clamp (smallestGap + (width - needed()) / (numFigures + 2), smallestGap, largestGap);
    DeliveryColumns columns;
    columns.name = { 0, nameWidth };
    auto x = nameWidth + gap;

    for (int i = 0; i < numFigures; ++i)
    {
        const auto figureWidth = needs.figures[static_cast<std::size_t> (i)];
        columns.figures[static_cast<std::size_t> (i)] = { x, x + figureWidth };
        x += figureWidth + gap;
    }

    columns.verdict = { std::min (x, width), width };
    return columns;
}
} // namespace twobus
