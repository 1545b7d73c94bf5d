#include "Files/Decoding/FfmpegLength.h"

#include <algorithm>
#include <cstdlib>

namespace twobus
{
namespace
{
constexpr double secondsRounded = 0.01; ///< an encoder can have rounded a length by this much
} // namespace

std::int64_t framesPromisedBy (const FfmpegLink& link, const ContainerFacts& facts, int sampleRate) noexcept
{
    if (link.containerName() == "CAF" || link.containerName() == "MPEG"
        || (link.containerName() == "AIFF" && ! facts.repairs.empty()))
        return facts.promisedFrames.value_or (-1);

    const auto& track = link.track();

    if (link.context().duration_estimation_method != AVFMT_DURATION_FROM_STREAM || track.duration <= 0)
        return -1;

    return std::clamp<std::int64_t> (av_rescale_q (track.duration, track.time_base, { 1, sampleRate }), -1, mostFrames);
}

std::int64_t framesPromisedAfterwards (const FfmpegLink& link, const ContainerFacts& facts, int sampleRate,
                                       std::int64_t decoded) noexcept
{
    const auto promised = framesPromisedBy (link, facts, sampleRate);
    const auto without = promised - link.framesDropped();

    if (promised >= 0 && std::abs (without - decoded) < std::abs (promised - decoded))
        return std::max<std::int64_t> (0, without);

    return promised;
}

std::int64_t framesTolerated (const ToleranceOfLength& length) noexcept
{
    const auto rounded = static_cast<std::int64_t> (length.facts.sampleRate * secondsRounded);
    const std::int64_t block = length.largestBlock;

    if (length.isOgg)
        return rounded;

    // Some encoders include the frame that holds the count.
    if (length.facts.container == "MPEG")
        return length.hasFewerBytes ? 0 : block;

    // FFmpeg's CAF writer counts whole packets.
    if (length.facts.container == "CAF" && length.facts.bits > 0 && ! length.isPcm)
        return std::max<std::int64_t> (block - 1, 0);

    return length.facts.bits == 0 ? rounded + 2 * block : 0;
}
} // namespace twobus
