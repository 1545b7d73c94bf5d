#include "Core/Base/Decibels.h"
#include "Engine/HeardMove.h"
#include "Engine/LiveMeter.h"
#include "LiveStream.h"
#include "Support/Catch.h"
#include "Support/Song.h"

#include <chrono>
#include <thread>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** A source that opens when the test tells it to. */
class SwitchedSource : public AudioSource
{
public:
    explicit SwitchedSource (std::shared_ptr<AudioCapture> opened = nullptr) : current (std::move (opened)) {}

    std::string name() const override { return "a switched source"; }
    std::vector<std::string> channelNames() const override { return { "Left", "Right" }; }
    ChannelLayout layout() const override { return ChannelLayout::forChannelCount (numChannels); }
    void start() override { isStarted = true; }
    void stop() override { isStarted = false; }
    void poll (std::int64_t nowNanoseconds) override { lastPoll = nowNanoseconds; }
    SourceStatus status() const override { return {}; }
    std::shared_ptr<AudioCapture> stream() const override { return current; }
    bool hasPlayerLeft() const override { return playerLeft; }
    std::optional<double> transportSeconds (std::int64_t) const override { return transport; }

    std::optional<double> transport;
    std::shared_ptr<AudioCapture> current;
    std::size_t numChannels = 2;
    bool isStarted = false, playerLeft = false;
    std::int64_t lastPoll = 0;
};

bool waitForFrames (LiveMeter& live, std::uint64_t frames)
{
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds (60);

    while (live.meter().latest().readings.framesMeasured != frames)
    {
        if (std::chrono::steady_clock::now() > limit)
            return false;

        std::this_thread::yield();
    }

    return true;
}

constexpr double rate = 48000.0;
const AudioBuffer tenthOfASecond = inBothChannels (sine (4800, rate, 997.0, 0.25, 0.5));
} // namespace

TEST_CASE ("a live meter measures its source's stream, and continues when the source opens another")
{
    LiveMeter live;
    LiveStream first (rate, 2, 1000.0, 4800), second (rate, 2, 1005.0, 4800);
    auto owned = std::make_unique<SwitchedSource>();
    auto& source = *owned;
    live.setSource (std::move (owned));
    CHECK (source.isStarted);
    CHECK (live.currentSource() == &source);

    source.current = first.capture;
    live.poll (42);
    CHECK (source.lastPoll == 42);
    first.push (tenthOfASecond.all());
    CHECK (waitForFrames (live, 4800));

    source.current = nullptr; // the device is lost
    live.poll (43);
    source.current = second.capture;
    live.poll (44);
    second.push (tenthOfASecond.all());
    CHECK (waitForFrames (live, 9600));
    CHECK (live.meter().latest().generation == 1);
    CHECK (live.meter().latest().health.lostFrames == near ((1005.0 - 1000.1) * rate, 2));
}

TEST_CASE ("when the player leaves, its pass ends with everything heard, and nothing counts as lost until it returns")
{
    const auto second = inBothChannels (sine (48000, rate, 997.0, 0.25, 0.5));
    LiveMeter live (LiveMeter::Drive::poll);
    LiveStream first (rate, 2, 1000.0), next (rate, 2, 1001.5), last (rate, 2, 1005.5);
    auto owned = std::make_unique<SwitchedSource> (first.capture);
    auto& source = *owned;
    live.setSource (std::move (owned));
    live.poll (1);
    first.pushAll (second, live.meter());
    first.push (second.block (0, 480)); // still unmeasured when the player is found to have left
    CHECK (live.meter().latest().readings.pass->isRunning);

    source.current = nullptr;
    source.playerLeft = true;
    live.poll (2);
    CHECK (live.meter().latest().readings.framesMeasured == 48480);
    CHECK_FALSE (live.meter().latest().readings.pass->isRunning);

    // The player is back after half a second, which would be too short to end a pass in a continuous stream.
    source.current = next.capture;
    live.poll (3);
    next.pushAll (second, live.meter());
    const auto& readings = live.meter().latest().readings;
    CHECK (readings.framesMeasured == 96480);
    CHECK (readings.numPasses == 2);
    CHECK (readings.pass->isRunning);
    CHECK (readings.pass->startSeconds == Approx (1.01));
    CHECK (live.meter().latest().generation == 1);
    CHECK (live.meter().latest().health.lostFrames == 0);
    CHECK (live.meter().latest().health.interruptions == 0);

    // If the device is lost while the player is still there, the frames count as lost again and the pass goes on.
    source.current = nullptr;
    source.playerLeft = false;
    live.poll (4);
    source.current = last.capture;
    live.poll (5);
    last.pushAll (second, live.meter());
    CHECK (live.meter().latest().readings.numPasses == 2);
    CHECK (live.meter().latest().health.lostFrames == near (3.0 * rate, 2));
}

