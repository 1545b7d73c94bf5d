#include "App/Session/Session.h"

#include "Advice/MixAdvice.h"

#include <cstdint>

namespace twobus
{
void Session::setSource (std::unique_ptr<AudioSource> newSource, SignalPath path)
{
    live.setSource (std::move (newSource));
    userChoices.path = path;
    previous.reset();
    noteSource();
}

void Session::setStage (Stage stage)
{
    userChoices.stage = stage;
    live.meter().setEventLimit (warningLimitDbtp (stage));
    previous.reset();
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

    // The verdict on the previous measurement does not influence a new one.
    if (snapshot.measurement != judgedMeasurement || snapshot.readings.secondsOfSignal <= 0.0)
        previous.reset();

    advice =
        advise ({ snapshot.readings, userChoices, true, snapshot.health.lostSeconds, previous, false, &live.player() });
    words = wordsFor (advice, userChoices, snapshot.readings, layout, faderScale);
    standby = standbyFor (facts, snapshot, userChoices.stage, silenceCauses);
    previous = advice.levelVerdict;
    judgedSequence = snapshot.sequence;
    judgedMeasurement = snapshot.measurement;
}

Frame Session::frame (double nowSeconds)
{
    const auto& snapshot = live.meter().latest();
    judge (snapshot);

    return { snapshot,
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
             dualMono };
}

//==============================================================================
void Session::togglePause() { live.meter().send (snapshot().isPaused ? MeterCommand::resume : MeterCommand::pause); }

void Session::reset() { live.meter().send (MeterCommand::reset); }

void Session::undoReset() { live.meter().send (MeterCommand::undoReset); }

void Session::clearHolds() { live.meter().send (MeterCommand::clearHolds); }
} // namespace twobus
