#include "Support/Catch.h"
#include "Support/WaitUntil.h"
#include "TapTestNames.h"
#include "Taps/TapReceiver.h"
#include "Taps/TapSender.h"

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <unistd.h>
#include <vector>

using namespace twobus;
using namespace twobus::test;

namespace
{
const ChannelLayout stereo { ChannelPosition::left, ChannelPosition::right };

/** A host that runs one tap with counted frames. */
class Host
{
public:
    explicit Host (const std::string& socket, const TapId& id = makeTapId()) : tap (id, "Test host", "LV2", socket)
    {
        tap.setTrack ("Master");
        tap.prepare (48000.0, stereo);
    }

    void play (int numBlocks = 1)
    {
        for (int i = 0; i < numBlocks; ++i)
        {
            std::vector<float> left (256), right (256);

            for (std::size_t frame = 0; frame < left.size(); ++frame)
            {
                left[frame] = static_cast<float> (played + frame);
                right[frame] = -left[frame];
            }

            const float* channels[] { left.data(), right.data() };
            tap.process (channels, left.size(), { static_cast<std::int64_t> (played), true, isRendering });
            played += left.size();
        }
    }

    bool becomesHeard()
    {
        play();
        return waitUntil ([&] { return tap.status().state == TapSender::State::heard; });
    }

    TapSender tap;
    std::uint64_t played = 0;
    bool isRendering = false;
};

class Recorder : public TapListener
{
public:
    void tapOpened (const TapDescription& description) override
    {
        ++opened;
        const std::lock_guard lock (mutex);
        newest = description;
    }

    bool tapBlock (const TapBlock& block, std::int64_t) noexcept override
    {
        if (isFull)
            return false;

        const std::lock_guard lock (mutex);
        lost += block.framesLostBefore;
        left.insert (left.end(), block.channels[0], block.channels[0] + block.numFrames);
        frames = left.size();
        return true;
    }

    void tapClosed() override { ++closed; }

    float lastFrame()
    {
        const std::lock_guard lock (mutex);
        return left.empty() ? -1.0f : left.back();
    }

    std::atomic<int> opened { 0 }, closed { 0 };
    std::atomic<std::size_t> frames { 0 };
    std::atomic<std::uint64_t> lost { 0 };
    std::atomic<bool> isFull { false };
    std::mutex mutex;
    std::vector<float> left;
    TapDescription newest;
};

LocalConnection connectedTo (const std::string& socket)
{
    auto connection = LocalConnection::to (socket);
    REQUIRE (connection);
    return std::move (*connection);
}

/** The next answer; none if the receiver has hung up. */
std::optional<TapMessage> answerOn (LocalConnection& connection)
{
    TapMessage message;
    OwnedDescriptor nothing;
    auto received = LocalConnection::Received::nothing;
    waitUntil ([&] {
        return (received = connection.receive (bytesOf (message), nothing)) != LocalConnection::Received::nothing;
    });
    return received == LocalConnection::Received::message ? std::optional (message) : std::nullopt;
}

TapDescription described (std::size_t memoryBytes = TapRing::memoryFor (48000.0, 2))
{
    TapDescription description;
    description.id = makeTapId();
    description.sampleRate = 48000.0;
    description.layout = stereo;
    description.memoryBytes = memoryBytes;
    return description;
}
} // namespace

TEST_CASE ("a render is heard from its very first block")
{
    const auto socket = ownSocketName();
    const auto id = makeTapId();
    TapReceiver receiver (socket);
    Recorder recorder;
    receiver.listen (id, recorder);
    Host host (socket, id);
    host.isRendering = true;
    host.play (10);
    CHECK (host.tap.status().state == TapSender::State::heard);
    CHECK (waitUntil ([&] { return recorder.frames == 2560; }));
    CHECK (recorder.lost == 0);

    // Where nobody listens it goes on at once, and is heard later.
    Host alone (ownSocketName());
    alone.isRendering = true;
    alone.play (10);
    CHECK (alone.tap.status().state == TapSender::State::notHeard);
    CHECK (RenderWait::ofThisProcess().isLeft());
}

