#include "Taps/TapAligner.h"

#include <algorithm>

namespace twobus
{
namespace
{
constexpr double heldSeconds = 1.0, patientSeconds = 0.3, jumpPatientSeconds = 0.1;
constexpr std::int64_t longestStandstill = 200'000'000; // of a tap, or of the stretches
} // namespace

TapAligner::TapAligner (const std::vector<std::size_t>& numChannelsOfTaps, double sampleRate)
    : capacity (std::max (static_cast<std::size_t> (heldSeconds * sampleRate), 2 * TapRing::largestRecordFrames)),
      patience (static_cast<std::size_t> (patientSeconds * sampleRate)),
      jumpPatience (static_cast<std::size_t> (jumpPatientSeconds * sampleRate))
{
    for (const auto numChannels : numChannelsOfTaps)
    {
        taps.emplace_back();
        taps.back().ring.assign (numChannels, std::vector<float> (capacity));
        taps.back().stretch.assign (numChannels, std::vector<float> (longestStretch));
        stretch.isPresent.push_back (false);
    }

    for (const auto& tap : taps)
    {
        stretch.channels.emplace_back();

        for (const auto& channel : tap.stretch)
            stretch.channels.back().push_back (channel.data());
    }
}

//==============================================================================
bool TapAligner::push (std::size_t index, const TapBlock& block, std::int64_t now)
{
    auto& tap = taps[index];
    tap.lastBlock = now;
    const auto isUsable = block.numFrames > 0 && block.time.isPlaying && block.time.hostFrame.value_or (-1) >= 0
                          && block.numChannels == tap.ring.size() && block.numFrames <= capacity;

    if (isUsable && tap.numHeld + block.numFrames > capacity)
    {
        if (canWait (block, now))
            return false;

        discard (tap, tap.numHeld + block.numFrames - capacity);
    }

    tap.count += static_cast<std::int64_t> (block.framesLostBefore);

    if (isUsable)
        append (tap, block);

    tap.count += static_cast<std::int64_t> (block.numFrames);

    if (index == 0 && tap.segments.size() == 1 && tap.numHeld == block.numFrames)
        lastStretch = now;

    return true;
}

bool TapAligner::canWait (const TapBlock& block, std::int64_t now) const noexcept
{
    return block.time.isRendering && now - lastStretch < longestStandstill;
}

void TapAligner::append (Tap& tap, const TapBlock& block)
{
    const Segment added { tap.count, *block.time.hostFrame, block.numFrames, block.time.isRendering };

    const auto at = (tap.first + tap.numHeld) % capacity;
    const auto untilEnd = std::min (block.numFrames, capacity - at);

    for (std::size_t channel = 0; channel < tap.ring.size(); ++channel)
    {
        std::copy_n (block.channels[channel], untilEnd, tap.ring[channel].data() + at);
        std::copy_n (block.channels[channel] + untilEnd, block.numFrames - untilEnd, tap.ring[channel].data());
    }

    tap.numHeld += block.numFrames;

    if (! tap.segments.empty())
        if (auto& last = tap.segments.back(); last.countEnd() == added.count && last.hostEnd() == added.hostFrame
                                              && last.isRendering == added.isRendering)
        {
            last.numFrames += added.numFrames;
            return;
        }

    tap.segments.push_back (added);
}

void TapAligner::discard (Tap& tap, std::size_t numFrames)
{
    numFrames = std::min (numFrames, tap.numHeld);
    tap.numHeld -= numFrames;
    tap.first = (tap.first + numFrames) % tap.ring.front().size();

    while (numFrames > 0)
    {
        auto& front = tap.segments.front();
        const auto part = std::min (numFrames, front.numFrames);
        front.count += static_cast<std::int64_t> (part);
        front.hostFrame += static_cast<std::int64_t> (part);
        front.numFrames -= part;
        numFrames -= part;

        if (front.numFrames == 0)
            tap.segments.pop_front();
    }
}

void TapAligner::discardBefore (Tap& tap, std::int64_t count)
{
    while (! tap.segments.empty() && tap.segments.front().count < count)
    {
        const auto& front = tap.segments.front();
        discard (tap, std::min (front.numFrames, static_cast<std::size_t> (count - front.count)));
    }
}

//==============================================================================
/** Finds out how the tap's count goes with the leader's, from a place of the timeline that both have. */
void TapAligner::meet (Tap& tap, const Segment& leaders)
{
    const auto found = std::ranges::find_if (tap.segments, [&] (const Segment& each) {
        return each.hostFrame <= leaders.hostFrame && leaders.hostFrame < each.hostEnd()
               && each.isRendering == leaders.isRendering;
    });
    tap.lead =
        found != tap.segments.end() ? std::optional (found->countAtZero() - leaders.countAtZero()) : std::nullopt;
}

TapAligner::Reach TapAligner::reachOf (Tap& tap, const Segment& leaders, std::size_t most, std::int64_t now) const
{
    const auto isLate = taps.front().numHeld >= patience && now - tap.lastBlock > longestStandstill;

    if (tap.lead)
    {
        if (const auto reach = reachByCount (tap, leaders, most))
            return *reach;

        if (! isLate)
            return {};
    }

    // It comes for the first time, or its count is behind since it was switched off for a while.
    meet (tap, leaders);

    if (tap.lead)
        return reachByCount (tap, leaders, most).value_or (Reach {});

    const auto ahead =
        std::ranges::find_if (tap.segments, [&] (const Segment& each) { return each.hostFrame > leaders.hostFrame; });

    if (ahead != tap.segments.end())
        return { std::min (most, static_cast<std::size_t> (ahead->hostFrame - leaders.hostFrame)), false };

    if (! isLate)
        return {};

    discard (tap, tap.numHeld);
    return { most, false };
}

/** The segment that continues this one without a gap; null if none has come. */
const TapAligner::Segment* TapAligner::following (const Tap& tap, const Segment& segment) noexcept
{
    const auto next = std::ranges::find (tap.segments, segment.countEnd(), &Segment::count);
    return next != tap.segments.end() ? &*next : nullptr;
}

TapAligner::Match TapAligner::matchOf (const Tap& leader, const Tap& tap, const Segment& heard) noexcept
{
    const auto& leaders = leader.segments.front();
    const auto isSame = [&] (const Segment& one, const Segment& other) {
        return one.countAtZero() - other.countAtZero() == *tap.lead;
    };

    if (isSame (heard, leaders))
        return Match::same;

    // Perhaps one of them has jumped, as at the end of a loop, and the other is about to.
    const auto* const tapsNext = following (tap, heard);
    const auto* const leadersNext = following (leader, leaders);

    if ((tapsNext != nullptr && isSame (*tapsNext, leaders))
        || (leadersNext != nullptr && isSame (heard, *leadersNext)))
        return Match::same;

    return tapsNext == nullptr && leadersNext == nullptr ? Match::notKnownYet : Match::other;
}

/** Empty if the tap's audio hasn't come yet, or no longer goes with the leader's count. */
std::optional<TapAligner::Reach> TapAligner::reachByCount (Tap& tap, const Segment& leaders, std::size_t most) const
{
    const auto count = leaders.count + *tap.lead;
    const auto found =
        std::ranges::find_if (tap.segments, [&] (const Segment& each) { return each.countEnd() > count; });

    if (found == tap.segments.end())
        return std::nullopt;

    const auto isThere = found->count <= count;
    const auto match = isThere ? matchOf (taps.front(), tap, *found) : Match::other;

    if (match == Match::notKnownYet && taps.front().numHeld < jumpPatience)
        return Reach {};

    const auto isSamePlace = match == Match::same;
    const auto reach =
        std::min (most, static_cast<std::size_t> (isThere ? found->countEnd() - count : found->count - count));
    tap.framesElsewhere = isThere && ! isSamePlace ? tap.framesElsewhere + reach : 0;

    if (tap.framesElsewhere > patience)
        return std::nullopt;

    discardBefore (tap, count);
    return Reach { reach, isThere && isSamePlace };
}

void TapAligner::take (Tap& tap, std::size_t numFrames, bool isPresent)
{
    for (std::size_t channel = 0; channel < tap.ring.size(); ++channel)
    {
        const auto& ring = tap.ring[channel];
        const auto untilEnd = std::min (numFrames, capacity - tap.first);
        auto* const to = tap.stretch[channel].data();

        if (isPresent)
            std::copy_n (ring.data(), numFrames - untilEnd, std::copy_n (ring.data() + tap.first, untilEnd, to));
        else
            std::fill_n (to, numFrames, 0.0f);
    }

    if (isPresent)
        discard (tap, numFrames);
}

const TapAligner::Stretch* TapAligner::next (std::int64_t now)
{
    auto& leader = taps.front();

    if (leader.segments.empty())
        return nullptr;

    const auto place = leader.segments.front();
    auto numFrames = std::min (place.numFrames, longestStretch);
    stretch.isPresent.front() = true;

    for (std::size_t i = 1; i < taps.size(); ++i)
    {
        const auto reach = reachOf (taps[i], place, numFrames, now);

        if (reach.numFrames == 0)
            return nullptr;

        stretch.isPresent[i] = reach.isPresent;
        numFrames = reach.numFrames;
    }

    stretch.hostFrame = place.hostFrame;
    stretch.numFrames = numFrames;
    stretch.isRendering = place.isRendering;
    stretch.isContinuation = expected == place.hostFrame;
    expected = place.hostFrame + static_cast<std::int64_t> (numFrames);

    for (std::size_t i = 0; i < taps.size(); ++i)
        take (taps[i], numFrames, stretch.isPresent[i]);

    lastStretch = now;
    return &stretch;
}
} // namespace twobus
