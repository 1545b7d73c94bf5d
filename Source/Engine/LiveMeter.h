#pragma once

#include "Core/Passages/PlayerTimeline.h"
#include "Core/Passages/TransportEvidence.h"
#include "Engine/AudioSource.h"
#include "Engine/MeterThread.h"
#include "Engine/RecentClips.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace twobus
{
/** A source and the meter thread that measures it, for the window and the command line.

    The message thread makes all calls. Call poll several times a second: it polls the source and passes each stream
    that the source opens to the meter thread.
*/
class LiveMeter
{
public:
    enum class Drive
    {
        ownThread,
        poll ///< each poll measures what is there: for pictures and tests, which need their own clock
    };

    explicit LiveMeter (Drive howToMeasure = Drive::ownThread) : drive (howToMeasure)
    {
        if (drive == Drive::ownThread)
            meterThread.start();
    }

    ~LiveMeter() { setSource (nullptr); }

    LiveMeter (const LiveMeter&) = delete;
    LiveMeter& operator= (const LiveMeter&) = delete;

    /** Stops the current source and starts this one, as a new measurement; null for none. */
    void setSource (std::unique_ptr<AudioSource> newSource)
    {
        if (source != nullptr)
            source->stop();

        if (opened != nullptr)
            meterThread.setStream ({});

        source = std::move (newSource);
        opened = nullptr;
        addedGainDb = 0.0;
        addedGainMark.clear();
        transport = {};
        reportsOwnTime = false;
        isFirstStream = true;
        isSuspended = isGapIntended = false;

        if (source != nullptr)
            source->start();

        takeStream();
    }

    /** Whether one channel counts twice (see MeterFormat). Takes effect with the next stream, so call it before
        setSource. */
    void setDualMono (bool shouldCountTwice) noexcept { dualMono = shouldCountTwice; }

    /** Adds a gain to everything that is measured of this source, from now on, as a new measurement (see MeterStream).
        The mark stands behind the source's name in the log of the session. Call it after setSource, which removes the
        gain. */
    void setAddedGain (double db, std::string mark)
    {
        if (std::exchange (addedGainDb, db) == db)
            return;

        addedGainMark = std::move (mark);

        if (opened != nullptr)
            sendStream();
    }

    /** Releases the device, so that another program can open it. The readings stay, and continue after resume as if
        nothing had been missed. */
    void suspend()
    {
        if (source != nullptr)
            source->stop();

        isSuspended = isGapIntended = true;
        takeStream();
    }

    void resume()
    {
        if (! isSuspended)
            return;

        isSuspended = false;

        if (source != nullptr)
            source->start();

        takeStream();
    }

    void poll (std::int64_t nowNanoseconds)
    {
        if (source != nullptr && ! isSuspended)
            source->poll (nowNanoseconds);

        takeStream();

        if (drive == Drive::poll)
            meterThread.pump();

        notePlayer();
    }

    /** When, in the player's own time, the measured audio was played. Knows nothing of a player that neither reports
        its time nor follows the server's transport. */
    const PlayerTimeline& player() const noexcept { return knowsPlayersTime() ? timelines[inUse] : nothingKnown; }

    /** The clips of the newest minutes. */
    const RecentClips& clips() const noexcept { return recentClips; }

    /** Null if there is none. */
    AudioSource* currentSource() noexcept { return source.get(); }
    MeterThread& meter() noexcept { return meterThread; }

private:
    void notePlayer()
    {
        const auto& snapshot = meterThread.latest();

        if (std::exchange (measurement, snapshot.measurement) != snapshot.measurement)
            beginMeasurement (snapshot);

        recentClips.note (snapshot.readings);
        const auto isHeard = source != nullptr && ! isSuspended && ! snapshot.isPaused && ! snapshot.isLeftOut;
        const auto position = ! isHeard                ? std::nullopt
                              : snapshot.playerSeconds ? snapshot.playerSeconds
                                                       : source->transportSeconds (snapshot.endNanoseconds);
        reportsOwnTime = reportsOwnTime || snapshot.playerSeconds;
        noteTransport (snapshot, isHeard, position.has_value());
        meterThread.setPlayerRolls (position.has_value() && knowsPlayersTime());

        // The times are kept also before it is known whether they are the player's.
        const auto jump =
            isHeard ? timelines[inUse].note (snapshot.readings.secondsMeasured, position) : PlayerTimeline::Jump::none;

        if (jump != PlayerTimeline::Jump::none && knowsPlayersTime())
            meterThread.send (jump == PlayerTimeline::Jump::backToStart ? MeterCommand::nextRound
                                                                        : MeterCommand::jumpBack);

        if (! knowsPlayersTime())
            noteRepeat (snapshot.readings);
    }

    /** The player does not say that it jumped back, but the sound does. The command takes a moment to have effect. */
    void noteRepeat (const MeterReadings& readings)
    {
        isRepeatTold = readings.isPlayedAgainInPass && (isRepeatTold || meterThread.send (MeterCommand::jumpBack));
    }

    /** After an undo, the times of the measurement that is back are still there. */
    void beginMeasurement (const MeterSnapshot& snapshot)
    {
        const auto isBack =
            snapshot.historyIndex != inUse && ! snapshot.canUndoReset && snapshot.generation == generation;
        timelines[inUse].stop();
        inUse = snapshot.historyIndex;
        generation = snapshot.generation;
        recentClips.clear();

        if (! isBack)
            timelines[inUse].clear();
    }

    void noteTransport (const MeterSnapshot& snapshot, bool isHeard, bool rolls)
    {
        if (! isHeard)
            return transport.interrupt();

        const auto now = 1.0e-9 * static_cast<double> (snapshot.endNanoseconds);
        const auto hasSound = snapshot.readings.secondsOfSignal > 0.0;
        transport.note (now, rolls,
                        hasSound ? std::optional (now - snapshot.readings.secondsSinceSignal) : std::nullopt);
    }

    bool knowsPlayersTime() const noexcept { return reportsOwnTime || transport.follows(); }

    void takeStream()
    {
        auto stream = source != nullptr ? source->stream() : nullptr;

        if (stream == opened)
            return;

        opened = std::move (stream);
        sendStream();
    }

    void sendStream()
    {
        const auto hasPlayerLeft = source != nullptr && source->hasPlayerLeft();
        MeterStream next { opened,
                           source != nullptr ? source->layout() : ChannelLayout(),
                           fullScaleOf24Bits,
                           ! isFirstStream,
                           isGapIntended || hasPlayerLeft,
                           hasPlayerLeft,
                           dualMono,
                           addedGainDb,
                           source != nullptr ? source->name() + addedGainMark : std::string() };

        if (opened != nullptr)
            isFirstStream = isGapIntended = false;

        meterThread.setStream (std::move (next));
    }

    const Drive drive;
    MeterThread meterThread;
    std::unique_ptr<AudioSource> source;
    std::shared_ptr<AudioCapture> opened;
    std::array<PlayerTimeline, 2> timelines; ///< of each of the meter thread's two measurements
    std::uint32_t inUse = 0;
    RecentClips recentClips;
    const PlayerTimeline nothingKnown {};
    TransportEvidence transport;
    bool reportsOwnTime = false; ///< the source itself says the player's time
    bool isRepeatTold = false; ///< to the meter thread
    std::uint64_t measurement = 0, generation = 0;
    double addedGainDb = 0.0;
    std::string addedGainMark;
    bool isFirstStream = true, dualMono = false, isSuspended = false, isGapIntended = false;
};
} // namespace twobus
