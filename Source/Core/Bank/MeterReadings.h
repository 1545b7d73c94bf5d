#pragma once

#include "Core/Base/ChannelLayout.h"
#include "Core/Causes/CeilingReadings.h"
#include "Core/Passages/LevelEvents.h"
#include "Core/Passages/LoudMoments.h"
#include "Core/Passages/LoudestMoment.h"
#include "Core/Passages/PassReadings.h"
#include "Core/Passages/PassageMatch.h"
#include "Core/Spectrum/SpectrumReadings.h"

#include <array>
#include <cstdint>
#include <optional>
#include <type_traits>

namespace twobus
{
struct ChannelReadings
{
    std::optional<double> samplePeakDbfs;
    std::optional<double> truePeakDbtp;
    std::optional<double> rmsDbfs;
    std::optional<double> rmsWindowDbfs;
    std::optional<double> crestFactorDb;
    std::optional<double> dcOffsetPercent; ///< the programme's mean, in percent of full scale, with its sign
    std::optional<double> barPeakDbfs; ///< the moving bar: see PeakBar
    std::optional<double> heldPeakDbtp; ///< the highest true peak since the holds were cleared
    std::optional<double> needleDbfs; ///< the needle that setNeedle chose: dBFS of a sine's peak; empty without one
    std::optional<double> kAverageDbfs; ///< the K-System's average, in the AES17 sense: see KSystemMeter
    std::optional<double> kPeakDbfs; ///< and its falling peak
    std::optional<double> noiseFloorDbfs; ///< RMS of the quietest 3 s without playing, DC left out: see TrackingMeter
    std::optional<double> humDbfs; ///< RMS of the mains hum in them; empty where there is none
    std::optional<double> humHz; ///< 50 or 60, with it
    std::optional<double> playedRmsDbfs; ///< RMS while it was played, DC left out
    double secondsPlayed = 0.0; ///< how long that was
    std::uint64_t samplesAtFullScale = 0;
    std::uint64_t samplesOverFullScale = 0;
    std::uint64_t flatRunsAtFullScale = 0;
    std::uint64_t invalidSamples = 0;
};

/** Everything that a MeterBank knows at one instant.

    Empty means "not measured (yet)", minus infinity means silence. Levels "of the programme" cover all audio
    since the last reset; "window" ones the last 300 ms. A reading that exists per channel has its largest
    channel beside it.

    RMS is the mathematical one: a full-scale sine reads -3.01 dBFS. The crest factor is sample peak less RMS of
    the same channel and span.
*/
struct MeterReadings
{
    std::uint64_t framesMeasured = 0;
    double secondsMeasured = 0.0;
    double secondsOfSignal = 0.0; ///< of it, above -60 dBFS
    double secondsSinceSignal = 0.0; ///< since the last 10 ms above -60 dBFS

    std::optional<double> momentaryLufs;
    std::optional<double> momentaryMaxLufs;
    std::optional<double> shortTermLufs;
    std::optional<double> shortTermMaxLufs;
    std::optional<double> integratedLufs;
    std::optional<double> loudnessRangeLu;
    std::optional<double> plrDb; ///< true peak of the programme less integrated loudness
    std::optional<double> psrDb; ///< true peak of the last 3 s less their short-term loudness
    std::optional<double> psrMinDb; ///< over the programme, where the short-term loudness was above -70 LUFS
    std::optional<double> loudPartsPsrDb; ///< the mean over the loud parts: see LoudPartsPsr

    std::optional<double> samplePeakDbfs;
    std::optional<double> truePeakDbtp;
    std::optional<double> rmsDbfs;
    std::optional<double> rmsWindowDbfs;
    std::optional<double> crestFactorDb;
    std::optional<double> dcOffsetPercent; ///< the channel's that is furthest from zero

    std::optional<double> correlation;
    std::optional<double> correlationWindow;
    std::optional<double> balanceDb; ///< right less left

    std::optional<LoudestMoment> loudestMoment;
    CeilingReadings ceilings;
    SpectrumReadings spectrum;

    std::uint64_t samplesAtFullScale = 0; ///< these four: sums over the channels
    std::uint64_t samplesOverFullScale = 0;
    std::uint64_t flatRunsAtFullScale = 0;
    std::uint64_t invalidSamples = 0;

    std::optional<PassReadings> pass; ///< the running pass, or the last; empty before the first
    std::optional<PassReadings> previousPass; ///< the one before it
    std::uint32_t numPasses = 0;
    double longestPassSeconds = 0.0;

    std::array<LoudMoment, LoudMoments::mostKept> loudMoments {}; ///< the loudest first
    std::uint32_t numLoudMoments = 0;
    LevelEventReadings levelEvents;

    std::optional<PassageMatch> passageMatch; ///< what of the pass above was heard before; the newest such stretch
    std::optional<UnreplayedMoment> unreplayedMoment; ///< of the passes before the one above

    std::uint32_t numChannels = 0;
    std::array<ChannelReadings, maxChannels> channels {};
};

static_assert (std::is_trivially_copyable_v<MeterReadings>, "it crosses threads by plain copy");
} // namespace twobus