TEST_CASE ("a server's end is a loss, even if it looked like a player leaving at first")
{
    LiveMeter live (LiveMeter::Drive::poll);
    LiveStream first (rate, 2, 1000.0, 4800), second (rate, 2, 1005.0, 4800);
    auto owned = std::make_unique<SwitchedSource> (first.capture);
    auto& source = *owned;
    live.setSource (std::move (owned));
    first.push (tenthOfASecond.all());
    live.poll (1);

    source.current = nullptr;
    source.playerLeft = true;
    live.poll (2);
    source.playerLeft = false; // the source corrects itself
    live.poll (3);
    source.current = second.capture;
    live.poll (4);
    second.push (tenthOfASecond.all());
    live.poll (5);
    CHECK (live.meter().latest().readings.framesMeasured == 9600);
    CHECK (live.meter().latest().health.lostFrames == near ((1005.0 - 1000.1) * rate, 2));
}

TEST_CASE ("a suspended source releases its stream, and resuming counts nothing as lost")
{
    LiveMeter live;
    LiveStream first (rate, 2, 1000.0, 4800), second (rate, 2, 1005.0, 4800);
    auto owned = std::make_unique<SwitchedSource> (first.capture);
    auto& source = *owned;
    live.setSource (std::move (owned));
    first.push (tenthOfASecond.all());
    REQUIRE (waitForFrames (live, 4800));

    source.current = nullptr;
    live.suspend();
    CHECK_FALSE (source.isStarted);
    live.poll (42);
    CHECK (source.lastPoll == 0); // a poll would open it again

    source.current = second.capture;
    live.resume();
    CHECK (source.isStarted);
    second.push (tenthOfASecond.all());
    CHECK (waitForFrames (live, 9600));
    CHECK (live.meter().latest().generation == 1);
    CHECK (live.meter().latest().health.lostFrames == 0);

    // A later loss counts again.
    LiveStream third (rate, 2, 1006.1, 4800);
    source.current = third.capture;
    live.poll (43);
    third.push (tenthOfASecond.all());
    CHECK (waitForFrames (live, 14400));
    CHECK (live.meter().latest().health.lostFrames == near (1.0 * rate, 2));
}

TEST_CASE ("another source starts a new measurement")
{
    LiveMeter live;
    LiveStream first (rate, 2, 1000.0, 4800), second (rate, 2, 2000.0, 4800);
    live.setSource (std::make_unique<SwitchedSource> (first.capture));
    first.push (tenthOfASecond.all());
    REQUIRE (waitForFrames (live, 4800));
    first.push (tenthOfASecond.all());
    REQUIRE (waitForFrames (live, 9600));

    live.setSource (std::make_unique<SwitchedSource> (second.capture));
    second.push (tenthOfASecond.all());
    CHECK (waitForFrames (live, 4800));
    CHECK (live.meter().latest().generation == 2);
    CHECK (live.meter().latest().health.lostFrames == 0);
}

TEST_CASE ("an added gain holds for its source only, also when that opens again")
{
    LiveMeter live;
    LiveStream first (rate, 2, 1000.0, 4800), again (rate, 2, 1000.2, 4800), other (rate, 2, 2000.0, 4800);
    auto source = std::make_unique<SwitchedSource> (first.capture);
    auto& switched = *source;
    live.setSource (std::move (source));
    live.setAddedGain (6.0, ", marked");
    const auto peakDbfs = [&live] { return live.meter().latest().readings.samplePeakDbfs.value(); };

    first.push (tenthOfASecond.all());
    REQUIRE (waitForFrames (live, 4800));
    const auto withGainDbfs = peakDbfs();
    switched.current = again.capture;
    live.poll (0);
    again.push (tenthOfASecond.all());
    REQUIRE (waitForFrames (live, 9600));
    CHECK (peakDbfs() == near (withGainDbfs, 0.001));

    live.setSource (std::make_unique<SwitchedSource> (other.capture));
    other.push (tenthOfASecond.all());
    REQUIRE (waitForFrames (live, 4800));
    CHECK (peakDbfs() == near (withGainDbfs - 6.0, 0.001));
}

