#pragma once

#include "Core/Path/PathSignal.h"

#include <array>
#include <complex>
#include <cstdint>
#include <optional>
#include <vector>

namespace twobus
{
/** The gain of a path at one frequency, against its gain at 1 kHz. */
struct PathResponsePoint
{
    double hertz, deviationDb;
};

/** The level that a path does not pass. */
struct PathCeiling
{
    enum class Kind
    {
        clip, ///< what is above is cut off: the tops are flat
        limiter, ///< the whole burst is made quieter
    };

    Kind kind;
    double levelDbfs; ///< the highest sample that came through
    double sentDbfs; ///< the quietest burst that was affected, as it is in the file
};

/** A stretch that did not arrive, or not as it was sent. */
struct PathLoss
{
    double fileSeconds; ///< where in the file
    double seconds; ///< how long what was heard differs; 0 if only the time jumps
    std::int64_t movedFrames; ///< how much later (negative: earlier) the file goes on
};

/** What the path does with samples of fewer bits. */
enum class PathRounding
{
    none, ///< not reduced
    cutOff, ///< the lower bits are left out
    rounded, ///< rounded without dither
    dithered,
};

/** What was measured of a path with the test file. Sides: 0 is left, 1 is right. */
struct PathReadings
{
    enum class Extent
    {
        whole,
        onlyBeginning, ///< the last marks did not come
        covered, ///< nor did they here, but the file played on: something else is louder than they are
        unknownFile, ///< the marks came, but not the code of a file that this program knows
    };

    Extent extent = Extent::whole;
    double fileRate = 0.0, heardRate = 0.0;
    PathSignal::Format format = PathSignal::Format::float32;

    double speed = 1.0; ///< of the file, as it was heard
    double driftPpm = 0.0; ///< how much faster the player's clock runs than the listener's
    bool isInStep = false; ///< each frame of the file is one frame of what was heard
    double offsetFrames =
        0.0; ///< if in step: how far between two frames it comes, -0.5 to 0.5, as far as the marks say
    double sideDelayFrames = 0.0; ///< how much later the right side comes

    using Gains = std::array<std::array<std::complex<double>, 2>, 2>;
    Gains gains {}; ///< [heard][sent] at 1 kHz
    double gainChangeDb = 0.0; ///< from 7 s to 17 s of the file
    double levelDependenceDb = 0.0; ///< the widest difference of the gains of bursts from -20 to -10 dBFS
    double loudReductionDb = 0.0; ///< how much lower the loudest burst comes, where that is no ceiling

    std::array<std::vector<PathResponsePoint>, 2> response; ///< of each side that is heard
    std::array<double, 2> residualDb {}; ///< what is in the chord that was not sent, against the chord
    std::optional<double> bandEdgeHz; ///< above it nothing comes, and below it all does

    std::optional<PathCeiling> ceiling;
    double highestSentDbfs = 0.0; ///< the loudest burst that could show a ceiling

    std::array<double, 2> noiseDbfs {}; ///< in the silence, as RMS; -infinity for digital silence
    std::optional<int> bits; ///< as SampleWidth counts them
    PathRounding rounding = PathRounding::none;

    std::vector<PathLoss> losses;
    double damagedShare = 0.0; ///< of the parts that are not silent: 0 to 1
    bool isBitExact = false; ///< each sample from the first mark to the last is the file's
    double echoRatio = 0.0; ///< see PathTake
    bool beganAgain = false;
    std::uint64_t framesLostHere = 0; ///< by Twobus, not by the path
};
} // namespace twobus
