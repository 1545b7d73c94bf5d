#include "App/Timeline/TimelineMemory.h"

#include <algorithm>

namespace twobus
{
namespace
{
/** Inserts the item in the order of its key. Replaces an item with the same key, because it may have grown. */
template <typename Item, typename Key>
void keep (std::deque<Item>& items, const Item& item, Key key)
{
    const auto place = std::lower_bound (items.begin(), items.end(), item,
                                         [key] (const Item& a, const Item& b) { return a.*key < b.*key; });

    if (place != items.end() && ! ((*place).*key > item.*key))
        *place = item;
    else
        items.insert (place, item);

    if (items.size() > TimelineMemory::mostKept)
        items.pop_front();
}

template <typename Item, typename IsIn>
std::optional<Item> highestOf (const std::deque<Item>& items, IsIn isIn)
{
    std::optional<Item> highest;

    for (const auto& item : items)
        if (isIn (item) && (! highest || item.truePeakDbtp > highest->truePeakDbtp))
            highest = item;

    return highest;
}
} // namespace

void TimelineMemory::update (const MeterReadings& readings, std::uint64_t measurement)
{
    if (measurement != shownMeasurement)
        *this = {};

    if (readings.levelEvents.limitDbtp < limitDbtp || readings.levelEvents.limitDbtp > limitDbtp)
        keptOvers.clear();

    shownMeasurement = measurement;
    limitDbtp = readings.levelEvents.limitDbtp;

    for (const auto& pass : { readings.previousPass, readings.pass })
        if (pass)
            keep (keptPasses, *pass, &PassReadings::number);

    for (std::size_t i = 0; i < readings.levelEvents.numNewest; ++i)
        keep (keptOvers, readings.levelEvents.newest[i], &LevelEvent::seconds);

    for (std::size_t i = 0; i < readings.numLoudMoments; ++i)
        keep (keptMoments, readings.loudMoments[i], &LoudMoment::seconds);
}

std::optional<LoudMoment> TimelineMemory::momentIn (double firstSeconds, double lastSeconds) const
{
    return highestOf (keptMoments, [=] (const LoudMoment& moment) {
        return moment.seconds >= firstSeconds && moment.seconds <= lastSeconds;
    });
}

std::optional<LevelEvent> TimelineMemory::overBetween (double firstSeconds, double lastSeconds) const
{
    return highestOf (keptOvers, [=] (const LevelEvent& over) {
        return over.seconds <= lastSeconds && over.seconds + over.lengthSeconds >= firstSeconds;
    });
}
} // namespace twobus
