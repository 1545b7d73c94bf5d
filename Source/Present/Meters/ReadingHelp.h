#pragma once

#include "Advice/Advice.h"
#include "Present/Meters/LevelMeter.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace twobus
{
enum class Reading
{
    integrated,
    loudnessRange,
    truePeakMax,
    shortTermMax,
    momentaryMax,
    rms,
    crestFactor,
    plr,
    psr,
    psrMin,
    momentary,
    shortTerm,
    heldTruePeak, ///< above each bar
    samplePeak,
    fullScale, ///< samples at full scale and over it
    correlation,
    balance,
    dcOffset,
    headroom,
    stereoImage, ///< the goniometer
    spectrum,
    loudnessHistogram,
    timeline,
    inputPeak, ///< this and the next four: one input, while recording
    inputAverage,
    inputClips,
    noiseFloor,
    hum,
    playsAt, ///< this and the next three: what a service does with a master
    gainChange,
    truePeakAfter,
    ceiling,
    coverage, ///< how much was heard, and the longest pass
    path ///< the badge beside the source
};

inline constexpr std::size_t numReadings = static_cast<std::size_t> (Reading::path) + 1;

/** Each reading in two short lines: what it is, and what to do with it or where it usually lies. For tooltips and for
    the accessible description. UTF-8, no line longer than 90 characters.

    The limits named are those of Advice. Usual values are conventions, and are worded as such.
*/
struct ReadingHelp
{
    std::string_view name; ///< the label beside the number: "Loudness range"
    std::string_view meaning; ///< what it is
    std::string_view use; ///< what to do with it, or where it usually lies
};

const ReadingHelp& helpFor (Reading) noexcept;
const ReadingHelp& helpFor (CheckKind) noexcept;
const ReadingHelp& helpFor (LevelMeter) noexcept;

/** Both lines, for a tooltip. */
std::string tooltipOf (const ReadingHelp&);
} // namespace twobus
