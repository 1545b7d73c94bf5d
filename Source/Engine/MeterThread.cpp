#include "Engine/MeterThread.h"

#include "Core/Base/Decibels.h"
#include "Core/Base/SampleStatistics.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <cmath>
#include <span>
#include <stdexcept>
#include <utility>

namespace twobus
{
namespace
{
constexpr auto pollInterval = std::chrono::milliseconds (5);
/** Separate inputs are no programme: nobody needs passes of them, and 64 channels are measured once only. */
MeterBankOptions optionsFor (const MeterFormat& format)
{
    const auto isProgramme = format.layout.hasLoudness();
    return {
        .measuresSpectrum = true, .recognisesPassages = true, .skipsPauses = isProgramme, .measuresPasses = isProgramme
    };
}

void addLoss (StreamHealth& health, std::uint64_t frames, double sampleRate) noexcept
{
    health.lostFrames += frames;
    health.interruptions += 1; // at least
    health.lostSeconds = static_cast<double> (health.lostFrames) / sampleRate;
}
} // namespace

MeterThread::MeterThread() : owner (std::this_thread::get_id())
{
    for (auto& measurement : measurements)
        measurement.bank.setRowSink (this);
}

MeterThread::~MeterThread() { stop(); }

void MeterThread::assertOwner() const noexcept { assert (std::this_thread::get_id() == owner); }

void MeterThread::start()
{
    assertOwner();

    if (thread.joinable())
        return;

    shouldStop = false;
    thread = std::thread ([this] { run(); });
}

void MeterThread::stop()
{
    assertOwner();
    shouldStop = true;

    if (thread.joinable())
        thread.join();
}

void MeterThread::run()
{
    while (! shouldStop)
    {
        pump();
        std::this_thread::sleep_for (pollInterval);
    }
}

//==============================================================================
void MeterThread::setStream (MeterStream newStream)
{
    assertOwner();
    const std::lock_guard lock (slotMutex);

    newestCapture = newStream.capture;
    slotNumber = ++newestStream;

    // A stream that was never taken up breaks the chain: the next one does not continue the current measurement.
    if (slot && ! slot->continues)
        newStream.continues = false;

    newStream.endsPass = newStream.endsPass || (slot && slot->endsPass);
    slot = std::move (newStream);
    slotIsFull = true;
}

bool MeterThread::send (MeterCommand command) noexcept
{
    assertOwner();
    return commands.push (command);
}

const MeterSnapshot& MeterThread::latest() noexcept
{
    assertOwner();
    auto& snapshot = snapshots.latest();
    exchangeIndex = snapshot.historyIndex;

    if (std::exchange (seenSequence, snapshot.sequence) != snapshot.sequence)
    {
        seenHealth = snapshot.health;
        seenHealthSinceSound = snapshot.healthSinceSound;
        seenHealthOfPass = snapshot.healthOfPass;
    }

    snapshot.health = seenHealth;
    snapshot.healthSinceSound = seenHealthSinceSound;
    snapshot.healthOfPass = seenHealthOfPass;

    if (const auto frames = pendingLoss (snapshot); frames > 0)
    {
        // Nobody knows yet which pass it falls in, or whether it falls in sound.
        for (auto* health : { &snapshot.health, &snapshot.healthSinceSound, &snapshot.healthOfPass })
            addLoss (*health, frames, snapshot.sampleRate);
    }

    return snapshot;
}

std::uint64_t MeterThread::pendingLoss (const MeterSnapshot& snapshot) const noexcept
{
    const auto measuresNewest = newestCapture != nullptr && snapshot.streamNumber == newestStream;

    if (! measuresNewest || snapshot.isPaused || snapshot.sampleRate <= 0.0)
        return 0;

    return newestCapture->lostFrames() - snapshot.framesLostOfStream;
}

void MeterThread::addObserver (BlockObserver* observer)
{
    assertOwner();
    const std::lock_guard lock (observerMutex);
    observers.push_back (observer);
}

void MeterThread::removeObserver (BlockObserver* observer)
{
    assertOwner();
    const std::lock_guard lock (observerMutex);
    std::erase (observers, observer);
}

void MeterThread::addRowObserver (RowObserver* observer)
{
    assertOwner();
    const std::lock_guard lock (observerMutex);
    rowObservers.push_back (observer);
}

void MeterThread::removeRowObserver (RowObserver* observer)
{
    assertOwner();
    const std::lock_guard lock (observerMutex);
    std::erase (rowObservers, observer);
}

//==============================================================================
void MeterThread::pump()
{
    const auto obeyed = takeCommands();
    const auto newNeedle = takeNeedle();
    const auto newLimit = takeEventLimit();
    const auto switched = takeStream();
    current().bank.setPlayerRolls (playerRolls);
    const auto measured = takeChunks();

    if (obeyed || newNeedle || newLimit || switched || measured)
        publish();
}

bool MeterThread::takeCommands()
{
    MeterCommand command;
    auto any = false;

    while (commands.pop (command))
    {
        obey (command);
        any = true;
    }

    return any;
}

bool MeterThread::takeNeedle() noexcept
{
    const auto wanted = wantedNeedle.load();

    if (wanted == std::exchange (needle, wanted))
        return false;

    for (auto& measurement : measurements)
        measurement.bank.setNeedle (wanted);

    return true;
}

bool MeterThread::takeEventLimit() noexcept
{
    const auto wanted = wantedEventLimitDbtp.load();

    if (wanted == std::exchange (eventLimitDbtp, wanted))
        return false;

    for (auto& measurement : measurements)
        measurement.bank.setEventLimit (wanted);

    return true;
}

void MeterThread::obey (MeterCommand command)
{
    switch (command)
    {
        case MeterCommand::reset: putAway(); break;
        case MeterCommand::discard: discard(); break;

        case MeterCommand::undoReset:
            if (! canUndo)
                break;

            currentIndex = 1 - currentIndex;
            canUndo = false;
            cutAhead = true;
            ++measurementNumber;
            current().bank.notePause(); // what was heard since the reset is missing in a pass that runs on
            break;

        case MeterCommand::withdrawPass: withdrawPass(); break;

        case MeterCommand::pause:
            if (! std::exchange (isPaused, true))
                current().bank.notePause();

            break;

        case MeterCommand::resume:
            cutAhead = cutAhead || isPaused;
            isPaused = false;
            break;

        case MeterCommand::leaveOut:
            endPass();
            isLeftOut = true;
            break;

        case MeterCommand::takeIn:
            cutAhead = cutAhead || isLeftOut;
            isLeftOut = false;
            break;

        case MeterCommand::clearHolds: current().bank.clearHolds(); break;
        case MeterCommand::joinOrSplitPasses: current().bank.joinOrSplitPasses(); break;
        case MeterCommand::newPass: current().bank.startNextPass (PassStart::asked); break;
        case MeterCommand::nextRound: current().bank.startNextPass (PassStart::nextRound); break;
        case MeterCommand::jumpBack: current().bank.startNextPass (PassStart::playing); break;
    }
}

/** Ends the pass in both measurements, so that the one that undo brings back ends with what was heard of it too. */
void MeterThread::endPass() noexcept
{
    for (auto& measurement : measurements)
        measurement.bank.endPass();
}

/** The next pass has the same number, so the health must notice the end of this one. */
void MeterThread::withdrawPass() noexcept
{
    auto& measurement = current();
    const auto withdrawn = measurement.bank.activePass();
    measurement.bank.withdrawPass();
    measurement.passHealth.follow (measurement.bank, measurement.health, continuity.isRender);

    if (measurement.renderedPass == withdrawn)
        measurement.renderedPass = 0;
}

/** Starts a new, empty measurement of the same format. Keeps the current one for undo, unless nothing was heard in it:
    a second reset in a row must not cost the measurement that the first one put away. */
void MeterThread::putAway()
{
    if (current().sampleRate <= 0.0)
        return;

    auto& old = current();
    old.bank.markDiscontinuity();

    const auto hadSignal = old.bank.readings().secondsOfSignal > 0.0;
    auto& fresh = hadSignal ? measurements[1 - currentIndex] : old;

    if (hadSignal)
    {
        currentIndex = 1 - currentIndex;
        canUndo = true;
    }

    if (fresh.bank.format() == old.bank.format() && fresh.sampleRate > 0.0)
        fresh.bank.reset();
    else
        fresh.bank.prepare (old.bank.format(), optionsFor (old.bank.format()));

    fresh.history.clear();
    fresh.health = {};
    fresh.passHealth = {};
    fresh.renderedPass = 0;
    fresh.sampleRate = old.sampleRate;
    cutAhead = true;
    ++measurementNumber;
}

void MeterThread::discard()
{
    auto& measurement = current();

    if (measurement.sampleRate <= 0.0)
        return;

    measurement.bank.reset();
    measurement.history.clear();
    measurement.health = {};
    measurement.passHealth = {};
    measurement.renderedPass = 0;
    cutAhead = true;
    ++measurementNumber;
}

/** Another source: its name must not stand over the previous source's readings, and undo could not continue them. */
void MeterThread::forget()
{
    auto& measurement = current();

    if (measurement.sampleRate > 0.0)
        measurement.bank.reset();

    measurement.history.clear();
    measurement.health = {};
    measurement.passHealth = {};
    measurement.renderedPass = 0;
    measurement.sampleRate = 0.0;
    canUndo = false;
    ++measurementNumber;
}

bool MeterThread::takeStream()
{
    if (! slotIsFull)
        return false;

    std::optional<MeterStream> taken;
    {
        const std::lock_guard lock (slotMutex);
        taken.swap (slot);
        streamNumber = slotNumber;
        slotIsFull = false;
    }

    if (! taken)
        return false;

    takeChunks(); // audio still in the old stream belongs to the old stream
    const auto continues = taken->continues && taken->addedGainDb == stream.addedGainDb;
    const auto isSameCapture = taken->capture != nullptr && taken->capture == stream.capture;
    stream = std::move (*taken);

    if (stream.endsPass)
        endPass();

    // A stream of which nothing was heard cannot be continued: the current measurement is of another source.
    awaitsContinuation = continues && (awaitsContinuation || continuity.generation != 0);
    continuity.generation = 0;
    continuity.playerSeconds = std::nullopt;
    continuity.isRender = false;

    if (! isSameCapture)
        continuity.nextFrame = continuity.framesDroppedBefore = continuity.framesTooFastBefore =
            continuity.framesLostBefore = 0;

    if (! continues)
        forget();

    if (stream.capture != nullptr)
        chunk = stream.capture->makeChunk();

    gained.assign (stream.addedGainDb != 0.0 ? chunk.samples.size() : 0, 0.0f);

    return true;
}

bool MeterThread::takeChunks()
{
    if (stream.capture == nullptr)
        return false;

    auto any = false;

    while (stream.capture->pop (chunk))
    {
        measure (chunk);
        any = true;
    }

    return noteStreamCounters() || any;
}

bool MeterThread::noteStreamCounters()
{
    const auto dropped = stream.capture->droppedFrames();
    const auto tooFast = stream.capture->framesTooFast();
    const auto changed = dropped != continuity.framesDroppedBefore || tooFast != continuity.framesTooFastBefore;

    if (! isPaused)
    {
        current().health.droppedFrames += dropped - continuity.framesDroppedBefore;
        current().health.framesTooFast += tooFast - continuity.framesTooFastBefore;
    }

    continuity.framesDroppedBefore = dropped;
    continuity.framesTooFastBefore = tooFast;
    return changed;
}

//==============================================================================
void MeterThread::measure (AudioChunk& source)
{
    const auto& header = source.header;

    if (header.followsSkip)
    {
        endPass();
        cutAhead = true;
    }

    if (header.generation != continuity.generation)
        beginGeneration (header);
    else if (header.firstFrame != continuity.nextFrame)
        countLost (header.firstFrame - continuity.nextFrame);

    continuity.nextFrame = header.firstFrame + header.numFrames;
    continuity.endNanoseconds = header.arrivalNanoseconds;
    continuity.framesLostBefore = header.framesLostBefore;
    continuity.isRender = header.isRender;
    continuity.playerSeconds = header.playerSeconds;

    if (header.playerSeconds)
    {
        *continuity.playerSeconds += header.numFrames / header.sampleRate;
        current().bank.setPlayerRolls (true);
    }

    if (isPaused || current().sampleRate <= 0.0)
        return;

    if (isLeftOut)
    {
        showArrived (source);
        return;
    }

    if (header.numFrames == 0)
        current().passHealth.follow (current().bank, current().health, header.isRender);

    for (std::size_t first = 0; first < header.numFrames;)
    {
        const auto next = joining.findNext (source, first);
        measureFrames (source, first, next - first);
        cutAhead = cutAhead || next < header.numFrames;
        first = next;
    }
}

void MeterThread::measureFrames (AudioChunk& source, std::size_t firstFrame, std::size_t numFrames)
{
    if (numFrames == 0)
        return;

    if (cutAhead)
        current().bank.markDiscontinuity();

    if (source.header.followsPossibleCut && firstFrame == 0)
        current().bank.markPossibleCut();

    cutAhead = false;

    const auto numChannels = std::size_t { source.header.numChannels };
    const auto channels = channelsOf (source, firstFrame);
    const AudioBlock arrived { channels.data(), numChannels, numFrames };
    const auto withGain = addGain (channels, numChannels, numFrames);
    const AudioBlock measured { withGain.data(), numChannels, numFrames };
    const auto numInvalid = current().bank.process (measured);
    current().passHealth.follow (current().bank, current().health, source.header.isRender);

    if (const auto pass = current().bank.activePass(); source.header.isRender && pass != 0)
        current().renderedPass = pass;

    const std::lock_guard lock (observerMutex);

    // The chunk is ours: nobody reads it after the observers. The meters have already checked every sample, so a clean
    // block costs nothing more.
    if (numInvalid > 0 && ! observers.empty())
        for (std::size_t channel = 0; channel < std::min (numChannels, channels.size()); ++channel)
            for (auto* samples : { channels[channel], withGain[channel] })
                copyValid (samples, numFrames, largestValidSample, samples);

    for (auto* observer : observers)
        observer->audioBlock (observer->wantsMeasured() ? measured : arrived, source.header.sampleRate);
}

void MeterThread::showArrived (AudioChunk& source)
{
    const auto numChannels = std::size_t { source.header.numChannels },
               numFrames = std::size_t { source.header.numFrames };
    const auto channels = channelsOf (source, 0);

    for (auto* samples : std::span (channels).first (std::min (numChannels, channels.size())))
        copyValid (samples, numFrames, largestValidSample, samples);

    const std::lock_guard lock (observerMutex);

    for (auto* observer : observers)
        if (! observer->wantsMeasured())
            observer->audioBlock ({ channels.data(), numChannels, numFrames }, source.header.sampleRate);
}

MeterThread::Channels MeterThread::channelsOf (AudioChunk& source, std::size_t firstFrame) noexcept
{
    Channels channels {};

    for (std::size_t channel = 0; channel < std::min<std::size_t> (source.header.numChannels, channels.size());
         ++channel)
        channels[channel] = source.samples.data() + channel * source.header.numFrames + firstFrame;

    return channels;
}

/** The channels of a block with the stream's gain, or the same channels if that is 0 dB. */
MeterThread::Channels MeterThread::addGain (Channels arrived, std::size_t numChannels, std::size_t numFrames) noexcept
{
    if (gained.empty())
        return arrived;

    const auto gain = static_cast<float> (dbToAmplitude (stream.addedGainDb));
    auto* to = gained.data();

    for (auto& channel : std::span (arrived).first (std::min (numChannels, arrived.size())))
    {
        std::transform (channel, channel + numFrames, to, [gain] (float sample) { return sample * gain; });
        channel = std::exchange (to, to + numFrames);
    }

    return arrived;
}

void MeterThread::beginGeneration (const AudioChunkHeader& header)
{
    const MeterFormat format { header.sampleRate, stream.layout, stream.fullScale, stream.dualMono };
    const auto goesOn = awaitsContinuation && current().sampleRate > 0.0 && current().bank.format() == format;

    // Another gain begins in the middle of a generation.
    const auto isInMidst = continuity.generation == 0 && header.firstFrame >= continuity.nextFrame;
    const auto lost = header.firstFrame - (isInMidst ? continuity.nextFrame : 0);
    awaitsContinuation = false;
    continuity.generation = header.generation;
    cutAhead = true;
    joining.begin (header.numChannels, header.sampleRate);

    if (goesOn)
    {
        if (! stream.isGapIntended)
            bridgeGap (header);

        countLost (lost);
        return;
    }

    const auto rateBefore =
        current().sampleRate > 0.0 && current().bank.readings().secondsOfSignal > 0.0 ? current().sampleRate : 0.0;
    forget();
    auto& fresh = current();

    if (rateBefore != header.sampleRate)
        fresh.health.sampleRateBefore = rateBefore;

    if (problemWith (format).empty() && format.numChannels() == header.numChannels)
    {
        fresh.bank.prepare (format, optionsFor (format));
        fresh.sampleRate = header.sampleRate;
    }

    ++generations;
    countLost (lost);
}

/** The same source is back: counts the time since its last chunk as lost. */
void MeterThread::bridgeGap (const AudioChunkHeader& header)
{
    const auto gapSeconds = static_cast<double> (header.arrivalNanoseconds - continuity.endNanoseconds) * 1.0e-9
                            - static_cast<double> (header.numFrames + header.firstFrame) / header.sampleRate;

    countLost (static_cast<std::uint64_t> (std::llround (std::max (0.0, gapSeconds) * header.sampleRate)));
}

void MeterThread::countLost (std::uint64_t frames)
{
    if (frames == 0 || isPaused)
        return;

    current().health.lostFrames += frames;
    current().health.interruptions += 1;
    cutAhead = true;
}

void MeterThread::meterRow (const MeterRow& row) noexcept
{
    auto& measurement = current();
    measurement.history.append (row);

    const std::lock_guard lock (observerMutex);

    if (rowObservers.empty())
        return;

    const RowContext context { measurementNumber,
                               generations,
                               measurement.history.numRows() - 1,
                               measurement.bank.activePass(),
                               measurement.bank.flatRunsAtFullScale(),
                               measurement.bank.format(),
                               measurement.health,
                               stream.sourceName };

    for (auto* observer : rowObservers)
        observer->observeRow (row, context);
}

void MeterThread::publish()
{
    auto& snapshot = snapshots.back();
    auto& measurement = current();

    snapshot.sequence = ++sequence;
    snapshot.measurement = measurementNumber;
    snapshot.generation = generations;
    snapshot.sampleRate = measurement.sampleRate;
    snapshot.endNanoseconds = continuity.endNanoseconds;
    snapshot.playerSeconds = continuity.playerSeconds;
    snapshot.isRender = continuity.isRender;
    snapshot.isPaused = isPaused;
    snapshot.isLeftOut = isLeftOut;
    snapshot.canUndoReset = canUndo;
    snapshot.streamNumber = streamNumber;
    snapshot.framesLostOfStream = continuity.framesLostBefore;
    snapshot.historyIndex = currentIndex;
    snapshot.readings = measurement.bank.readings();
    snapshot.ofPass = measurement.bank.ofPass (snapshot.readings);

    for (auto* readings : { &snapshot.readings, &snapshot.ofPass })
        if (auto& pass = readings->pass)
            pass->isRender = pass->number == measurement.renderedPass;

    snapshot.health = measurement.health;
    snapshot.healthSinceSound = measurement.passHealth.sinceSound (measurement.health);
    snapshot.healthOfPass = measurement.passHealth.ofPass (snapshot.ofPass.pass);

    if (measurement.sampleRate > 0.0)
        for (auto* health : { &snapshot.health, &snapshot.healthSinceSound, &snapshot.healthOfPass })
            health->lostSeconds = static_cast<double> (health->lostFrames) / measurement.sampleRate;

    snapshots.publish();
}
} // namespace twobus
