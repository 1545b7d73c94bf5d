#pragma once

#include "Advice/LinkedInputs.h"

#include <array>

namespace twobus
{
/** The question at the first start: what the user works on. */
enum class Stage
{
    recording,
    mix,
    finishedMaster,
    streaming ///< a live stream that may run for hours: no fader move and no "ready", only loudness and peaks
};

/** Whether the verdict is about a pass, from play to stop. Otherwise it is about everything since the reset. */
constexpr bool judgesPasses (Stage stage) noexcept { return stage == Stage::mix || stage == Stage::finishedMaster; }

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

/** For a stream: its target of loudness and its ceiling. The menus offer the values of the arrays, in their order. The
    targets are what YouTube turns music down to (-14), those of AES TD1008 for music (-16) and for speech (-18), the
    lowest of EBU R 128 s2 (-20) and that of R 128 (-23). */
inline constexpr std::array streamTargetsLufs { -14.0, -16.0, -18.0, -20.0, -23.0 };
inline constexpr double highestStreamTargetLufs = -5.0, lowestStreamTargetLufs = -40.0;
inline constexpr std::array streamCeilingsDbtp { -1.0, -2.0, -3.0 };
inline constexpr double highestStreamCeilingDbtp = 0.0, lowestStreamCeilingDbtp = -9.0;

/** What the user has told Twobus about their work. Every verdict depends on it. */
struct Choices
{
    Stage stage = Stage::mix;
    double aimDbtp = usualAimDbtp; ///< for a mix: leaves room for bars not heard yet; a convention, not a rule
    ExportFormat exportFormat = ExportFormat::integer24;
    SignalPath path = SignalPath::unknown;
    bool isClippedByChoice = false; ///< flat tops and pinned peaks are intended: they are shown without a warning
    LinkedInputs linkedInputs {}; ///< when recording: pairs that get the same gain
    double streamTargetLufs = streamTargetsLufs.front(); ///< for a stream
    double streamCeilingDbtp = streamCeilingsDbtp.front(); ///< for a stream: the highest true peak
    double addedGainDb = 0.0; ///< in every reading, because the path takes as much: see MeterStream
    bool isBeforeFader = false; ///< what is heard comes before the fader of its strip, so no move of that fader shows
};
} // namespace twobus
