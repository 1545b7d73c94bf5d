#pragma once

#include "Advice/Choices.h"
#include "Advice/FollowUp.h"
#include "Advice/TonalBalance.h"
#include "Core/Bank/MeterReadings.h"
#include "Core/Causes/Cause.h"
#include "Core/Passages/PlayerTimeline.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace twobus
{
/** Worst first. */
enum class Verdict
{
    incomplete, ///< frames were lost, samples were invalid or a file is not whole: nothing is promised
    clipped, ///< flat tops are in the audio, and not just a few short ones below full scale
    over, ///< samples over 0 dBFS, intact so far
    hot, ///< too little room
    squashed, ///< room enough, and a limiter or clipper has taken the dynamics
    tight, ///< ready, with little room
    ready,
    fineSoFar, ///< no bad news, and not enough heard for "ready"
    listening, ///< too little heard for anything
    noSignal
};

enum class Severity
{
    neutral,
    good,
    caution, ///< amber: a move is due
    damage ///< red: the audio is or will be damaged
};

enum class CheckKind
{
    headroom, ///< dB from the highest true peak up to 0 dBTP
    clipping, ///< flat tops at any level
    dynamics, ///< PSR of the loud parts; by ear, and warned of only together with pinning or flat tops
    peakToLoudness, ///< PLR; by ear
    monoFoldDown, ///< dB that the sum of both sides loses, from the correlation; judged at 10 s of signal
    bassInMono, ///< correlation of the sides below 120 Hz; judged at 10 s of signal
    lowEnd, ///< dB of 20 to 120 Hz against the rest, of full mixes in stereo; by ear
    tonalBalance, ///< dB by which the region that stands out is outside the reference; by ear, and never warned of
    dcOffset, ///< percent of full scale
    balance, ///< dB, right less left
    loudness ///< integrated LUFS; information
};

struct Check
{
    CheckKind kind = CheckKind::headroom;
    Severity severity = Severity::neutral;
    std::optional<double> value; ///< empty: not measured
    std::optional<double> limit; ///< empty: information only
    bool isByEar = false; ///< a matter of taste: the limit is a custom
    std::optional<TonalRegion> region {}; ///< of tonalBalance, where one stands out
};

/** What the verdict rests on, beside the level. */
struct Evidence
{
    std::uint64_t samplesOverFullScale = 0;
    std::uint64_t flatTops = 0; ///< at full scale, or below it where there are none at full scale
    std::optional<double> flatTopLevelDbfs; ///< of those below full scale
    std::optional<double> flatTopSeconds; ///< how long those below full scale are, all together
    bool areFewFlatTops = false; ///< below full scale, and no damage: see FewFlatTops.h
    double pinnedSeconds = 0.0;
    std::optional<double> pinnedCeilingDbfs; ///< where a limiter holds the peaks
};

/** How much of the programme is known: never a share of a song whose length nobody knows. */
struct Coverage
{
    double secondsHeard = 0.0;
    double longestPassSeconds = 0.0;

    /** The loudest passage of an earlier pass over the limit, that was not played again since. */
    std::optional<UnreplayedMoment> notReplayed;
    std::optional<double>
        notReplayedSecondsIntoPass {}; ///< where that was in the pass before the current one, if it was in that
    std::optional<double> notReplayedPlayerSeconds {}; ///< where that was in the player's own time
};

/** Live: how often the programme went over the limit since the reset. */
struct HeadroomWarning
{
    std::uint64_t count = 0;
    bool isOver = false; ///< at this moment
    double limitDbtp = 0.0;
    std::optional<double> lastSeconds; ///< when it began, of measured audio
    std::optional<double> highestDbtp;
    std::optional<double> lastSecondsIntoPass {}; ///< where the last was in the current pass
    std::optional<double> lastPlayerSeconds {}; ///< and in the player's own time
};

/** Advice for one input while tracking, with what it rests on. */
struct InputAdvice
{
    Verdict verdict = Verdict::listening;
    Severity severity = Severity::neutral;
    std::optional<int> gainDb; ///< whole dB to turn the preamp; 0: leave it; empty until known
    bool isOptional = false; ///< turning it up is no more than an offer
    double secondsLeft = 0.0; ///< of playing, while it listens
    std::optional<std::size_t> linkedWith; ///< the input that gets the same gain

    std::optional<double> peakDbfs; ///< the highest sample
    std::optional<double> averageDbfs; ///< while played, in the AES17 sense: 0 VU is -18; for information
    std::uint64_t clips = 0; ///< flat runs at full scale
    std::optional<double> noiseFloorDbfs; ///< RMS; minus infinity: digital silence
    std::optional<double> signalToNoiseDb; ///< the highest sample above the noise floor
    std::optional<double> humDbfs, humHz;
    std::optional<double> dcOffsetPercent;
    bool isNoisy = false, hasLoudHum = false, hasDc = false; ///< worth a word; the first two are to judge by ear
};

/** What the player is asked for next. */
enum class TrackingStep
{
    quiet, ///< three seconds of silence, for noise floor and hum
    play, ///< the loudest part
    done
};

struct TrackingProgress
{
    TrackingStep step = TrackingStep::quiet;
    double secondsLeft = 0.0;
};

/** What the readings mean for the user: a pure function of readings and choices. Same in, same out; no clock.
    It returns data; Present words it.

    Where the limits come from: Twobus' design, "What the readings mean". -6 dBTP before mastering is a
    convention, the delivery ceiling is Spotify's own text (-1 dBTP, -2 when louder than -14 LUFS), the tracking
    peaks are common practice in 24 bits.
*/
struct Advice
{
    Verdict verdict = Verdict::listening;

    /** What the levels alone say: the same as verdict, except when that is incomplete. */
    Verdict levelVerdict = Verdict::listening;

    Severity severity = Severity::neutral;
    Cause cause = Cause::none;

    /** dB to move the master fader: negative down, 0 where no move is asked, empty until known. A move that is
        only an offer is in optionalTrimDb instead. */
    std::optional<double> trimDb;
    std::optional<double> optionalTrimDb;

    bool isLive = false; ///< of a stream, not of a file
    bool isQuiet = false; ///< ready, and more than 12 dB below the aim
    bool isProvisional = false; ///< the programme still runs: "so far"
    bool isFileIncomplete = false; ///< a file of which not everything was there or could be measured: see FileExtent
    bool isByChoice = false; ///< flat tops or pinned peaks that the user has marked as intended
    double limitDbtp = 0.0; ///< the aim or ceiling that the trim leads to

    Evidence evidence;
    std::optional<LoudestMoment> loudestMoment; ///< of the current pass
    std::optional<double> loudestSecondsIntoPass; ///< live: how far into the pass that was
    std::optional<double> loudestPlayerSeconds; ///< live: where that was in the player's own time
    Coverage coverage;
    std::optional<FollowUp> followUp;
    HeadroomWarning warning;
    double lostSeconds = 0.0;
    std::vector<Check> checks;
    std::vector<InputAdvice> inputs; ///< while tracking: one for each channel
    std::optional<TrackingProgress> tracking; ///< while tracking
};

struct AdviceInput
{
    const MeterReadings& readings;
    Choices choices;
    bool isLive = false; ///< a stream that may go on; false for a file measured whole
    double lostSeconds = 0.0;
    std::optional<Verdict> previous; ///< live: the level verdict before, for 0.5 dB of hysteresis
    bool isFileIncomplete = false; ///< of a file: see FileExtent
    const PlayerTimeline* player = nullptr; ///< live: where the player was, if it tells
};

Advice advise (const AdviceInput&);

/** Whether a bounce with this verdict should be mended first. */
bool asksForAFix (Verdict) noexcept;
} // namespace twobus
