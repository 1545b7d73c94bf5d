#include "Engine/LiveMeter.h"
#include "Support/Catch.h"
#include "Support/Signals.h"
#include "Support/WaitUntil.h"
#include "TapTestNames.h"
#include "Taps/TapSender.h"
#include "Taps/TapSource.h"

#include <atomic>
#include <chrono>
#include <cmath>
#include <memory>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;
const ChannelLayout stereo { ChannelPosition::left, ChannelPosition::right };

std::int64_t steadyNow()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds> (std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/** A host with one tap, and a meter that listens to it. Time is the program's: nothing here waits for the audio. */
struct Rig
{
    Rig() : receiver (socket), tap (id, "Test host", "VST3", socket)
    {
        tap.setTrack ("Master");
        tap.prepare (rate, stereo);
        meter.setSource (std::make_unique<TapSource> (receiver, id, "Test host · Master"));
    }

    /** Plays as fast as the meter takes it. */
    void play (const AudioBuffer& audio, bool isPlaying = true, bool isRendering = false)
    {
        for (std::size_t first = 0; first < audio.numFrames(); first += 480)
        {
            const auto block = audio.block (first, std::min<std::size_t> (480, audio.numFrames() - first));
            tap.process (block.channels, block.numFrames, { hostFrame, isPlaying, isRendering });
            hostFrame += static_cast<std::int64_t> (block.numFrames);

            if (first % (480 * 50) == 0)
                waitUntilRead();
        }

        waitUntilRead();
    }

    void waitUntilRead()
    {
        // Twobus has read all that was written when its count of frames is ours.
        const auto wanted = static_cast<double> (hostFrame - hostFrameWhenHeard) / rate;
        REQUIRE (waitUntil ([&] {
            meter.poll (steadyNow());
            return meter.meter().latest().readings.secondsMeasured > wanted - 0.11 || ! isHeard;
        }));
    }

    /** At most as fast as Twobus reads, so that nothing is lost here. */
    void sendSilence (const float* const* channels, std::int64_t& lastSilence)
    {
        if (const auto now = steadyNow(); now - lastSilence > 1000000)
        {
            tap.process (channels, 480, {});
            lastSilence = now;
        }
    }

    void connect()
    {
        returnToSource();
        meter.meter().send (MeterCommand::discard);
        isHeard = true;
        hostFrameWhenHeard = hostFrame;
    }

    /** Sends silence until the source runs and the meter has measured a tenth of a second of it. */
    void returnToSource()
    {
        const auto before = meter.meter().latest().readings.framesMeasured;
        std::int64_t lastSilence = 0;
        const std::vector<float> silence (480);
        const float* channels[] { silence.data(), silence.data() };
        REQUIRE (waitUntil ([&] {
            sendSilence (channels, lastSilence);
            meter.poll (steadyNow());
            return meter.currentSource()->status().state == SourceState::running
                   && meter.meter().latest().readings.framesMeasured >= before + 4800;
        }));
    }

    const std::string socket = ownSocketName();
    const TapId id = makeTapId();
    TapReceiver receiver;
    TapSender tap;
    LiveMeter meter;
    std::int64_t hostFrame = 0, hostFrameWhenHeard = 0;
    bool isHeard = false;
};
} // namespace

TEST_CASE ("a source waits for its tap, says why, and is named by it")
{
    Rig rig;
    auto& source = *rig.meter.currentSource();
    rig.meter.poll (steadyNow());
    CHECK (source.status().state == SourceState::waiting);
    CHECK (source.status().message.starts_with ("The tap is not there."));
    CHECK (source.name() == "Test host · Master");

    rig.tap.setPlace (TapPlace::masterAfterFader);
    rig.connect();
    CHECK (source.status().message.empty());
    CHECK (source.status().sampleRate == rate);
    CHECK (source.layout() == stereo);
    CHECK (source.channelNames() == std::vector<std::string> { "L", "R" });
    CHECK (waitUntil ([&] {
        rig.meter.poll (steadyNow());
        return source.name() == "Test host · Master, after the fader";
    }));
    CHECK_FALSE (source.isBeforeFader (false));
}

TEST_CASE ("a source takes the name and the place that are said while it is heard")
{
    Rig rig;
    rig.connect();
    auto& source = *rig.meter.currentSource();
    REQUIRE (source.isBeforeFader (false));

    rig.tap.setTrack ("Mix bus");
    rig.tap.setPlace (TapPlace::masterAfterFader);
    CHECK (waitUntil ([&] {
        rig.meter.poll (steadyNow());
        return source.name() == "Test host · Mix bus, after the fader";
    }));
    CHECK_FALSE (source.isBeforeFader (false));
    CHECK (source.status().state == SourceState::running);
}