TEST_CASE ("a tap finds Twobus, and its audio arrives bit for bit", "[threads]")
{
    const auto socket = ownSocketName();
    const auto id = makeTapId();
    Host host (socket, id);
    host.play (10); // nobody listens yet

    TapReceiver receiver (socket);
    CHECK (receiver.isListening());
    Recorder recorder;
    receiver.listen (id, recorder);
    REQUIRE (host.becomesHeard());
    REQUIRE (waitUntil ([&] { return recorder.opened == 1; }));

    // The tap may have been heard before the block that asked for it was played, so up to 201 blocks arrive.
    host.play (200);
    REQUIRE (waitUntil ([&] { return recorder.lastFrame() == static_cast<float> (host.played - 1); }));
    CHECK (recorder.lost == 0);
    CHECK (recorder.newest.track == "Master");
    CHECK (recorder.newest.host == "Test host");
    CHECK (recorder.newest.layout == stereo);

    std::size_t wrong = 0;
    const std::lock_guard lock (recorder.mutex);
    REQUIRE (recorder.left.size() >= 200 * 256);

    for (std::size_t i = 0; i < recorder.left.size(); ++i)
        wrong += recorder.left[i] != static_cast<float> (host.played - recorder.left.size() + i) ? 1u : 0u;

    CHECK (wrong == 0);
}

TEST_CASE ("a tap that was never given a block says nothing")
{
    const auto socket = ownSocketName();
    TapReceiver receiver (socket);
    Host looked (socket), used (socket);
    REQUIRE (used.becomesHeard());
    REQUIRE (waitUntil ([&] { return ! receiver.taps().empty(); }));
    CHECK (receiver.taps().size() == 1);
    CHECK (looked.tap.status().state == TapSender::State::notHeard);
}

TEST_CASE ("a tap that was given blocks only to be tried says nothing, unless there are many")
{
    const auto socket = ownSocketName();
    TapReceiver receiver (socket);
    Host tried (socket), withoutTime (socket);
    const std::vector<float> silence (256);
    const float* channels[] { silence.data(), silence.data() };

    for (int block = 0; block < 3; ++block)
    {
        tried.tap.process (channels, silence.size(), {});
        withoutTime.tap.process (channels, silence.size(), {});
    }

    withoutTime.tap.process (channels, silence.size(), {});
    REQUIRE (waitUntil ([&] { return withoutTime.tap.status().state == TapSender::State::heard; }));
    REQUIRE (waitUntil ([&] { return ! receiver.taps().empty(); }));
    CHECK (receiver.taps().size() == 1);
    CHECK (tried.becomesHeard());
}

TEST_CASE ("the name and the place of a tap can change, and its window request arrives")
{
    const auto socket = ownSocketName();
    TapReceiver receiver (socket);
    Host host (socket);
    REQUIRE (host.becomesHeard());
    CHECK_FALSE (receiver.takeShowRequest());

    host.tap.setTrack ("Drums");
    host.tap.setPlace (TapPlace::track);
    host.tap.showWindow();
    const auto hasChanged = [&] {
        const auto taps = receiver.taps();
        return taps.size() == 1 && taps[0].description.track == "Drums" && taps[0].description.place == TapPlace::track;
    };
    CHECK (waitUntil (hasChanged));
    CHECK (waitUntil ([&] { return receiver.takeShowRequest(); }));
    CHECK_FALSE (receiver.takeShowRequest());
}

TEST_CASE ("another rate or layout opens the tap anew, and the old ring goes", "[threads]")
{
    const auto socket = ownSocketName();
    const auto id = makeTapId();
    TapReceiver receiver (socket);
    Recorder recorder;
    receiver.listen (id, recorder);
    TapSender tap (id, "Test host", "VST3", socket);
    std::vector<float> silence (64);
    const float* channels[] { silence.data(), silence.data(), silence.data() };

    for (int i = 0; i < 20; ++i)
    {
        const auto layout = i % 2 == 0 ? stereo : ChannelLayout { ChannelPosition::mono };
        tap.prepare (i % 3 == 0 ? 44100.0 : 96000.0, layout);
        tap.prepare (i % 3 == 0 ? 44100.0 : 96000.0, layout); // changes nothing
        tap.process (channels, 64, { 0, true, false });
        REQUIRE (waitUntil ([&] { return recorder.opened == i + 1; }));
        REQUIRE (waitUntil ([&] { return tap.status().state == TapSender::State::heard; }));
    }

    CHECK (receiver.taps().size() == 1);
    CHECK (recorder.closed == 0);

    // A layout that no ring can hold is not handed over, and does no harm.
    tap.prepare (48000.0, ChannelLayout::discrete (9));
    CHECK (tap.status().state == TapSender::State::notHeard);
    tap.process (channels, 64, { 0, true, false });
}

