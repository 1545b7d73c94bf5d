#pragma once

#include "Taps/TapBlock.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace twobus
{
/** Puts the audio of several taps of one DAW side by side: the same stretch of the DAW's timeline of each.

    The first tap leads. The others are found by the position that the host tells with each block. Each tap also counts
    every frame that comes to it, and in one DAW all taps count alike, so once two positions have met, loops and jumps
    are told apart by these counts. A tap that has nothing at a place (switched off, or its frames were lost) is silence
    there, and is waited for until a third of a second of the leader's audio is there, and 0.2 s have passed.

    At the end of a loop the positions of two taps can jump at different frames (in Ardour 7 a tap's position runs past
    the end by the latency of the plug-ins behind it). The audio still belongs together by the counts, so it is used if
    the positions agree again after the later jump.

    Only audio that the host plays and gives a position for can be put side by side. The rest is skipped, and so is what
    comes before the timeline's start: there, hosts' positions have been seen to be up to 12 frames off.

    Holds at most a second of each tap. What finds no room is the oldest audio of that tap, except in a render: there
    the block is refused, so that the render waits, for as long as stretches are still made. Not thread-safe.
*/
class TapAligner
{
public:
    static constexpr std::size_t longestStretch = 1024;

    /** The same frames of all taps. */
    struct Stretch
    {
        std::int64_t hostFrame = 0; ///< of the first frame
        std::size_t numFrames = 0;
        bool isRendering = false;
        bool isContinuation = false; ///< begins where the previous stretch ended
        std::vector<std::vector<const float*>> channels; ///< of each tap
        std::vector<bool> isPresent; ///< false where a tap has nothing: its channels are silence
    };

    TapAligner (const std::vector<std::size_t>& numChannelsOfTaps, double sampleRate);

    /** Takes the next block of a tap. Returns false if it is to come again later. */
    [[nodiscard]] bool push (std::size_t tap, const TapBlock&, std::int64_t nowNanoseconds);

    /** The next stretch; null if more audio has to come first. Valid until the next call. */
    const Stretch* next (std::int64_t nowNanoseconds);

private:
    /** Frames that follow each other both in the tap's count and on the timeline. */
    struct Segment
    {
        std::int64_t count = 0; ///< the tap's own, of the first frame
        std::int64_t hostFrame = 0;
        std::size_t numFrames = 0;
        bool isRendering = false;

        std::int64_t countEnd() const noexcept { return count + static_cast<std::int64_t> (numFrames); }
        std::int64_t hostEnd() const noexcept { return hostFrame + static_cast<std::int64_t> (numFrames); }
        std::int64_t countAtZero() const noexcept { return count - hostFrame; }
    };

    struct Tap
    {
        std::vector<std::vector<float>> ring; ///< [channel], filled round and round
        std::size_t first = 0, numHeld = 0; ///< frames in the ring
        std::deque<Segment> segments; ///< of what is held
        std::int64_t lastBlock = 0; ///< when it came
        std::int64_t count = 0; ///< frames that have come, lost and skipped ones too
        std::optional<std::int64_t> lead; ///< its count less the leader's, at the same place; empty until they met
        std::size_t framesElsewhere = 0; ///< since when its host position and its count no longer go together
        std::vector<std::vector<float>> stretch; ///< [channel]
    };

    /** How far a tap goes on from a place of the leader's. */
    struct Reach
    {
        std::size_t numFrames = 0; ///< 0: more audio has to come first
        bool isPresent = false;
    };

    /** Whether a tap's audio at the leader's count is of the same place as the leader's. */
    enum class Match
    {
        same,
        other,
        notKnownYet ///< what comes next shows it
    };

    static void discard (Tap&, std::size_t numFrames);
    static void discardBefore (Tap&, std::int64_t count);
    static void meet (Tap&, const Segment& leaders);
    static const Segment* following (const Tap&, const Segment&) noexcept;
    static Match matchOf (const Tap& leader, const Tap&, const Segment& heard) noexcept;
    void append (Tap&, const TapBlock&);
    bool canWait (const TapBlock&, std::int64_t nowNanoseconds) const noexcept;
    std::optional<Reach> reachByCount (Tap&, const Segment& leaders, std::size_t most) const;
    Reach reachOf (Tap&, const Segment& leaders, std::size_t most, std::int64_t nowNanoseconds) const;
    void take (Tap&, std::size_t numFrames, bool isPresent);

    std::size_t capacity, patience, jumpPatience;
    std::vector<Tap> taps;
    Stretch stretch;
    std::optional<std::int64_t> expected; ///< the host's frame after the last stretch
    std::int64_t lastStretch = 0; ///< when it was made, or when the leader's audio began
};
} // namespace twobus
