#include "App/Mix/MixLayout.h"

#include "App/Widgets/Theme.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace twobus
{
namespace
{
using Area = juce::Rectangle<int>;

constexpr int widthForTwoColumns = 560, widthForThreeColumns = 810;
constexpr int narrowestLeft = 262, narrowestRight = 310, narrowestMeters = 200, widestPage = 3900;

constexpr int lowestColumns = 424; ///< above the timeline
constexpr int usualHeight = 692; ///< of the page at 1280 by 800
constexpr int leastTimeline = 124, timelineBelow = 190; ///< the second if the page scrolls

constexpr int leastReadouts = 180, mostReadouts = 320;
constexpr int checksTitle = 46, numChecks = 11, lowestCheck = 16, highestCheck = 40, checkBelow = 24;
constexpr int tapTabsHeight = 30, belowTapTabs = 8;
constexpr int lowestFirstRow = 230, highestFirstRow = 420, heightBelow = 270;

/** The tabs must not take the room that the stereo picture needs. */
constexpr int lowestTop (bool hasTaps) noexcept { return lowestColumns + (hasTaps ? tapTabsHeight + belowTapTabs : 0); }

/** Both meters share one surface. Momentary and short-term need less width than the level meters with their marks. */
void splitMeters (MixLayout& layout, Area meters)
{
    layout.levels = meters.removeFromLeft (meters.getWidth() * 53 / 100);
    layout.loudness = meters;
}

int heightOfChecks (int rowHeight) noexcept { return checksTitle + numChecks * rowHeight; }

/** Puts the checks below the verdict. */
void splitLeft (MixLayout& layout, Area left)
{
    const auto rowHeight =
        std::clamp ((left.getHeight() * 42 / 100 - checksTitle) / numChecks, lowestCheck, highestCheck);
    layout.checks = left.removeFromBottom (heightOfChecks (rowHeight));
    layout.checksBelowVerdict = true;
    layout.verdict = left;
}

/** Puts stereo and tonal balance below the readings. */
void splitRight (MixLayout& layout, Area right)
{
    layout.readouts = right.removeFromTop (std::clamp (right.getHeight() * 2 / 5, leastReadouts, mostReadouts));
    right.removeFromTop (theme::gap);
    layout.stereo = right.removeFromLeft ((right.getWidth() - theme::gap) / 2);
    layout.tonal = right.withTrimmedLeft (theme::gap);
}

/** On a high page the timeline takes three fifths of the height above the usual one. */
int usualTimeline (int height) noexcept
{
    const auto above = std::max (0, height - usualHeight);
    return std::max (leastTimeline, (height - above) * 21 / 100 + above * 3 / 5);
}

void placeColumns (MixLayout& layout, Area page)
{
    const auto width = page.getWidth();
    auto left = page.removeFromLeft (std::clamp (width * 305 / 1000, narrowestLeft, std::max (480, width * 19 / 100)));
    page.removeFromLeft (theme::gap);

    // The right column takes what the meters cannot use.
    const auto widestMeters = std::max (560, width * 24 / 100);
    const auto right = std::max (
        { narrowestRight, std::min (560, page.getWidth() * 48 / 100), page.getWidth() - theme::gap - widestMeters });
    splitRight (layout, page.removeFromRight (std::min (right, page.getWidth() - theme::gap - narrowestMeters)));
    page.removeFromRight (theme::gap);
    splitLeft (layout, left);
    splitMeters (layout, page);
}

void placeThreeColumns (MixLayout& layout, Area room, const MixLayoutChoices& choices)
{
    auto page = room.withSizeKeepingCentre (std::min (room.getWidth(), widestPage), room.getHeight());
    const auto lowest = lowestTop (choices.hasTaps), mostTimeline = page.getHeight() - lowest - theme::gap;

    if (mostTimeline < leastTimeline)
    {
        placeColumns (layout, page.withHeight (std::max (lowest, page.getHeight())));
        layout.timeline = page.withY (layout.stereo.getBottom() + theme::gap).withHeight (timelineBelow);
        return;
    }

    const auto wanted = choices.timelineShare ? juce::roundToInt (*choices.timelineShare * page.getHeight())
                                              : usualTimeline (page.getHeight());
    layout.timeline = page.removeFromBottom (std::clamp (wanted, leastTimeline, mostTimeline));
    layout.border = page.removeFromBottom (theme::gap);
    placeColumns (layout, page);
}

/** What is below the first row of a page that is too narrow for three columns. */
void placeBelow (MixLayout& layout, Area page, bool inTwoColumns)
{
    const auto place = [&] (int height) {
        page.removeFromTop (theme::gap);
        return page.removeFromTop (height);
    };
    const auto split = [] (Area row) {
        const auto first = row.removeFromLeft ((row.getWidth() - theme::gap) / 2);
        return std::pair { first, row.withTrimmedLeft (theme::gap) };
    };

    if (inTwoColumns)
    {
        std::tie (layout.checks, layout.readouts) = split (place (heightOfChecks (checkBelow)));
    }
    else
    {
        layout.checks = place (heightOfChecks (checkBelow));
        layout.readouts = place (leastReadouts);
    }

    std::tie (layout.stereo, layout.tonal) = split (place (heightBelow));
    layout.timeline = place (timelineBelow);
}

void placeNarrow (MixLayout& layout, Area room)
{
    const auto inTwoColumns = room.getWidth() >= widthForTwoColumns;
    auto page = room.withHeight (100'000);
    auto firstRow = page.removeFromTop (std::clamp (room.getHeight(), lowestFirstRow, highestFirstRow));
    layout.verdict = firstRow.removeFromLeft (firstRow.getWidth() * (inTwoColumns ? 46 : 54) / 100);
    firstRow.removeFromLeft (theme::gap);
    splitMeters (layout, firstRow);
    placeBelow (layout, page, inTwoColumns);
    layout.timeline.setBottom (std::max (layout.timeline.getBottom(), room.getBottom()));
}

void placeTaps (MixLayout& layout, bool showsTaps)
{
    const auto whole = layout.stereo.isEmpty() ? layout.tonal : layout.stereo.getUnion (layout.tonal);
    layout.tapTabs = whole.withHeight (tapTabsHeight);

    for (auto* part : { &layout.stereo, &layout.tonal })
        if (! part->isEmpty())
            part->setTop (whole.getY() + tapTabsHeight + belowTapTabs);

    if (! showsTaps)
        return;

    layout.tapView = whole.withTop (whole.getY() + tapTabsHeight + belowTapTabs);
    layout.stereo = layout.tonal = {};
}
} // namespace

MixLayout mixLayoutFor (Area room, const MixLayoutChoices& choices)
{
    MixLayout layout;

    if (room.getWidth() >= widthForThreeColumns)
        placeThreeColumns (layout, room, choices);
    else
        placeNarrow (layout, room);

    if (choices.isMono)
        layout.tonal = layout.tonal.getUnion (std::exchange (layout.stereo, {}));

    if (choices.hasTaps)
        placeTaps (layout, choices.showsTaps);

    layout.height = layout.timeline.getBottom() - room.getY();
    return layout;
}

MixLayout miniLayoutFor (Area room)
{
    MixLayout layout;
    layout.height = room.getHeight();
    layout.verdict = room.removeFromLeft (room.getWidth() * 40 / 100); // both share one surface
    splitMeters (layout, room);
    return layout;
}

double timelineShareAt (int borderY, int pageHeight, bool hasTaps) noexcept
{
    const auto most = pageHeight - lowestTop (hasTaps) - theme::gap;
    const auto wanted = pageHeight - borderY - theme::gap;
    return static_cast<double> (std::clamp (wanted, leastTimeline, std::max (leastTimeline, most)))
           / std::max (1, pageHeight);
}
} // namespace twobus