TEST_CASE ("what a tap wrote last is read although its host has ended", "[threads]")
{
    const auto socket = ownSocketName();
    const auto id = makeTapId();
    TapReceiver receiver (socket);
    Recorder recorder;
    receiver.listen (id, recorder);

    auto host = std::make_unique<Host> (socket, id);
    REQUIRE (host->becomesHeard());
    REQUIRE (waitUntil ([&] { return recorder.opened == 1; }));
    recorder.isFull = true;
    host->play (300);
    host.reset();
    recorder.isFull = false;
    REQUIRE (waitUntil ([&] { return recorder.closed == 1; }));
    CHECK (recorder.frames == 300 * 256);
    CHECK (waitUntil ([&] { return receiver.taps().empty(); }));
}

TEST_CASE ("of two taps with one id the later takes a new one, whichever called first", "[threads]")
{
    for (const auto laterCallsFirst : { false, true })
    {
        CAPTURE (laterCallsFirst);
        const auto socket = ownSocketName();
        const auto id = makeTapId();
        TapReceiver receiver (socket);
        Host original (socket, id), copy (socket, id);

        REQUIRE ((laterCallsFirst ? copy : original).becomesHeard());
        REQUIRE ((laterCallsFirst ? original : copy).becomesHeard());
        CHECK (waitUntil ([&] { return receiver.taps().size() == 2 && copy.tap.id() != id; }));
        CHECK (original.tap.id() == id);
        CHECK (waitUntil ([&] { return copy.tap.status().state == TapSender::State::heard; }));
    }
}

TEST_CASE ("a listener that has no room gets the same block again, and other taps go on meanwhile", "[threads]")
{
    const auto socket = ownSocketName();
    const auto id = makeTapId(), otherId = makeTapId();
    TapReceiver receiver (socket);
    Recorder recorder, otherRecorder;
    receiver.listen (id, recorder);
    receiver.listen (otherId, otherRecorder);
    Host host (socket, id), other (socket, otherId);
    REQUIRE (host.becomesHeard());
    REQUIRE (other.becomesHeard());
    REQUIRE (waitUntil ([&] { return recorder.opened == 1 && otherRecorder.opened == 1; }));

    recorder.isFull = true;
    host.play (100);
    other.play (100);
    REQUIRE (waitUntil ([&] { return otherRecorder.frames == 100 * 256; }));
    CHECK (recorder.frames == 0);
    recorder.isFull = false;
    CHECK (waitUntil ([&] { return recorder.frames == 100 * 256; }));
    CHECK (recorder.lost == 0);

    receiver.stopListening (recorder);
    host.play (100);
    other.play (100);
    REQUIRE (waitUntil ([&] { return otherRecorder.frames == 200 * 256; }));
    CHECK (recorder.frames == 100 * 256);
}

TEST_CASE ("one program at a time hears the taps, and the next one takes over", "[threads]")
{
    const auto socket = ownSocketName();
    auto first = std::make_unique<TapReceiver> (socket);
    TapReceiver second (socket);
    CHECK (first->isListening());
    CHECK_FALSE (second.isListening());
    Host host (socket);
    REQUIRE (host.becomesHeard());

    first.reset();
    CHECK (waitUntil ([&] { return second.isListening() && second.taps().size() == 1; }));
    CHECK (waitUntil ([&] { return host.tap.status().state == TapSender::State::heard; }));
}

