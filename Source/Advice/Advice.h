#pragma once

#include "Advice/ChainAdvice.h"
#include "Advice/Choices.h"
#include "Advice/FollowUp.h"
#include "Advice/TonalBalance.h"
#include "Core/Bank/LastMinutes.h"
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
    incomplete, ///< frames were lost, samples were invalid or a file is not whole: no promises
    clipped, ///< flat tops, and more than a few short ones below full scale
    over, ///< samples over 0 dBFS, intact so far
    hot, ///< too little headroom
    squashed, ///< enough headroom, but a limiter or clipper has taken the dynamics
    tight, ///< ready, with little headroom
    ready,
    fineSoFar, ///< no bad news, but not enough heard for "ready"
    listening, ///< too little heard for any verdict
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
    dynamics, ///< PSR of the loud parts; by ear, and a warning only together with pinning or flat tops
    peakToLoudness, ///< PLR; by ear
    monoFoldDown, ///< dB that the sum of both sides loses, from the correlation; needs 10 s of signal
    bassInMono, ///< correlation of the sides below 120 Hz; needs 10 s of signal
    lowEnd, ///< dB of 20 to 120 Hz against the rest, for full mixes in stereo; by ear
    tonalBalance, ///< dB by which the region that stands out is outside the reference; by ear, never a warning
    dcOffset, ///< percent of full scale
    balance, ///< dB, right less left
    loudness ///< integrated LUFS; information
};

struct Check
{
    CheckKind kind = CheckKind::headroom;
    Severity severity = Severity::neutral;
    std::optional<double> value; ///< empty if not measured
    std::optional<double> limit; ///< empty if the value is information only
    bool isByEar = false; ///< a matter of taste: the limit is a convention
    std::optional<TonalRegion> region {}; ///< for tonalBalance, if a region stands out
    bool isOfMono = false; ///< for balance: both sides are the same; for lowEnd: so it is not judged
};

/** The facts behind the verdict, apart from the level. */
struct Evidence
{
    std::uint64_t samplesOverFullScale = 0;
    std::uint64_t flatTops = 0; ///< at full scale; below it if there are none at full scale that count as clipped
    std::optional<double> flatTopLevelDbfs; ///< of the ones below full scale
    std::optional<double> flatTopSeconds; ///< the total length of the ones below full scale
    bool areFlatTopsHarmless = false; ///< they are below full scale and do no damage: see HarmlessFlatTops.h
    bool areFlatTopsShallow = false; ///< they are harmless because most of them are short and shallow
    double pinnedSeconds = 0.0;
    std::optional<double> pinnedCeilingDb; ///< the level at which a limiter holds the peaks
    bool isCeilingOfTruePeaks = false; ///< it is in dBTP; if not, in dBFS
};

/** A short pass after the judged one, which it doesn't replace: a place that somebody listened to again. */
struct Audition
{
    double secondsPlayed = 0.0; ///< the rests in it included
    double truePeakDbtp = 0.0;
    std::uint64_t samplesOverFullScale = 0;
    std::uint64_t flatTopsAtFullScale = 0;
};

/** What to play again: 12 s around a loud place, since 10 s are needed to recognise it. */
struct PlayAgain
{
    std::uint32_t pass = 0;
    double fromSeconds = 0.0, toSeconds = 0.0; ///< into that pass
    std::optional<double> fromPlayerSeconds, toPlayerSeconds; ///< in the player's own time, if it reports that
};

/** How much of the programme was heard. Not as a share, because nobody knows the length of the song. */
struct Coverage
{
    double secondsHeard = 0.0;
    double longestPassSeconds = 0.0;

    /** The loudest place over the limit in earlier passes of the same song that was not played again since. */
    std::optional<UnreplayedMoment> notReplayed;
    PlayAgain playAgain {}; ///< if there is such a place

    std::uint32_t pauses = 0; ///< of measuring, in the judged pass: what played then was not heard
};

/** Live only: how often the programme went over the limit since the reset. */
struct HeadroomWarning
{
    std::uint64_t count = 0;
    bool isOver = false; ///< at this moment
    double limitDbtp = 0.0;
    std::optional<double> lastSeconds; ///< when it was over for the last time, in measured audio
    std::optional<double> highestDbtp; ///< of all of them
    std::optional<double> lastSecondsIntoPass {}; ///< that moment's position in the judged pass
    std::optional<double> lastPlayerSeconds {}; ///< and in the player's own time
    double lastLengthSeconds = 0.0; ///< for how long it was over then
};

/** Advice for one input while tracking, with the facts behind it. */
struct InputAdvice
{
    Verdict verdict = Verdict::listening;
    Severity severity = Severity::neutral;
    std::optional<int> gainDb; ///< whole dB to turn the preamp; 0: leave it; empty if not known yet
    bool isVeryQuiet = false; ///< with noSignal: something is there, below -50 dBFS and clearly above its noise
    bool isOptional = false; ///< turning it up is only an offer
    double secondsLeft = 0.0; ///< of playing, while the verdict is listening
    std::optional<std::size_t> linkedWith; ///< its partner, which gets the same gain

