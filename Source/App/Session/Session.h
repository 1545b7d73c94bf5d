#pragma once

#include "App/Session/Frame.h"
#include "App/Session/FramePacer.h"
#include "Engine/LiveMeter.h"
#include "Files/Sessions/SessionRecorder.h"

#include <memory>
#include <optional>

namespace twobus
{
/** The measurement that the window shows: a source, its meters, what the user said about their work, and the
    advice on it. No drawing. All calls are the message thread's.
*/
class Session
{
public:
    explicit Session (LiveMeter::Drive drive = LiveMeter::Drive::ownThread) : live (drive) {}

    /** Null for none. */
    void setSource (std::unique_ptr<AudioSource>, SignalPath);

    /** Why the source may be silent: said after a while of it. */
    void setSilenceCauses (std::vector<std::string> causes) { silenceCauses = std::move (causes); }

    /** Another session wants the same device, which opens only once: the readings stay, and go on after resume. */
    void suspend() { live.suspend(); }
    void resume() { live.resume(); }

    void setStage (Stage);
    void setExportFormat (ExportFormat);
    void setAim (double aimDbtp);
    void setClippedByChoice (bool);
    void setLinkedInputs (const LinkedInputs&);
    void setNeedle (Needle);
    void setRmsConvention (RmsConvention convention) noexcept { rms = convention; }

    /** Holds for the streams that are opened from now on: to be followed by setSource. */
    void setDualMono (bool);

    /** To be called about ten times a second. */
    void poll (double nowSeconds);

    /** To be called once a frame. */
    Frame frame (double nowSeconds);

    void togglePause();
    void reset();
    void undoReset();
    void clearHolds();

    /** Gets every block on the meter thread; to be removed before it goes. */
    void addObserver (BlockObserver* observer) { live.meter().addObserver (observer); }
    void removeObserver (BlockObserver* observer) { live.meter().removeObserver (observer); }

    /** Keeps the history on disk while it is on; off at first. */
    SessionRecorder& sessionRecorder() noexcept { return recorder; }

    SourceFacts sourceFacts() const;
    AudioSource* source() noexcept { return live.currentSource(); }
    const MeterSnapshot& snapshot() noexcept { return live.meter().latest(); }
    const Choices& choices() const noexcept { return userChoices; }

private:
    void judge (const MeterSnapshot&);
    void noteSource();

    LiveMeter live;
    SessionRecorder recorder { live.meter() };
    Choices userChoices;
    RmsConvention rms = RmsConvention::mathematical;
    bool dualMono = false;
    ChannelLayout layout;
    std::vector<std::string> channelNames;
    SourceFacts facts;
    FaderScale faderScale = FaderScale::decibels; ///< of the source's program
    std::vector<std::string> silenceCauses;

    Advice advice;
    AdviceText words;
    std::optional<Standby> standby;
    std::optional<Verdict> previous;
    std::optional<std::uint64_t> judgedSequence; ///< empty: judge again, whatever the sequence
    std::uint64_t judgedMeasurement = 0;
    FramePacer numbers { 10.0 };
};
} // namespace twobus
