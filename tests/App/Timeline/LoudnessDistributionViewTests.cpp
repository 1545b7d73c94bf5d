#include "App/Timeline/LoudnessDistributionView.h"

#include "Support/Catch.h"

#include <cstdlib>

using namespace twobus;

namespace
{
constexpr juce::Range<int> scaleRows { 28, 124 }; // 96 rows: each LU above −14 has two and a bit

LoudnessDistribution distributionOf (std::initializer_list<std::pair<int, float>> rowsAtLufs)
{
    History history;
    LoudnessDistribution distribution;

    for (const auto& [rows, lufs] : rowsAtLufs)
        for (int i = 0; i < rows; ++i)
            history.append ({ lufs, lufs, -3.0f, -3.0f });

    distribution.update (history, 1);
    return distribution;
}

struct Shown
{
    Shown (std::initializer_list<std::pair<int, float>> rowsAtLufs, LoudnessDistributionView::Marks marks)
    {
        view.setSize (196, 154);
        view.setScaleRows (scaleRows);
        view.show (distributionOf (rowsAtLufs), marks);
    }

    const juce::ScopedJuceInitialiser_GUI juce;
    LoudnessDistributionView view;
};
} // namespace

TEST_CASE ("integrated loudness and loudness range stand on the scale of the timeline")
{
    const Shown shown ({ { 500, -20.5f }, { 500, -13.5f } }, { -14.0, 6.0 });
    const auto layout = shown.view.layout();
    CHECK (layout.integratedRow == 28 + 28); // −14 LUFS is at 34/48 of the height
    REQUIRE (layout.rangeTopRow.has_value());
    CHECK (*layout.rangeTopRow < *layout.integratedRow); // 95 % of the time is below −13.1 LUFS
    CHECK (*layout.rangeBottomRow > *layout.integratedRow);
}

TEST_CASE ("the names of the marks do not overlap and stay inside, wherever the marks are")
{
    for (const auto lufs : { -1.0, -6.0, -14.0, -23.0, -40.0, -47.5 })
        for (const auto range : { 0.1, 4.0, 20.0 })
        {
            const Shown shown ({ { 600, static_cast<float> (lufs) } }, { lufs, range });
            const auto layout = shown.view.layout();
            CAPTURE (lufs, range);
            REQUIRE (layout.integratedNameRow.has_value());
            REQUIRE (layout.rangeNameRow.has_value());
            CHECK (std::abs (*layout.integratedNameRow - *layout.rangeNameRow) >= 13);
            CHECK (scaleRows.contains (*layout.integratedNameRow));
            CHECK (scaleRows.contains (*layout.rangeNameRow));
        }
}

TEST_CASE ("what is not measured yet has no mark")
{
    const Shown shown ({}, {});
    CHECK_FALSE (shown.view.layout().integratedRow.has_value());
    CHECK_FALSE (shown.view.layout().rangeTopRow.has_value());
    CHECK (shown.view.spokenText() == "nothing measured");
}

TEST_CASE ("a bar says its levels, its time and its share")
{
    const Shown shown ({ { 750, -20.5f }, { 250, -13.5f } }, { -15.8, 7.4 });
    CHECK (shown.view.textAt (55) == "−14 to −13 LUFS: 0:25, 25 % of the sound");
    CHECK (shown.view.textAt (0).empty());
    CHECK (shown.view.textAt (153).empty());
    CHECK (shown.view.spokenText() == "most often −21 to −20 LUFS, integrated −15.8 LUFS, loudness range 7.4 LU");
}

TEST_CASE ("the range ends where 95 % of the time is below")
{
    CHECK (*distributionOf ({ { 1000, -13.5f } }).highestOfRange() == Approx (-14.0 + 0.95));
    CHECK (*distributionOf ({ { 960, -20.5f }, { 40, -5.5f } }).highestOfRange() == Approx (-21.0 + 950.0 / 960.0));
    CHECK (*distributionOf ({ { 900, -20.5f }, { 100, -5.5f } }).highestOfRange() == Approx (-6.0 + 0.5));
    CHECK_FALSE (distributionOf ({}).highestOfRange().has_value());
}
