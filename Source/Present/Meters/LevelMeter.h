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
/** The level meters that the user can choose, and how each displays a level in dBFS.

    Alignment is -18 dBFS of a sine's peak (EBU R 68): 0 VU, -9 dB on the DIN scale of PPM type I, 4 on the BBC's IIa,
    TEST on the EBU's IIb. The K scales have 0 dB at -20, -14 and -12 dBFS in the AES17 sense (Katz 2000).

    Amber begins where each convention ends its range: above 0 VU, above a PPM's permitted maximum (0 dB, 6 and +9). Red
    means damage only: on the K scales, as on peak and RMS, they apply to the peak: amber where a move is due, red at 0.
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
    std::string_view unit; ///< of the scale: "VU", "dB"
    std::string_view alignment; ///< "PPM 4 = −18 dBFS"; empty if the scale is dBFS itself
    Needle needle;
    double referenceDbfs, referenceReading, dbPerUnit;
    MeterScale scale;

    /** The reading on this scale for a level in dBFS. */
    double readingOf (double levelDbfs) const noexcept
    {
        return referenceReading + (levelDbfs - referenceDbfs) / dbPerUnit;
    }

    /** Whether the scale also shows true peaks. */
    bool showsPeaks() const noexcept { return needle == Needle::none; }

    /** A channel's levels on this meter. The meter's own reading is the average; a needle shows only that. */
    MeterLevels levelsOf (const ChannelReadings&) const noexcept;

    /** A reading in the notation of this scale: "+1.3", on a BBC's scale "4.3". */
    std::string readingText (std::optional<double>) const;

    /** The meter's own reading in the largest channel. */
    std::optional<double> highestReading (const MeterReadings&) const noexcept;
};

/** All of them, in the order of the menu. */
std::span<const LevelMeterFace> levelMeterFaces();

const LevelMeterFace& faceOf (LevelMeter);
std::optional<LevelMeter> levelMeterFromKey (std::string_view);
} // namespace twobus
