#include "App/Session/Session.h"

#include "Advice/MixAdvice.h"
#include "Engine/LastMinutesReader.h"
#include "Engine/SteadyFloor.h"
#include "Present/Base/AddedGainText.h"

#include <cstdint>
#include <utility>

namespace twobus
{
void Session::setSource (std::unique_ptr<AudioSource> newSource, SignalPath path)
{
    live.setSource (std::move (newSource));
    userChoices.path = expectedPath = path;
    userChoices.addedGainDb = 0.0;
    previous.reset();
    noteSource();
}

void Session::setCheckedPath (std::optional<SignalPath> checked)
{
    const auto path = checked.value_or (expectedPath);

    if (std::exchange (userChoices.path, path) != path)
        judgedSequence.reset();
}

void Session::setAddedGain (double db)
{
    userChoices.addedGainDb = db;
    live.setAddedGain (db, addedGainSuffix (db));
}

void Session::setLeftOut (bool isNoProgramme)
{
    live.meter().send (isNoProgramme ? MeterCommand::leaveOut : MeterCommand::takeIn);
}

void Session::setStage (Stage stage)
{
    userChoices.stage = stage;
    live.meter().setEventLimit (warningLimitDbtp (userChoices, std::nullopt));
    previous.reset();
    judgedSequence.reset();
}

void Session::setStreamLimits (double targetLufs, double ceilingDbtp)
{
    userChoices.streamTargetLufs = targetLufs;
    userChoices.streamCeilingDbtp = ceilingDbtp;

    if (userChoices.stage == Stage::streaming)
        live.meter().setEventLimit (warningLimitDbtp (userChoices, std::nullopt));

    judgedSequence.reset();
}

void Session::setExportFormat (ExportFormat format)
{
    userChoices.exportFormat = format;
    judgedSequence.reset();
}

void Session::setAim (double aimDbtp)
{
    userChoices.aimDbtp = aimDbtp;
    judgedSequence.reset();
}

void Session::setLinkedInputs (const LinkedInputs& links)
{
    userChoices.linkedInputs = links;
    judgedSequence.reset();
}

void Session::setClippedByChoice (bool isIntended)
{
    userChoices.isClippedByChoice = isIntended;
    judgedSequence.reset();
}

void Session::setNeedle (Needle needle) { live.meter().setNeedle (needle); }

void Session::setDualMono (bool shouldCountTwice)
{
    dualMono = shouldCountTwice;
    live.setDualMono (shouldCountTwice);
}

//==============================================================================
void Session::poll (double nowSeconds)
{
    live.poll (static_cast<std::int64_t> (nowSeconds * 1.0e9));
    noteSource();

    if (isRecording())
        clipLatch.note (snapshot().readings, snapshot().measurement);
}

void Session::noteSource()
{
    auto* source = live.currentSource();
    facts = { source != nullptr, source != nullptr ? source->status() : SourceStatus {} };
    faderScale = source != nullptr ? faderScaleOf (source->name()) : FaderScale::decibels;
    layout = source != nullptr ? source->layout() : ChannelLayout();
    channelNames = source != nullptr ? source->channelNames() : std::vector<std::string>();
    judgedSequence.reset();
}

SourceFacts Session::sourceFacts() const { return facts; }

//==============================================================================
void Session::judge (const MeterSnapshot& snapshot)
{
    if (judgedSequence == snapshot.sequence)
        return;

    const auto& judged = judgedOf (snapshot);
    const auto* source = live.currentSource();
    userChoices.isBeforeFader = source != nullptr && source->isBeforeFader (heardMove.note (snapshot));
    const auto pass = judged.pass ? std::pair (judged.pass->number, judged.pass->joinedFrom) : std::pair (0u, 0u);

    // The verdict on the previous pass does not influence a new one.
    if (snapshot.measurement != judgedMeasurement || pass != judgedPass || judged.secondsOfSignal <= 0.0)
        previous.reset();

    keepUpWith (lastMinutes, snapshot.readings);
    advice = advise ({ judged, userChoices, true, healthOf (snapshot).lostSeconds, previous, false, &live.player(),
                       lastMinutes, ensemble != nullptr && ensemble->chain ? &*ensemble->chain : nullptr });
    words = wordsFor (advice, userChoices, judged, layout, faderScale);

    if (userChoices.stage == Stage::finishedMaster)
        live.meter().setEventLimit (advice.limitDbtp);

    standby = standbyFor (facts, snapshot, userChoices.stage, silenceCauses);
    previous = advice.levelVerdict;
    judgedSequence = snapshot.sequence;
    judgedMeasurement = snapshot.measurement;
    judgedPass = pass;
}

/** Twice a second is enough: each time it reads every tenth of a second of the last minutes. */
void Session::readHistory (double nowSeconds)
{
    const auto& newest = live.meter().latest();
    const auto isDue = historyReads.isDue (nowSeconds) || newest.measurement != judgedMeasurement
                       || lastMinutes.minutes != wantedMinutes.value_or (0);

    if (! isDue)
        return;

    const auto& pass = newest.ofPass;
    const auto isRolling = live.player().playerSecondsAt (pass.secondsMeasured).has_value();
    const auto canEnd = judgesPasses() && pass.pass && pass.pass->isRunning && ! isRolling;
    floorLufs = canEnd ? steadyFloorLufs (live.meter().history(), pass.momentaryMaxLufs) : std::nullopt;
    lastMinutes = wantedMinutes
                      ? readLastMinutes (live.meter().history(), *wantedMinutes, newest.readings, live.clips())
                      : LastMinutes();
    judgedSequence.reset();
}

void Session::noteTaps (bool isTapSource, std::shared_ptr<const EnsembleReadings> together, double nowSeconds)
{
    isTap = isTapSource;
    ensemble = std::move (together);
    trackAdvisor.update (ensemble, userChoices.aimDbtp, nowSeconds);
}

Frame Session::frame (double nowSeconds)
{
    readHistory (nowSeconds);
    const auto& snapshot = live.meter().latest();
    judge (snapshot);

    const auto& judged = judgedOf (snapshot);

    return { snapshot,
             judged,
             scope == ReadingsScope::sinceReset ? snapshot.readings : judged,
             healthOf (snapshot),
             live.meter().history(),
             advice,
             words,
             layout,
             channelNames,
             userChoices,
             standby,
             levelsAreLive (facts, snapshot),
             numbers.isDue (nowSeconds),
             nowSeconds,
             rms,
             judgesPasses() ? scope : ReadingsScope::sinceReset,
             dualMono,
             &live.player(),
             isRecording() ? &clipLatch : nullptr,
             floorLufs,
             lastMinutes,
             isTap,
             ensemble,
             trackAdvisor.latest() };
}

//==============================================================================
void Session::togglePause() { live.meter().send (snapshot().isPaused ? MeterCommand::resume : MeterCommand::pause); }

void Session::reset()
{
    live.meter().send (MeterCommand::reset);
    clipLatch.acknowledgeAll();
}

void Session::discard() { live.meter().send (MeterCommand::discard); }

void Session::undoReset() { live.meter().send (MeterCommand::undoReset); }

void Session::startNewPass() { live.meter().send (MeterCommand::newPass); }

void Session::joinOrSplitPasses() { live.meter().send (MeterCommand::joinOrSplitPasses); }

void Session::clearHolds() { live.meter().send (MeterCommand::clearHolds); }
} // namespace twobus
