#pragma once

#include "Core/Bank/MeterReadings.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace twobus
{
/** The passes, overs, loud moments and clips from the readings, kept for longer: the readings hold only the newest two
    passes, the newest eight overs, the loudest 16 moments and the number of clips.

    Bounded; the oldest are dropped first. An older pass stays as it was when it was last in the readings. Draws
    nothing. Message thread.
*/
class TimelineMemory
{
public:
    static constexpr std::size_t mostKept = 512;

    /** A stretch in which flat tops were found. */
    struct Clips
    {
        double firstSeconds = 0.0, lastSeconds = 0.0;
    };

    /** Adds what is new in the readings. A new measurement clears everything, and brings back what the one before last
        had if it continues that: the reset was undone. A new limit clears the overs, because they were judged by the
        old limit. */
    void update (const MeterReadings&, std::uint64_t measurement);

    /** Adds the clips that only the judged pass's own meters have found, since a louder pass before it hides them from
        the meters that run since the reset. Call it after update. A pass that is called clipped has one marked place at
        least. */
    void noteClipsOfPass (const MeterReadings& ofPass);

    /** Each in order of time. */
    const std::deque<PassReadings>& passes() const noexcept { return keptPasses; }
    const std::deque<LevelEvent>& overs() const noexcept { return keptOvers; }
    const std::deque<LoudMoment>& moments() const noexcept { return keptMoments; }

    /** Every place with flat tops that is remembered, each once, in order of time. Those of a pass that is not called
        clipped are a note and no place: a few, or shallow ones (see HarmlessFlatTops.h and ClippedRuns.h). */
    std::vector<Clips> clippedPlaces() const;

    /** The highest moment or over that lies within this time or touches it. Empty if there is none. */
    std::optional<LoudMoment> momentIn (double firstSeconds, double lastSeconds) const;
    std::optional<LevelEvent> overBetween (double firstSeconds, double lastSeconds) const;

    /** Whether this over has not ended yet. */
    bool isRunning (const LevelEvent& over) const noexcept { return runningSince == over.seconds; }

    /** Whether the moment is clipped, and not a note. */
    bool isDamage (const LoudMoment&) const;

    /** Whether flat tops were found within this time, to about a tenth of a second. */
    bool isClippedIn (double firstSeconds, double lastSeconds) const;

private:
    void begin (const MeterReadings&, std::uint64_t measurement);
    bool isContinuedBy (const MeterReadings&) const;
    void noteClips (const MeterReadings&);
    void noteNewClipsOf (const PassReadings&);
    void keepClips (double firstSeconds, double lastSeconds);
    void keepMoment (const LoudMoment&);
    bool isNote (double firstSeconds, double lastSeconds) const;

    std::unique_ptr<TimelineMemory> putAway; ///< of the measurement before; null if that had no pass
    std::uint64_t shownMeasurement = 0;
    double limitDbtp = 0.0;
    std::optional<double> runningSince;
    std::optional<std::uint64_t> clipsSeen; ///< empty before the first readings
    double secondsSeen = 0.0, secondsSeenBefore = 0.0;

    /** What the judged pass's own meters had found when they were last read. */
    struct ClipsOfPass
    {
        std::uint32_t number = 0, joinedFrom = 0;
        std::uint64_t clips = 0;
    };

    /** A judged pass that is not called clipped. */
    struct IntactPass
    {
        std::uint32_t number = 0;
        double beginSeconds = 0.0, endSeconds = 0.0;
    };

    ClipsOfPass clipsOfPass;
    std::deque<Clips> keptClips;
    std::deque<IntactPass> intactPasses;
    std::deque<PassReadings> keptPasses;
    std::deque<LevelEvent> keptOvers;
    std::deque<LoudMoment> keptMoments;
};
} // namespace twobus
