#pragma once

#include "Core/Stems/NullDepth.h"
#include "Files/Stems/StemPass.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace twobus
{
/** The null depth in dB up to which the stems are said to be the mix: what a bounce to 16 bits with dither, or a lossy
    file of good quality, leaves of a loud mix is well below; a compressor or an equaliser on the bus leaves far more.
    */
inline constexpr double nullsUpToDb = -50.0;

/** A mix held against the sum of its stems.

    The reader's last file, against the sum, with a time between them.
*/
class StemNull
{
public:
    explicit StemNull (const StemReader& stems, std::ptrdiff_t mixDelayFrames = 0);

    void process (const StemBlock&);

    NullDepth depth;

private:
    const StemReader& reader;
};

/** Which constant time lies between mix and sum, up to 2048 frames: from a third of a second around one moment. */
class MixAlignment
{
public:
    static constexpr std::int64_t mostFrames = 2048;

    MixAlignment (const StemReader& stems, std::int64_t aroundFrame, std::size_t channelToUse);

    void process (const StemBlock&);

    /** How many frames the mix is later than the sum; 0 where nothing fits better. */
    std::int64_t mixDelayFrames() const;

private:
    const StemReader& reader;
    std::int64_t firstFrame;
    std::size_t channel;
    std::vector<float> mix, sum;
};
} // namespace twobus
