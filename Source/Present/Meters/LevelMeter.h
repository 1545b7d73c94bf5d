#pragma once

#include "Core/Ballistics/Needle.h"
#include "Core/Bank/MeterReadings.h"
#include "Present/Meters/MeterScale.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace twobus
{
/** The level meters among which the user chooses, and how a level in dBFS reads on each.

    Alignment is -18 dBFS of a sine's peak (EBU R 68): 0 VU, -9 dB on the DIN scale of PPM type I, 4 on the BBC's IIa,
    TEST on the EBU's IIb. The K scales have 0 dB at -20, -14 and -12 dBFS in the AES17 sense (Katz 2000).

    Amber begins where each convention ends its range: above 0 VU, above a PPM's permitted maximum (0 dB, 6 and +9).
    Red is for damage only: on the K scales, as on peak and RMS, amber and red are the peak's, above -3 and 0 dBFS.
*/
enum class LevelMeter
{
    peakAndRms,
    vu,
    ppmTypeI,
    ppmTypeIIa,
    ppmTypeIIb,
    k20,
    k14,
    k12
};

struct LevelMeterFace
{
    LevelMeter meter;
    std::string_view key; ///< for options and settings: "ppm2a"
    std::string_view name; ///< "PPM type IIa (BBC)"
    std::string_view shortName; ///< "PPM IIa"
    std::string_view unit; ///< of its scale: "VU", "dB"
    std::string_view alignment; ///< "PPM 4 = −18 dBFS"; empty where the scale is dBFS itself
    Needle needle;
    double referenceDbfs, referenceReading, dbPerUnit;
    MeterScale scale;

    /** What a level in dBFS reads on this scale. */
    double readingOf (double levelDbfs) const noexcept
    {
        return referenceReading + (levelDbfs - referenceDbfs) / dbPerUnit;
    }

    /** The scale shows true peaks too: they have a place on it. */
    bool showsPeaks() const noexcept { return needle == Needle::none; }

    /** A channel on this meter. The meter's own reading is the average; a needle has nothing else. */
    MeterLevels levelsOf (const ChannelReadings&) const noexcept;

    /** A reading as it is written on this scale: "+1.3", on a BBC's scale "4.3". */
    std::string readingText (std::optional<double>) const;

    /** Its own reading, of the largest channel. */
    std::optional<double> highestReading (const MeterReadings&) const noexcept;
};

/** All of them, in the order in which they are offered. */
std::span<const LevelMeterFace> levelMeterFaces();

const LevelMeterFace& faceOf (LevelMeter);
std::optional<LevelMeter> levelMeterFromKey (std::string_view);
} // namespace twobus
