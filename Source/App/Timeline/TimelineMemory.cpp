#include "App/Timeline/TimelineMemory.h"

#include "Core/Causes/ClippedRuns.h"
#include "Core/Causes/HarmlessFlatTops.h"
#include "Present/Meters/EventText.h"

#include <algorithm>
#include <cmath>
#include <utility>

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
        begin (readings, measurement);

    if (readings.levelEvents.limitDbtp < limitDbtp || readings.levelEvents.limitDbtp > limitDbtp)
        keptOvers.clear();

    limitDbtp = readings.levelEvents.limitDbtp;

    // A pass that turned out to be none.
    while (! keptPasses.empty() && keptPasses.back().number > (readings.pass ? readings.pass->number : 0))
        keptPasses.pop_back();

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
        keepMoment (readings.loudMoments[i]);
}

void TimelineMemory::begin (const MeterReadings& readings, std::uint64_t measurement)
{
    auto before = std::move (putAway);

    if (before != nullptr && before->isContinuedBy (readings))
    {
        *this = std::move (*before);
    }
    else
    {
        if (! keptPasses.empty())
            before = std::make_unique<TimelineMemory> (std::move (*this));

        *this = {};
        putAway = std::move (before);
    }

    shownMeasurement = measurement;
}

bool TimelineMemory::isContinuedBy (const MeterReadings& readings) const
{
    const auto isLast = [this] (const std::optional<PassReadings>& pass) {
        return pass && pass->number == keptPasses.back().number
               && std::abs (pass->startSeconds - keptPasses.back().startSeconds) < 0.01;
    };
    return readings.secondsMeasured >= secondsSeen && (isLast (readings.pass) || isLast (readings.previousPass));
}

void TimelineMemory::noteClipsOfPass (const MeterReadings& ofPass)
{
    const auto& pass = ofPass.pass;

    if (! pass)
        return;

    noteNewClipsOf (*pass);

    for (std::size_t i = 0; i < ofPass.numLoudMoments; ++i)
        if (isClipped (ofPass.loudMoments[i].cause))
            keepMoment (ofPass.loudMoments[i]);

    const auto isClippedAtFullScale = clippedRunsAtFullScale (*pass) > 0;
    const auto isCalledClipped = isClippedAtFullScale || hasDamagingFlatTops (pass->ceilings);
    std::erase_if (intactPasses, [&pass] (const IntactPass& intact) { return intact.number == pass->number; });

    if (! isCalledClipped)
        intactPasses.push_back ({ pass->number, pass->startSeconds, pass->startSeconds + pass->lengthSeconds });

    if (intactPasses.size() > mostKept)
        intactPasses.pop_front();

    if (! isCalledClipped || ! pass->loudestMoment
        || isClippedIn (pass->startSeconds, pass->startSeconds + pass->lengthSeconds))
        return;

    LoudMoment loudest;
    loudest.seconds = pass->loudestMoment->seconds;
    loudest.pass = pass->number;
    loudest.channel = pass->loudestMoment->channel;
    loudest.truePeakDbtp = pass->loudestMoment->truePeakDbtp;
    loudest.cause = isClippedAtFullScale ? Cause::flatAtFullScale : Cause::flatBelowFullScale;
    keepMoment (loudest);
}

/** What was found clipped stays so. The meters of a pass give its moments' times with other rounding. */
void TimelineMemory::keepMoment (const LoudMoment& moment)
{
    constexpr auto rounding = 1.0e-6;
    const auto same = std::ranges::find_if (
        keptMoments, [&moment] (const auto& kept) { return std::abs (kept.seconds - moment.seconds) < rounding; });

    if (same == keptMoments.end())
        keep (keptMoments, moment, &LoudMoment::seconds);
    else if (isClipped (moment.cause) || ! isClipped (same->cause))
        *same = moment;
}

/** The readings have no times of clips, so the time is that between two readings. */
void TimelineMemory::noteClips (const MeterReadings& readings)
{
    const auto clips = clippedRunsAtFullScale (readings) + damagingFlatTops (readings.ceilings);

    if (clipsSeen && clips > *clipsSeen)
        keepClips (secondsSeen, readings.secondsMeasured);

    clipsSeen = clips;
    secondsSeenBefore = std::exchange (secondsSeen, readings.secondsMeasured);
}

/** The same of the meters of a pass, while it runs. */
void TimelineMemory::noteNewClipsOf (const PassReadings& pass)
{
    const ClipsOfPass now { pass.number, pass.joinedFrom,
                            clippedRunsAtFullScale (pass) + damagingFlatTops (pass.ceilings) };
    const auto before = std::exchange (clipsOfPass, now);
    const auto isSame = before.number == now.number && before.joinedFrom == now.joinedFrom;

    if (isSame && pass.isRunning && now.clips > before.clips && secondsSeenBefore < secondsSeen)
        keepClips (secondsSeenBefore, secondsSeen);
}

void TimelineMemory::keepClips (double firstSeconds, double lastSeconds)
{
    const auto continues = ! keptClips.empty() && keptClips.back().lastSeconds >= firstSeconds;

    if (continues)
        keptClips.back().lastSeconds = std::max (keptClips.back().lastSeconds, lastSeconds);
    else
        keptClips.push_back ({ firstSeconds, lastSeconds });

    if (keptClips.size() > mostKept)
        keptClips.pop_front();
}

/** A moment is found a little before or after its clip is counted. */
std::vector<TimelineMemory::Clips> TimelineMemory::clippedPlaces() const
{
    constexpr auto oneClipSeconds = 1.0;
    std::vector<Clips> places;

    for (const auto& clips : keptClips)
        if (! isNote (clips.firstSeconds, clips.lastSeconds))
            places.push_back (clips);

    for (const auto& moment : keptMoments)
        if (isDamage (moment) && std::ranges::none_of (places, [&moment] (const Clips& clips) {
                return clips.firstSeconds - oneClipSeconds < moment.seconds
                       && clips.lastSeconds + oneClipSeconds > moment.seconds;
            }))
            places.push_back ({ moment.seconds, moment.seconds });

    std::ranges::sort (places, {}, &Clips::firstSeconds);
    return places;
}

bool TimelineMemory::isClippedIn (double firstSeconds, double lastSeconds) const
{
    return std::any_of (keptClips.begin(), keptClips.end(),
                        [=, this] (const Clips& clips) {
                            return clips.firstSeconds < lastSeconds && clips.lastSeconds > firstSeconds
                                   && ! isNote (clips.firstSeconds, clips.lastSeconds);
                        })
           || std::any_of (keptMoments.begin(), keptMoments.end(), [=, this] (const LoudMoment& moment) {
                  return isDamage (moment) && moment.seconds >= firstSeconds && moment.seconds <= lastSeconds;
              });
}

bool TimelineMemory::isDamage (const LoudMoment& moment) const
{
    return isClipped (moment.cause) && ! isNote (moment.seconds, moment.seconds);
}

/** Clips are noticed a little after the pass's meters have found them. */
bool TimelineMemory::isNote (double firstSeconds, double lastSeconds) const
{
    constexpr auto lateSeconds = 0.25;
    return std::ranges::any_of (intactPasses, [=] (const IntactPass& pass) {
        return firstSeconds >= pass.beginSeconds - lateSeconds && lastSeconds <= pass.endSeconds + lateSeconds;
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
