#pragma once

#include "Advice/LinkedInputs.h"

#include <array>

namespace twobus
{
/** The question at the first start: "Recording, Mix, or Finished master?" */
enum class Stage
{
    recording,
    mix,
    finishedMaster
};

/** The format of the bounce. It decides what samples over 0 dBFS mean. */
enum class ExportFormat
{
    integer16,
    integer24,
    float32
};

/** How the audio reaches Twobus. Unknown until it is checked or otherwise known. */
enum class SignalPath
{
    unknown,
    floatingPoint, ///< a direct port of the DAW over JACK or PipeWire, or a float file: overs arrive intact
    fixedPoint, ///< a loopback or an integer file: anything over 0 dBFS is clipped on arrival
    systemLimiter, ///< a loopback behind the system's limiter: anything over its ceiling is limited on arrival
    lossyFile ///< decoded from a lossy format: overs arrive intact, flat tops are smeared
};

/** In the order of the menu. */
inline constexpr std::array exportFormats { ExportFormat::integer16, ExportFormat::integer24, ExportFormat::float32 };

/** The aims for a mix that the menu offers, in dBTP; a command line accepts any value between the highest and the
    lowest. */
inline constexpr std::array aimsDbtp { -3.0, -6.0, -9.0, -12.0 };
inline constexpr double highestAimDbtp = aimsDbtp.front(), lowestAimDbtp = aimsDbtp.back(), usualAimDbtp = -6.0;

/** What the user has told Twobus about their work. Every verdict depends on it. */
struct Choices
{
    Stage stage = Stage::mix;
    double aimDbtp = usualAimDbtp; ///< for a mix: leaves room for bars not heard yet; a convention, not a rule
    ExportFormat exportFormat = ExportFormat::integer24;
    SignalPath path = SignalPath::unknown;
    bool isClippedByChoice = false; ///< flat tops and pinned peaks are intended: they are shown without a warning
    LinkedInputs linkedInputs {}; ///< when recording: pairs that get the same gain
};
} // namespace twobus
