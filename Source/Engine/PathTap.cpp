#include "Engine/PathTap.h"

#include <span>
#include <utility>

namespace twobus
{
void PathTap::audioBlock (const AudioBlock& block, double sampleRate) noexcept
{
    if (block.numChannels == 0 || block.numFrames == 0)
        return;

    const std::span first (block.channels[0], block.numFrames),
        second (block.channels[block.numChannels > 1 ? 1 : 0], block.numFrames);

    // The header comes last: a reader that sees it finds both sides whole.
    if (headers.freeSpace() == 0 || left.freeSpace() < block.numFrames || right.freeSpace() < block.numFrames)
    {
        dropped += block.numFrames;
        return;
    }

    const auto wasWritten =
        left.push (first) && right.push (second)
        && headers.push ({ sampleRate, std::exchange (dropped, 0), static_cast<std::uint32_t> (block.numFrames) });
    static_cast<void> (wasWritten); // there was room
}

bool PathTap::read (Stretch& stretch)
{
    Header header {};

    if (! headers.pop (header))
        return false;

    stretch.sampleRate = header.sampleRate;
    stretch.framesDroppedBefore = header.framesDroppedBefore;
    stretch.left.resize (header.numFrames);
    stretch.right.resize (header.numFrames);
    return left.pop (stretch.left) && right.pop (stretch.right);
}
} // namespace twobus
