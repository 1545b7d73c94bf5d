#pragma once

#include "Advice/LinkedInputs.h"

#include <array>

namespace twobus
{
/** Asked once, at the first start: "Recording, Mix, or Finished master?" */
enum class Stage
{
    recording,
    mix,
    finishedMaster
};

/** What the bounce will be written as: it decides what samples over 0 dBFS mean. */
enum class ExportFormat
{
    integer16,
    integer24,
    float32
};

/** How the audio reaches Twobus. Until it is checked or known it is unknown. */
enum class SignalPath
{
    unknown,
    floatingPoint, ///< a direct port of the DAW over JACK or PipeWire, or a float file: overs arrive intact
    fixedPoint, ///< a loopback or a file of integers: whatever was over 0 dBFS is clipped on arrival
    systemLimiter, ///< a loopback behind the system's limiter: whatever was over its ceiling is squeezed on arrival
    lossyFile ///< decoded from a lossy format: overs arrive intact, flat tops are smeared
};

/** As they are offered. */
inline constexpr std::array exportFormats { ExportFormat::integer16, ExportFormat::integer24, ExportFormat::float32 };

/** Aims of a mix in dBTP as they are offered; a command line takes whatever lies between. */
inline constexpr std::array aimsDbtp { -3.0, -6.0, -9.0, -12.0 };
inline constexpr double highestAimDbtp = aimsDbtp.front(), lowestAimDbtp = aimsDbtp.back(), usualAimDbtp = -6.0;

/** What the user has told Twobus about their work: inputs of every verdict. */
struct Choices
{
    Stage stage = Stage::mix;
    double aimDbtp = usualAimDbtp; ///< mix: room for bars not heard yet; a convention and not a law
    ExportFormat exportFormat = ExportFormat::integer24;
    SignalPath path = SignalPath::unknown;
    bool isClippedByChoice =
        false; ///< flat tops and pinned peaks are what the user wants: they are told, and not warned of
    LinkedInputs linkedInputs {}; ///< recording: pairs that get one gain
};
} // namespace twobus
