#include "App/Files/Model/FileColumns.h"
#include "Support/Catch.h"

#include <algorithm>

using namespace twobus;

TEST_CASE ("columns fill every width side by side, and the least informative are dropped first")
{
    std::size_t numColumns = 0;

    for (int width = 0; width <= 3000; ++width)
    {
        const auto places = fileColumnsFor (width);
        auto x = 0;

        for (const auto& place : places)
        {
            CHECK (place.x == x);
            CHECK (place.width >= 0);
            x += place.width;
        }

        CHECK (x == width);
        REQUIRE (places.size() >= std::max<std::size_t> (2, numColumns));
        numColumns = places.size();
    }

    CHECK (numColumns == fileColumns.size());
    CHECK (fileColumnsFor (200).size() == 2);

    const auto places = fileColumnsFor (560);
    const auto has = [&places] (FileColumn column) {
        return std::any_of (places.begin(), places.end(),
                            [column] (const auto& place) { return place.column == column; });
    };
    CHECK (has (FileColumn::truePeak));
    CHECK (has (FileColumn::trim));
    CHECK (has (FileColumn::integrated));
    CHECK_FALSE (has (FileColumn::loudnessRange));
}