TEST_CASE ("64 taps are heard, and the next is told that there are too many")
{
    const auto socket = ownSocketName();
    TapReceiver receiver (socket);
    std::deque<Host> hosts;

    for (std::size_t i = 0; i < maxTaps; ++i)
        hosts.emplace_back (socket).play();

    REQUIRE (waitUntil ([&] { return receiver.taps().size() == maxTaps; }));
    Host oneMore (socket);
    oneMore.play();
    REQUIRE (waitUntil ([&] { return oneMore.tap.status().state == TapSender::State::refused; }));
    CHECK (oneMore.tap.status().refusal == TapRefusal::tooManyTaps);

    hosts.pop_front();
    CHECK (waitUntil ([&] { return oneMore.tap.status().state == TapSender::State::heard; }));
}

TEST_CASE ("whatever cannot be is refused with the reason, and the others go on")
{
    const auto socket = ownSocketName();
    TapReceiver receiver (socket);
    Host host (socket);
    REQUIRE (host.becomesHeard());
    const auto memory = SealedMemory::create (TapRing::memoryFor (48000.0, 2));
    REQUIRE (memory);

    const auto refusalOf = [&] (const TapMessage& message, int descriptor) {
        auto connection = connectedTo (socket);
        REQUIRE (connection.send (bytesOf (message), descriptor));
        const auto answer = answerOn (connection);
        REQUIRE (answer);
        CHECK (answer->kind == TapMessageKind::refused);
        CHECK_FALSE (answerOn (connection)); // and then it hangs up
        return static_cast<TapRefusal> (answer->refusal);
    };

    const auto good = makeMessage (TapMessageKind::hello, described());
    CHECK (refusalOf (good, -1) == TapRefusal::badMemory); // none
    CHECK (refusalOf (good, STDIN_FILENO) == TapRefusal::badMemory);
    CHECK (refusalOf (good, memory->descriptor()) == TapRefusal::badMemory); // no ring in it
    CHECK (refusalOf (makeMessage (TapMessageKind::hello, described (4096)), memory->descriptor())
           == TapRefusal::badMemory);

    auto wrong = good;
    wrong.version = 2;
    CHECK (refusalOf (wrong, -1) == TapRefusal::otherVersion);
    wrong = good;
    wrong.magic = 0;
    CHECK (refusalOf (wrong, -1) == TapRefusal::otherVersion);
    wrong = good;
    wrong.numChannels = 99;
    CHECK (refusalOf (wrong, -1) == TapRefusal::badDescription);
    wrong = good;
    wrong.kind = TapMessageKind::accepted;
    CHECK (refusalOf (wrong, -1) == TapRefusal::badDescription);
    wrong.kind = static_cast<TapMessageKind> (77);
    CHECK (refusalOf (wrong, -1) == TapRefusal::badDescription);

    auto shortMessage = connectedTo (socket);
    REQUIRE (shortMessage.send (bytesOf (good).first (10)));
    CHECK_FALSE (answerOn (shortMessage));

    auto silent = connectedTo (socket); // hung up after two seconds
    CHECK_FALSE (answerOn (silent));

    CHECK (receiver.taps().size() == 1);
    CHECK (host.tap.status().state == TapSender::State::heard);
}

TEST_CASE ("a ring that turns out damaged is refused, and its tap comes back with the next hello")
{
    const auto socket = ownSocketName();
    TapReceiver receiver (socket);
    auto connection = connectedTo (socket);
    const auto description = described();
    const auto memory = SealedMemory::create (description.memoryBytes);
    TapRingWriter writer (memory->bytes(), 48000.0, 2);
    REQUIRE (connection.send (bytesOf (makeMessage (TapMessageKind::hello, description)), memory->descriptor()));
    const auto answer = answerOn (connection);
    REQUIRE (answer);
    CHECK (answer->kind == TapMessageKind::accepted);

    reinterpret_cast<TapRing*> (memory->bytes().data())->written += 77;
    const auto refusal = answerOn (connection);
    REQUIRE (refusal);
    CHECK (refusal->kind == TapMessageKind::refused);
    CHECK (refusal->refusal == static_cast<std::uint8_t> (TapRefusal::damagedRing));
    CHECK (waitUntil ([&] { return receiver.taps().empty(); }));
}