TEST_CASE ("without a source the meter releases the stream")
{
    LiveMeter live;
    LiveStream stream (rate, 2, 1000.0, 4800);
    live.setSource (std::make_unique<SwitchedSource> (stream.capture));
    stream.push (tenthOfASecond.all());
    REQUIRE (waitForFrames (live, 4800));

    live.setSource (nullptr);
    CHECK (live.currentSource() == nullptr);

    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds (60);

    while (stream.capture.use_count() > 1 && std::chrono::steady_clock::now() < limit)
        std::this_thread::yield();

    CHECK (stream.capture.use_count() == 1);
}

TEST_CASE ("a mono source counts twice only on request")
{
    const AudioBuffer tone ({ sine (48000, rate, 997.0, 0.25, 0.5) });

    const auto momentaryOf = [&tone] (bool dualMono) {
        LiveMeter live;
        live.setDualMono (dualMono);
        LiveStream stream (rate, 1, 1000.0, 4800);
        auto source = std::make_unique<SwitchedSource> (stream.capture);
        source->numChannels = 1;
        live.setSource (std::move (source));

        for (std::size_t done = 0; done < tone.numFrames(); done += 4800)
        {
            stream.push (tone.block (done, 4800));
            REQUIRE (waitForFrames (live, done + 4800));
        }

        return live.meter().latest().readings.momentaryLufs.value();
    };

    CHECK (momentaryOf (true) == near (momentaryOf (false) + 10.0 * std::log10 (2.0), 1e-6));
}

namespace
{
/** A meter beside a server whose transport rolls or not. */
struct BesideTransport
{
    BesideTransport()
    {
        auto owned = std::make_unique<SwitchedSource> (stream.capture);
        source = owned.get();
        live.setSource (std::move (owned));
    }

    void play (double seconds, bool sounds, std::optional<double> transportFrom)
    {
        for (auto done = 0.0; done < seconds; done += 0.1)
        {
            source->transport = transportFrom ? std::optional (*transportFrom + done) : std::nullopt;
            stream.push (sounds ? tenthOfASecond.all() : silence.all());
            live.poll (0);
        }
    }

    const MeterReadings& readings() { return live.meter().latest().readings; }

    const AudioBuffer silence { 2, 4800 };
    LiveMeter live { LiveMeter::Drive::poll };
    LiveStream stream { rate, 2, 1000.0, 4800 };
    SwitchedSource* source = nullptr;
};
} // namespace

TEST_CASE ("the transport's time is the player's if they start together, and a rest then belongs to the pass")
{
    BesideTransport daw;
    daw.play (3.0, false, std::nullopt);
    daw.play (5.0, true, 60.0);
    daw.play (4.0, false, 65.0);
    daw.play (5.0, true, 69.0);
    CHECK (daw.live.player().playerSecondsAt (5.0).value() == near (62.0, 0.2));
    CHECK (daw.readings().numPasses == 1);

    daw.play (5.0, true, 60.0); // a loop begins again
    CHECK (daw.readings().numPasses == 2);
}

TEST_CASE ("where the player says no time, the sound tells that it loops, and what is played then is another pass")
{
    const auto music = inBothChannels (song (30.0, rate, 41));
    auto trimmed = music;

    for (std::size_t channel = 0; channel < trimmed.numChannels(); ++channel)
        for (std::size_t i = 0; i < trimmed.numFrames(); ++i)
            trimmed[channel][i] *= static_cast<float> (dbToAmplitude (-5.6));

    for (const auto saysItsTime : { false, true })
    {
        CAPTURE (saysItsTime);
        BesideTransport daw;
        daw.play (3.0, false, std::nullopt);
        auto time = 60.0; // composed like that: the player's time runs on

        const auto play = [&] (const AudioBuffer& from, double seconds, double untilSecond) {
            for (auto second = seconds; second < untilSecond - 0.05; second += 0.1, time += 0.1)
            {
                daw.source->transport = saysItsTime ? std::optional (time) : std::nullopt;
                daw.stream.push (from.block (framesOf (second, rate), 4800));
                daw.live.poll (0);
            }
        };

        play (music, 0.0, 28.0);
        play (music, 18.0, 23.0);
        play (trimmed, 23.0, 28.0);

        for (int round = 0; round < 4; ++round)
            play (trimmed, 18.0, 28.0);

        CHECK (daw.readings().numPasses == (saysItsTime ? 1 : 2));

        if (saysItsTime)
            continue;

        const auto& snapshot = daw.live.meter().latest();
        REQUIRE (snapshot.ofPass.pass);
        CHECK (snapshot.ofPass.pass->number == 2);
        REQUIRE (snapshot.ofPass.passageMatch);
        CHECK (snapshot.ofPass.passageMatch->loudnessChangeDb == near (-5.6, 0.05));
    }
}

