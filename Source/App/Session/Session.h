#pragma once

#include "App/Session/Frame.h"
#include "App/Session/FramePacer.h"
#include "App/Session/TrackAdvisor.h"
#include "Engine/HeardMove.h"
#include "Engine/LiveMeter.h"
#include "Files/Sessions/SessionRecorder.h"

#include <memory>
#include <optional>

namespace twobus
{
/** The measurement that the window shows: a source, its meters, the user's choices and the advice. Draws nothing.
    Message thread.
*/
class Session
{
public:
    explicit Session (LiveMeter::Drive drive = LiveMeter::Drive::ownThread) : live (drive) {}

    /** Null if there is no source. */
    void setSource (std::unique_ptr<AudioSource>, SignalPath);

    /** What a path check found, in place of what the kind of source lets expect. Empty if it found nothing about overs.
        Holds until the next source. */
    void setCheckedPath (std::optional<SignalPath>);

    /** Adds this to everything that is measured of this source, as a new measurement. */
    void setAddedGain (double db);

    /** What comes is no programme, until it is again: the pass ends, and nothing is measured. */
    void setLeftOut (bool);

    /** The running pass was no programme either, and is no pass. */
    void withdrawPass() { live.meter().send (MeterCommand::withdrawPass); }

    /** Why the source may be silent: sentences that are shown after 15 s of silence. */
    void setSilenceCauses (std::vector<std::string> causes) { silenceCauses = std::move (causes); }

    /** Closes the source, because another session needs a device that opens only once. The readings stay, and measuring
        continues after resume. */
    void suspend() { live.suspend(); }
    void resume() { live.resume(); }

    void setStage (Stage);
    void setExportFormat (ExportFormat);
    void setAim (double aimDbtp);
    void setClippedByChoice (bool);

    /** For a stream: its target of loudness and its ceiling. */
    void setStreamLimits (double targetLufs, double ceilingDbtp);

    /** How many of the last minutes to measure; empty for none. */
    void setLastMinutes (std::optional<int> minutes) noexcept { wantedMinutes = minutes; }
    void setLinkedInputs (const LinkedInputs&);
    void setNeedle (Needle);
    void setRmsConvention (RmsConvention convention) noexcept { rms = convention; }
    void setReadingsScope (ReadingsScope chosen) noexcept { scope = chosen; }

    /** Applies to streams opened from now on, so setSource must follow. */
    void setDualMono (bool);

    /** Must be called about ten times a second. */
    void poll (double nowSeconds);

    /** Must be called once per frame. */
    Frame frame (double nowSeconds);

    void togglePause();
    void reset();
    void undoReset();

    /** Starts a new measurement without this one. Undo still brings back what was measured before the last reset. */
    void discard();

    /** From here on it is another pass, though nothing was stopped. */
    void startNewPass();

    /** Judges the newest pass together with the one before it, as a song with a rest in it, or apart again. */
    void joinOrSplitPasses();
    void clearHolds();

    /** The observer gets every block, on the meter thread. Remove it before it is destroyed. */
    /** What the taps of the DAW show together; null if there are none. isTapSource: the source itself is a tap. */
    void noteTaps (bool isTapSource, std::shared_ptr<const EnsembleReadings>, double nowSeconds);

    void addObserver (BlockObserver* observer) { live.meter().addObserver (observer); }
    void removeObserver (BlockObserver* observer) { live.meter().removeObserver (observer); }

    /** Writes the history to disk while it is on. Starts off. */
    SessionRecorder& sessionRecorder() noexcept { return recorder; }

    SourceFacts sourceFacts() const;
    AudioSource* source() noexcept { return live.currentSource(); }
    const MeterSnapshot& snapshot() noexcept { return live.meter().latest(); }
    const Choices& choices() const noexcept { return userChoices; }

    /** The inputs' clips that nobody has acknowledged. Empty for a programme. */
    ClipLatch& clips() noexcept { return clipLatch; }

private:
    void judge (const MeterSnapshot&);
    void readHistory (double nowSeconds);

    /** While recording and for a stream there are no passes. */
    bool judgesPasses() const noexcept { return twobus::judgesPasses (userChoices.stage); }
    bool isRecording() const noexcept { return userChoices.stage == Stage::recording; }
    const MeterReadings& judgedOf (const MeterSnapshot& snapshot) const noexcept
    {
        return judgesPasses() ? snapshot.ofPass : snapshot.readings;
    }
    const StreamHealth& healthOf (const MeterSnapshot& snapshot) const noexcept
    {
        return judgesPasses() ? snapshot.healthOfPass : snapshot.healthSinceSound;
    }

    void noteSource();

    LiveMeter live;
    SessionRecorder recorder { live.meter() };
    ClipLatch clipLatch;
    Choices userChoices;
    HeardMove heardMove;
    SignalPath expectedPath = SignalPath::unknown; ///< by the kind of source
    RmsConvention rms = RmsConvention::mathematical;
    ReadingsScope scope = ReadingsScope::pass;
    bool dualMono = false;
    ChannelLayout layout;
    std::vector<std::string> channelNames;
    SourceFacts facts;
    FaderScale faderScale = FaderScale::decibels; ///< of the program that plays the source
    std::vector<std::string> silenceCauses;

    Advice advice;
    AdviceText words;
    std::optional<Standby> standby;
    std::optional<Verdict> previous;
    std::optional<std::uint64_t> judgedSequence; ///< empty means: judge again, whatever the sequence
    std::uint64_t judgedMeasurement = 0;
    std::pair<std::uint32_t, std::uint32_t> judgedPass; ///< its number, and from which pass on it was joined
    FramePacer numbers { 10.0 }, historyReads { 2.0 };
    std::optional<int> wantedMinutes;
    LastMinutes lastMinutes;
    std::optional<double> floorLufs;
    bool isTap = false;
    std::shared_ptr<const EnsembleReadings> ensemble;
    TrackAdvisor trackAdvisor;
};
} // namespace twobus
