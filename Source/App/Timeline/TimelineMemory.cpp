#include "App/Timeline/TimelineMemory.h"

#include "Core/Causes/ClippedRuns.h"
#include "Present/Meters/EventText.h"

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

    runningSince = readings.levelEvents.isOver && readings.levelEvents.numNewest > 0
                       ? std::optional (readings.levelEvents.newest[0].seconds)
                       : std::nullopt;
    noteClips (readings);

    for (std::size_t i = 0; i < readings.numLoudMoments; ++i)
        keep (keptMoments, readings.loudMoments[i], &LoudMoment::seconds);
}

/** The readings have no times of clips, so the time is that between two readings. */
void TimelineMemory::noteClips (const MeterReadings& readings)
{
    const auto clips = clippedRunsAtFullScale (readings) + readings.ceilings.flatTopsBelowFullScale;

    if (clipsSeen && clips > *clipsSeen)
    {
        const auto continues = ! keptClips.empty() && keptClips.back().lastSeconds >= secondsSeen;

        if (continues)
            keptClips.back().lastSeconds = readings.secondsMeasured;
        else
            keptClips.push_back ({ secondsSeen, readings.secondsMeasured });
    }

    if (keptClips.size() > mostKept)
        keptClips.pop_front();

    clipsSeen = clips;
    secondsSeen = readings.secondsMeasured;
}

bool TimelineMemory::isClippedIn (double firstSeconds, double lastSeconds) const
{
    return std::any_of (keptClips.begin(), keptClips.end(),
                        [=] (const Clips& clips) {
                            return clips.firstSeconds < lastSeconds && clips.lastSeconds > firstSeconds;
                        })
           || std::any_of (keptMoments.begin(), keptMoments.end(), [=] (const LoudMoment& moment) {
                  return isClipped (moment.cause) && moment.seconds >= firstSeconds && moment.seconds <= lastSeconds;
              });
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