TEST_CASE ("after a reset was undone the player's times are known as before")
{
    BesideTransport daw;
    daw.play (3.0, false, std::nullopt);
    daw.play (5.0, true, 60.0);
    daw.play (3.0, false, std::nullopt);
    const auto before = daw.live.player().playerSecondsAt (5.0).value();

    daw.live.meter().send (MeterCommand::reset);
    daw.play (2.0, true, 90.0);
    CHECK (daw.live.player().playerSecondsAt (1.0).value() == near (91.0, 0.2));
    CHECK_FALSE (daw.live.player().playerSecondsAt (5.0));

    daw.live.meter().send (MeterCommand::undoReset);
    daw.play (0.5, true, 10.0); // no jump back: the measurement was put away meanwhile
    CHECK (daw.live.player().playerSecondsAt (5.0).value() == near (before, 0.01));
    CHECK (daw.readings().numPasses == 2);

    daw.live.meter().send (MeterCommand::reset);
    daw.play (0.5, true, 10.0);
    daw.live.meter().send (MeterCommand::reset);
    daw.play (0.5, true, 20.0);
    CHECK_FALSE (daw.live.player().playerSecondsAt (5.0));
}

TEST_CASE ("a jump back to where playing began is a round, and one to elsewhere a pass that is judged after 10 s")
{
    BesideTransport daw;
    daw.play (3.0, false, std::nullopt);
    daw.play (12.0, true, 60.0);
    const auto judged = [&daw] { return daw.live.meter().latest().ofPass.pass->number; };

    daw.play (9.0, true, 10.0);
    CHECK (judged() == 1);
    daw.play (2.0, true, 19.0);
    CHECK (judged() == 2);

    daw.play (10.6, true, 10.0); // its next round, which is judged once it is as long
    CHECK (judged() == 3);
    daw.play (10.1, true, 10.0);
    CHECK (judged() == 3);
}

TEST_CASE ("another program's transport says nothing about a player that ignores it")
{
    BesideTransport player;
    player.play (3.0, false, 60.0);
    player.play (5.0, true, 63.0);
    player.play (4.0, false, 68.0);
    player.play (5.0, true, 72.0);
    player.play (5.0, true, 60.0);
    CHECK_FALSE (player.live.player().playerSecondsAt (5.0));
    CHECK (player.readings().numPasses == 2);
}

TEST_CASE ("times from before it is known that the player follows the transport are known afterwards")
{
    BesideTransport daw;
    daw.play (5.0, true, 60.0);
    CHECK_FALSE (daw.live.player().playerSecondsAt (2.0));
    daw.play (3.0, false, std::nullopt);
    CHECK (daw.live.player().playerSecondsAt (2.0).value() == near (62.0, 0.2));

    daw.live.setSource (nullptr);
    CHECK_FALSE (daw.live.player().playerSecondsAt (2.0));
}

TEST_CASE ("a heard move is known until another measurement begins")
{
    HeardMove heard;
    MeterSnapshot snapshot;
    snapshot.measurement = 3;
    CHECK_FALSE (heard.note (snapshot));
    snapshot.readings.passageMatch.emplace();
    CHECK_FALSE (heard.note (snapshot));
    snapshot.readings.passageMatch->isMoveKnown = true;
    CHECK (heard.note (snapshot));
    snapshot.readings.passageMatch.reset(); // another pass, of another song
    CHECK (heard.note (snapshot));
    snapshot.measurement = 4;
    CHECK_FALSE (heard.note (snapshot));
}
