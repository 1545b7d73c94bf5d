#pragma once

#include "Core/Base/ChannelLayout.h"

#include <string>

namespace twobus
{
inline constexpr double lowestSampleRate = 8000.0;
inline constexpr double highestSampleRate = 384000.0;

/** The highest sample of 24-bit integer audio. A live stream's converter is not known, and 24 bits are its
    best guess: a rail of fewer bits is lower and is found in files, whose width is known. */
inline constexpr float fullScaleOf24Bits = 8388607.0f / 8388608.0f;

/** What a MeterBank is prepared for: the rate, the channels, and where full scale lies.

    Rates from 8000 to 384000 Hz, fractions of a Hz included, and 1 to 64 channels can be measured; a ChannelLayout
    holds no more. Every other format, NaN and infinity included, is refused in a sentence: see problemWith.
*/
struct MeterFormat
{
    double sampleRate = 48000.0;
    ChannelLayout layout = ChannelLayout::forChannelCount (2);

    /** A sample of at least this magnitude is at full scale: 32767/32768 in a 16-bit file, 1 in a float file. */
    float fullScale = fullScaleOf24Bits;

    /** One channel that will be heard from two loudspeakers: loudness counts it twice, which is +3.01 LU in
        momentary, short-term and integrated loudness (the powers of the channels add: ITU-R BS.1770-5, Annex 1);
        loudness range, levels and peaks stay. Off by default: what is there is what is measured. Two channels
        and more are already as they are heard: for them it is ignored, so that one choice fits a whole folder
        of files. */
    bool dualMono = false;

    /** Whether dualMono is on and means something here: where a report must say so. */
    bool countsAsDualMono() const noexcept { return dualMono && layout.size() == 1 && layout.hasLoudness(); }

    std::size_t numChannels() const noexcept { return layout.size(); }
    bool operator== (const MeterFormat&) const noexcept = default;
};

/** Why a format cannot be measured, as a sentence without its full stop; empty when it can. */
std::string problemWith (const MeterFormat&);
} // namespace twobus