    std::optional<double> peakDbfs; ///< the highest sample
    std::optional<double> averageDbfs; ///< while played, in the AES17 sense, in which 0 VU is -18; for information
    std::uint64_t clips = 0; ///< flat runs at full scale
    std::optional<double> noiseFloorDbfs; ///< RMS; minus infinity: digital silence
    std::optional<double> signalToNoiseDb; ///< the highest sample relative to the noise floor
    std::optional<double> humDbfs, humHz;
    std::optional<double> dcOffsetPercent;
    bool isNoisy = false, hasLoudHum = false, hasDc = false; ///< worth mentioning; judge the first two by ear
};

/** How a stream stands beside its target. Worst first. */
enum class StreamState
{
    clipped, ///< flat tops in the last minutes
    overCeiling, ///< its peaks, in the last minutes
    loud, ///< more than 1 LU above the target
    quiet, ///< more than 1 LU below the target
    onTarget
};

/** A stream: what its last minutes were like beside what the user wants. */
struct StreamLevels
{
    StreamState state = StreamState::onTarget;
    LastMinutes last;
    double targetLufs = 0.0, ceilingDbtp = 0.0;
    std::optional<double> aboveTargetLu; ///< negative: below; empty if there is no loudness
};

/** What the player should do next. */
enum class TrackingStep
{
    quiet, ///< three seconds of silence, for noise floor and hum
    play, ///< play the loudest part
    done
};

struct TrackingProgress
{
    TrackingStep step = TrackingStep::quiet;
    double secondsLeft = 0.0;
};

/** What the readings mean for the user: a pure function of readings and choices. The same input gives the same output;
    there is no clock. It returns data; Present puts it into words.

    Where the limits come from: Twobus' design, "What the readings mean". -6 dBTP before mastering is a convention, the
    delivery ceiling is Spotify's own text (-1 dBTP, -2 when louder than -14 LUFS), and the tracking peaks are common
    practice in 24 bits.
*/
struct Advice
{
    Verdict verdict = Verdict::listening;

    /** The verdict from the levels alone: the same as `verdict`, unless that is incomplete. */
    Verdict levelVerdict = Verdict::listening;

    Severity severity = Severity::neutral;
    Cause cause = Cause::none;

    /** dB to move the master fader: negative is down, 0 means no move is needed, empty means not known yet. A move that
        is only an offer is in optionalTrimDb instead. */
    std::optional<double> trimDb;
    std::optional<double> optionalTrimDb;

    /** If the trim leads further than it has to: the smallest move after which the mix is ready, or after which a
        master is no longer so loud that the lower ceiling applies. Otherwise empty. */
    std::optional<double> enoughTrimDb;

    bool isLive = false; ///< from a stream, not a file
    bool isQuiet = false; ///< ready, and more than 12 dB below the aim
    bool isFarTooQuiet = false; ///< live: music that never exceeds -40 dBTP, as behind a volume control turned down
    bool isProvisional = false; ///< the programme is still running: "so far"
    bool isPassRunning = false; ///< live: the judged pass goes on
    bool hasLittleRoom = false; ///< fine so far, but it will be no better than "ready, with little room"
    bool isFileIncomplete = false; ///< part of the file was missing or could not be measured: see FileExtent
    bool isByChoice = false; ///< flat tops or pinned peaks that the user has marked as intended
    double limitDbtp = 0.0; ///< the aim or ceiling that the trim reaches

    Evidence evidence;
    std::uint32_t pass = 0; ///< live: the number of the judged pass; 0 if there are no passes
    std::uint32_t joinedFrom = 0; ///< see PassReadings
    std::optional<LoudestMoment> loudestMoment; ///< of the judged pass
    std::optional<double> loudestSecondsIntoPass; ///< live: its position in the pass
    std::optional<double> loudestPlayerSeconds; ///< live: its position in the player's own time
    Coverage coverage;
    std::optional<Audition> audition;

    /** Live, if the pass was over the limit but its last 10 s were not: their true peak. Perhaps the fader moved. This
        stays after the pass has ended, because the trim does not know of that move. */
    std::optional<double> recentTruePeakDbtp;
    std::optional<FollowUp> followUp;
    HeadroomWarning warning;
    double lostSeconds = 0.0;
    std::vector<Check> checks;
    std::vector<InputAdvice> inputs; ///< while tracking: one for each channel
    std::optional<TrackingProgress> tracking; ///< while tracking
    std::optional<StreamLevels> stream; ///< for a stream

    /** If what comes before and after the bus chain is known, and the remedy is there and not at the master fader. Its
        moveDb is then trimDb, if the remedy has an amount; if it has none, no move of the fader is asked. */
    std::optional<ChainVerdict> chain {};
};

struct AdviceInput
{
    const MeterReadings& readings;
    Choices choices;
    bool isLive = false; ///< a stream that can continue; false for a file measured whole
    double lostSeconds = 0.0;
    std::optional<Verdict> previous; ///< live: the previous level verdict, for 0.5 dB of hysteresis
    bool isFileIncomplete = false; ///< for a file: see FileExtent
    const PlayerTimeline* player = nullptr; ///< live: where the player was, if it reports that
    LastMinutes lastMinutes {}; ///< for a stream
    const ChainReadings* chain = nullptr; ///< the judged programme before and after the bus chain, if both are heard
};

Advice advise (const AdviceInput&);

/** Whether a bounce with this verdict should be fixed first. */
bool needsFix (Verdict) noexcept;
} // namespace twobus
