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
    std::optional<double> heldPeakDbtp; ///< the highest true peak since the holds were last cleared
    std::optional<double> needleDbfs; ///< the needle that setNeedle chose: dBFS of a sine's peak; empty without one
    std::optional<double> kAverageDbfs; ///< the K-System's average, in the AES17 sense: see KSystemMeter
    std::optional<double> kPeakDbfs; ///< the K-System's falling peak
    std::optional<double> noiseFloorDbfs; ///< RMS of the quietest 3 s without playing, DC left out: see TrackingMeter
    std::optional<double> humDbfs; ///< RMS of the mains hum in those 3 s; empty if there is none
    std::optional<double> humHz; ///< 50 or 60; empty if there is no hum
    std::optional<double> playedRmsDbfs; ///< RMS while the input was played, DC left out
    double secondsPlayed = 0.0; ///< for how long it was played
    std::uint64_t samplesAtFullScale = 0;
    std::uint64_t samplesOverFullScale = 0;
    std::uint64_t flatRunsAtFullScale = 0;
    std::uint64_t samplesInFlatRuns = 0; ///< at full scale: see FullScaleRuns
    std::uint64_t samplesInDeepRuns = 0; ///< the same of those that lost 0.1 dB or more
    std::uint64_t topsAtFullScale = 0; ///< in samples: see FullScaleRuns
    std::uint64_t invalidSamples = 0;
};

/** Everything that a MeterBank knows at one instant.

    Empty means "not measured (yet)", minus infinity means silence. Levels of the programme cover all audio since the
    last reset; "window" levels cover the last 300 ms. A reading that exists per channel also stands here, with the
    value of the channel where it is largest.

    RMS is mathematical: a full-scale sine reads -3.01 dBFS. The crest factor is sample peak less RMS of the same
    channel over the same time.
*/
struct MeterReadings
{
    std::uint64_t framesMeasured = 0;
    double secondsMeasured = 0.0;
    double secondsOfSignal = 0.0; ///< the part of it above -60 dBFS
    double secondsSinceSignal = 0.0; ///< since the last 10 ms above -60 dBFS

    std::optional<double> momentaryLufs;
    std::optional<double> momentaryMaxLufs;
    std::optional<double> shortTermLufs;
    std::optional<double> shortTermMaxLufs;
    std::optional<double> integratedLufs;
    std::optional<double> loudnessRangeLu;
    std::optional<double> plrDb; ///< true peak of the programme less integrated loudness
    std::optional<double> psrDb; ///< true peak of the last 3 s less their short-term loudness
    std::optional<double> psrMinDb; ///< the lowest of the programme, while the short-term loudness was above -70 LUFS
    std::optional<double> loudPartsPsrDb; ///< the mean over the loud parts: see LoudPartsPsr

    std::optional<double> samplePeakDbfs;
    std::optional<double> truePeakDbtp;
    std::optional<double> recentTruePeakDbtp; ///< of the last 10 s with signal; empty before there are as many
    std::optional<double> rmsDbfs;
    std::optional<double> rmsWindowDbfs;
    std::optional<double> crestFactorDb;
    std::optional<double> dcOffsetPercent; ///< of the channel that is furthest from zero

    std::optional<double> correlation;
    std::optional<double> correlationWindow;
    std::optional<double> balanceDb; ///< right less left

    std::optional<LoudestMoment> loudestMoment;
    CeilingReadings ceilings;
    SpectrumReadings spectrum;

    std::uint64_t samplesAtFullScale = 0; ///< this and the next six: sums over the channels
    std::uint64_t samplesOverFullScale = 0;
    std::uint64_t flatRunsAtFullScale = 0; ///< not always clipping: see ClippedRuns.h
    std::uint64_t samplesInFlatRuns = 0; ///< at full scale: see FullScaleRuns
    std::uint64_t samplesInDeepRuns = 0; ///< the same of those that lost 0.1 dB or more
    std::uint64_t topsAtFullScale = 0; ///< in samples: see FullScaleRuns
    std::uint64_t invalidSamples = 0;

    std::optional<PassReadings> pass; ///< the running pass, or the last one; empty before the first
    std::optional<double> secondsOfRest; ///< between the newest pass and the one before it, if they can be joined
    std::optional<PassReadings> audition; ///< a short pass after the one above, which didn't replace it: see PassBank
    std::optional<PassReadings> previousPass; ///< the pass before that
    std::uint32_t numPasses = 0;
    double longestPassSeconds = 0.0;

    std::array<LoudMoment, LoudMoments::mostKept> loudMoments {}; ///< loudest first
    std::uint32_t numLoudMoments = 0;
    LevelEventReadings levelEvents;

    std::optional<PassageMatch> passageMatch; ///< the newest stretch of `pass` that an earlier pass had too
    std::optional<UnreplayedMoment> unreplayedMoment; ///< from the passes before `pass`
    bool isPlayedAgainInPass = false; ///< what plays was heard in this pass before: see RepeatInPass.h

    std::uint32_t numChannels = 0;
    std::array<ChannelReadings, maxChannels> channels {};
};

static_assert (std::is_trivially_copyable_v<MeterReadings>, "it crosses threads by plain copy");
} // namespace twobus
