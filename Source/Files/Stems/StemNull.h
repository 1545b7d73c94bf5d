#pragma once

#include "Core/Stems/NullDepth.h"
#include "Files/Stems/StemPass.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace twobus
{
/** The null depth in dB up to which the stems count as the mix. A bounce of a loud mix to 16 bits with dither, or to a
    good lossy file, leaves a residue well below this; a compressor or an equaliser on the bus leaves far more. */
inline constexpr double nullsUpToDb = -50.0;

/** Compares a mix, the reader's last file, with the sum of its stems. The mix can be mixDelayFrames later than the sum.
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

/** Finds a constant delay of up to 2048 frames between mix and sum, from 16384 frames around one moment. */
class MixAlignment
{
public:
    static constexpr std::int64_t mostFrames = 2048;

    MixAlignment (const StemReader& stems, std::int64_t aroundFrame, std::size_t channelToUse);

    void process (const StemBlock&);

    /** How many frames the mix is later than the sum; 0 if no delay fits better. */
    std::int64_t mixDelayFrames() const;

private:
    const StemReader& reader;
    std::int64_t firstFrame;
    std::size_t channel;
    std::vector<float> mix, sum;
};
} // namespace twobus
