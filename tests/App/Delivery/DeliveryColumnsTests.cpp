#include "App/Delivery/DeliveryColumns.h"
#include "Support/Catch.h"

using namespace twobus;

namespace
{
const DeliveryNeeds needs { 190, { 50, 75, 90, 45 }, 250 };

std::size_t numFigures (const DeliveryColumns& columns)
{
    std::size_t number = 0;

    for (const auto& figure : columns.figures)
        number += figure.isEmpty() ? 0u : 1u;

    return number;
}
} // namespace

TEST_CASE ("delivery columns: each is as wide as it needs, side by side, within the page's width")
{
    for (auto width = 500; width <= 2560; width += 7)
    {
        CAPTURE (width);
        const auto columns = deliveryColumnsFor (width, needs);
        auto end = columns.name.getEnd();
        CHECK (columns.name.getStart() == 0);
        CHECK (columns.name.getLength() >= 190);

        for (std::size_t i = 0; i < numDeliveryFigures; ++i)
            if (const auto figure = columns.figures[i]; ! figure.isEmpty())
            {
                CHECK (figure.getStart() >= end + 16);
                CHECK (figure.getLength() == needs.figures[i]);
                end = figure.getEnd();
            }

        CHECK (columns.verdict.getStart() >= end + 16);
        CHECK (columns.verdict.getEnd() == width);
        CHECK (columns.verdict.getLength() >= 250);
    }
}

TEST_CASE ("delivery columns: less important columns are dropped first")
{
    CHECK (numFigures (deliveryColumnsFor (780, needs)) == 4);
    CHECK (deliveryColumnsFor (779, needs).figures[3].isEmpty());
    CHECK (numFigures (deliveryColumnsFor (779, needs)) == 3);
    CHECK (deliveryColumnsFor (718, needs).figures[2].isEmpty());
    CHECK (deliveryColumnsFor (612, needs).figures[1].isEmpty());
    CHECK (numFigures (deliveryColumnsFor (612, needs)) == 1);
    CHECK (numFigures (deliveryColumnsFor (521, needs)) == 0);
}

TEST_CASE ("delivery columns: a long name leaves room for the verdict")
{
    auto longName = needs;
    longName.name = 5000;
    const auto columns = deliveryColumnsFor (500, longName);
    CHECK (columns.name.getLength() == 200);
    CHECK (columns.verdict.getLength() >= 250);
}
