#pragma once

#include "Core/Base/ChannelLayout.h"

#include <string>

namespace twobus
{
inline constexpr double lowestSampleRate = 8000.0;
inline constexpr double highestSampleRate = 384000.0;

/** The highest sample of 24-bit integer audio. The converter of a live stream is not known, so 24 bits are the best
    guess. Full scale with fewer bits is lower; files find it because their width is known. */
inline constexpr float fullScaleOf24Bits = 8388607.0f / 8388608.0f;

/** What a MeterBank is prepared for: the rate, the channels, and where full scale lies.

    Measurable are rates from 8000 to 384000 Hz, fractions of a Hz included, and 1 to 64 channels (a ChannelLayout holds
    no more). problemWith refuses every other format, NaN and infinity included, with a sentence.
*/
struct MeterFormat
{
    double sampleRate = 48000.0;
    ChannelLayout layout = ChannelLayout::forChannelCount (2);

    /** A sample of at least this magnitude is at full scale: 32767/32768 in a 16-bit file, 1 in a float file. */
    float fullScale = fullScaleOf24Bits;

    /** One channel that will be heard from two loudspeakers. Loudness then counts it twice, which adds 3.01 LU to
        momentary, short-term and integrated loudness (the powers of the channels add: ITU-R BS.1770-5, Annex 1);
        loudness range, levels and peaks don't change. Off by default, because Twobus measures what is there. Ignored
        for two or more channels, which are already as they are heard, so one choice fits a whole folder of files. */
    bool dualMono = false;

    /** Whether dualMono is on and has an effect here. Reports must then say so. */
    bool countsAsDualMono() const noexcept { return dualMono && layout.size() == 1 && layout.hasLoudness(); }

    std::size_t numChannels() const noexcept { return layout.size(); }
    bool operator== (const MeterFormat&) const noexcept = default;
};

/** Why a format cannot be measured, as a sentence without its full stop; empty if it can. */
std::string problemWith (const MeterFormat&);
} // namespace twobus