TEST_CASE ("a render at any speed is measured whole, is one pass, and reads as the file does", "[threads]")
{
    Rig rig;
    rig.connect();
    const auto programme = inBothChannels (toneSteps ({ { 8.0, -20.0 }, { 9.0, -6.0 }, { 5.0, -31.0 } }, rate));

    rig.play (stereoTone (1.0, 0.1), true);
    const auto beforeRender = rig.hostFrame;
    rig.hostFrame = 0;
    rig.hostFrameWhenHeard -= beforeRender;
    rig.play (stereoSilence (2.0), true, true); // as hosts do before the range
    rig.play (programme, true, true);
    rig.play (stereoSilence (3.0), false); // back in real time

    MeterBank whole;
    whole.prepare ({ rate, stereo }, { .measuresPasses = true });
    whole.process (programme.all());
    const auto expected = whole.readings();
    const auto& snapshot = rig.meter.meter().latest();
    const auto& pass = snapshot.ofPass;
    REQUIRE (pass.pass);
    CHECK (pass.pass->isRender);
    CHECK (pass.pass->number == 2);
    CHECK_FALSE (pass.pass->isRunning);
    CHECK (snapshot.health.lostFrames == 0);
    CHECK (pass.pass->samplePeakDbfs == expected.pass->samplePeakDbfs);
    REQUIRE (pass.pass->integratedLufs);
    CHECK (std::abs (*pass.pass->integratedLufs - *expected.integratedLufs) < 0.001);
}

TEST_CASE ("frames lost at the very end of a render are missing from its pass, in its silence too", "[threads]")
{
    struct Frozen : TapListener
    {
        void tapOpened (const TapDescription&) override {}
        bool tapBlock (const TapBlock&, std::int64_t) noexcept override { return ! isFrozen; }
        void tapClosed() override {}
        std::atomic<bool> isFrozen { false };
    };

    const auto endsInSilence = GENERATE (false, true);
    CAPTURE (endsInSilence);
    Rig rig;
    rig.connect();
    Frozen other;
    rig.receiver.listen (rig.id, other);
    const auto sound = stereoTone (3.0, 0.1), silence = stereoSilence (3.0);
    rig.play (sound, true, true);

    if (endsInSilence)
        rig.play (silence, true, true);

    other.isFrozen = true; // so what comes now stays in the ring

    for (std::size_t first = 0; first < 20 * sound.numFrames(); first += 480)
    {
        const auto block = (endsInSilence ? silence : sound).block (first % sound.numFrames(), 480);
        rig.tap.process (block.channels, block.numFrames, { rig.hostFrame, true, true });
        rig.hostFrame += 480;
    }

    const auto lost = rig.tap.status().framesLost;
    REQUIRE (lost > 0);
    rig.meter.poll (steadyNow() + 5'000'000'000); // the time that Twobus itself stands still is no pause of the tap
    const auto before = rig.meter.meter().latest().readings.secondsMeasured + 2.0;
    other.isFrozen = false;
    CHECK (waitUntil ([&] {
        rig.meter.poll (steadyNow());
        const auto& snapshot = rig.meter.meter().latest();
        return snapshot.readings.secondsMeasured > before && snapshot.health.lostFrames == lost
               && snapshot.healthOfPass.lostFrames == lost;
    }));
    CHECK (rig.meter.meter().latest().ofPass.pass->isRender);
    CHECK (rig.meter.meter().latest().ofPass.pass->number == 1);
    rig.receiver.stopListening (other);
}

TEST_CASE ("a tap that gets no audio is said, and the pass ends there without a loss")
{
    Rig rig;
    rig.connect();
    rig.play (stereoTone (1.0, 0.1));
    auto& source = *rig.meter.currentSource();
    REQUIRE (waitUntil ([&] {
        rig.meter.poll (steadyNow());
        return source.status().state == SourceState::waiting;
    }));
    CHECK (source.status().message.starts_with ("The tap gets no audio."));
    CHECK (source.hasPlayerLeft());

    rig.returnToSource();
    CHECK (rig.meter.meter().latest().health.lostFrames == 0);
    CHECK (rig.meter.meter().latest().health.interruptions == 0);
}
