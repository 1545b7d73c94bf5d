#include "Taps/TapReceiver.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace twobus
{
namespace
{
constexpr auto pauseBetweenRounds = std::chrono::milliseconds (5);
constexpr auto pauseDuringRender = std::chrono::milliseconds (1);
constexpr auto pauseWithoutTaps = std::chrono::milliseconds (250);
constexpr std::int64_t longestSilence = 2'000'000'000; // from a connection to its hello, and from its end to its rest
constexpr std::size_t maxConnections = maxTaps + 16; // more of them wait until others have said hello or gone
constexpr int messagesInARound = 16;

bool hasSound (const TapBlock& block) noexcept
{
    constexpr auto quietest = 0.001f;
    return std::any_of (block.channels.begin(),
                        block.channels.begin() + static_cast<std::ptrdiff_t> (block.numChannels),
                        [&block] (const float* channel) {
                            return std::any_of (channel, channel + block.numFrames,
                                                [] (float sample) { return sample > quietest || sample < -quietest; });
                        });
}

std::int64_t steadyNow() noexcept
{
    return std::chrono::duration_cast<std::chrono::nanoseconds> (std::chrono::steady_clock::now().time_since_epoch())
        .count();
}
} // namespace

TapReceiver::TapReceiver (std::string socketName) : socket (std::move (socketName))
{
    listener = LocalListener::at (socket);
    isBound = listener.has_value();
    thread = std::thread ([this] { run(); });
}

TapReceiver::~TapReceiver()
{
    shouldStop = true;
    wakeSignal.wake();
    thread.join();
}

std::vector<HeardTap> TapReceiver::taps() const
{
    const std::lock_guard lock (mutex);
    return published;
}

void TapReceiver::listen (const TapId& id, TapListener& newListener)
{
    stopListening (newListener);
    const std::lock_guard lock (mutex);
    wanted.push_back ({ id, &newListener });
    wakeSignal.wake();
}

void TapReceiver::stopListening (TapListener& old)
{
    const std::lock_guard lock (mutex);
    std::erase_if (wanted, [&] (const Wanted& each) { return each.listener == &old; });
}

//==============================================================================
void TapReceiver::run()
{
    while (! shouldStop)
    {
        round (steadyNow());
        wait();
    }
}

void TapReceiver::round (std::int64_t now)
{
    if (! listener)
    {
        listener = LocalListener::at (socket);
        isBound = listener.has_value();
    }

    acceptCalls (now);

    for (auto& tap : connected)
        takeMessages (*tap);

    const std::lock_guard lock (mutex);
    connectListeners();

    for (auto& tap : connected)
        drain (*tap, now);

    removeGone();
    publish();
}

void TapReceiver::wait()
{
    std::vector<int> descriptors { wakeSignal.descriptor(), listener ? listener->descriptor() : -1 };
    auto rendering = false, anyTap = false;

    for (const auto& tap : connected)
    {
        descriptors.push_back (tap->connection.descriptor());
        anyTap = true;
        rendering = rendering || tap->heard.isRendering;
    }

    waitForActivity (descriptors, rendering ? pauseDuringRender : anyTap ? pauseBetweenRounds : pauseWithoutTaps);
    wakeSignal.clear();
}

void TapReceiver::acceptCalls (std::int64_t now)
{
    while (listener && connected.size() < maxConnections)
    {
        auto call = listener->accept();

        if (! call)
            return;

        connected.push_back (std::make_unique<Tap> (std::move (*call)));
        connected.back()->connectedNanoseconds = now;
        connected.back()->heard.process = connected.back()->connection.process();
    }
}

void TapReceiver::takeMessages (Tap& tap)
{
    for (int i = 0; i < messagesInARound && ! tap.hasGone && ! tap.hasClosed; ++i)
    {
        TapMessage message;
        OwnedDescriptor descriptor;

        switch (tap.connection.receive (bytesOf (message), descriptor))
        {
            case LocalConnection::Received::nothing: return;

            // What is still in its ring is read first: a DAW can end right after a render.
            case LocalConnection::Received::closed:
                tap.hasClosed = true;
                tap.hasGone = ! tap.reader;
                return;

            case LocalConnection::Received::message: takeMessage (tap, message, std::move (descriptor)); break;
        }
    }
}

void TapReceiver::takeMessage (Tap& tap, const TapMessage& message, OwnedDescriptor descriptor)
{
    if (message.magic != TapMessage::expectedMagic || message.version != TapMessage::currentVersion)
        return refuse (tap, TapRefusal::otherVersion);

    const auto said = descriptionIn (message);

    if (! said)
        return refuse (tap, TapRefusal::badDescription);

    switch (message.kind)
    {
        case TapMessageKind::hello: return takeHello (tap, *said, std::move (descriptor));

        case TapMessageKind::changed:
            // Only names and places change without a new ring.
            tap.heard.description.track = said->track;
            tap.heard.description.place = said->place;
            tap.hasChanged = true;
            return;

        case TapMessageKind::showWindow: wantsShow = true; return;

        case TapMessageKind::accepted:
        case TapMessageKind::refused:
        case TapMessageKind::takeNewId: return refuse (tap, TapRefusal::badDescription);
    }

    refuse (tap, TapRefusal::badDescription);
}

void TapReceiver::takeHello (Tap& tap, const TapDescription& said, OwnedDescriptor descriptor)
{
    const auto numHeard =
        std::count_if (connected.begin(), connected.end(), [] (const auto& each) { return each->reader.has_value(); });

    if (! tap.reader && static_cast<std::size_t> (numHeard) >= maxTaps)
        return refuse (tap, TapRefusal::tooManyTaps);

    if (isSecondOfItsId (tap, said))
    {
        tap.connection.send (bytesOf (makeMessage (TapMessageKind::takeNewId, said)));
        return;
    }

    tap.reader.reset();
    tap.memory = SealedMemory::adopt (std::move (descriptor), said.memoryBytes);

    if (! tap.memory)
        return refuse (tap, TapRefusal::badMemory);

    tap.reader.emplace (tap.memory->bytes(), said.sampleRate, said.layout.size());

    if (! tap.reader->isRing())
        return refuse (tap, TapRefusal::badMemory);

    tap.heard.description = said;
    tap.heard.number = tap.heard.number == 0 ? ++numTapsHeard : tap.heard.number;
    tap.heard.lastBlockNanoseconds = 0;
    tap.isNew = true;
    tap.reader->noteAlive (steadyNow());
    tap.connection.send (bytesOf (makeMessage (TapMessageKind::accepted, said)));
}

/** Of two with one id the later instance takes a new one. If that is the one that was heard first, it is told so. */
bool TapReceiver::isSecondOfItsId (const Tap& tap, const TapDescription& said)
{
    for (auto& other : connected)
    {
        if (other.get() == &tap || ! other->reader || other->hasGone || other->hasClosed
            || other->heard.description.id != said.id)
            continue;

        if (other->heard.description.startedNanoseconds <= said.startedNanoseconds)
            return true;

        other->connection.send (bytesOf (makeMessage (TapMessageKind::takeNewId, other->heard.description)));
    }

    return false;
}

void TapReceiver::connectListeners()
{
    for (auto& tap : connected)
    {
        const auto before = std::exchange (tap->listeners, {});
        const auto isThere = tap->reader && ! tap->hasGone;
        const auto isNew = isThere && std::exchange (tap->isNew, false);
        const auto hasChanged = std::exchange (tap->hasChanged, false);

        for (const auto& [id, wanting] : wanted)
        {
            if (id != tap->heard.description.id)
                continue;

            const auto known = std::ranges::find (before, wanting, &Listening::listener);
            const auto isKnown = known != before.end();
            tap->listeners.push_back ({ wanting, ! isNew && isKnown && known->hasTaken });

            if (isThere && (isNew || ! isKnown))
                wanting->tapOpened (tap->heard.description);
            else if (hasChanged)
                wanting->tapChanged (tap->heard.description);
        }
    }
}

/** Returns false if somebody has no room for it. */
bool TapReceiver::handOver (Tap& tap, const TapBlock& block, std::int64_t now) noexcept
{
    auto haveAll = true;

    for (auto& each : tap.listeners)
    {
        each.hasTaken = each.hasTaken || each.listener->tapBlock (block, now);
        haveAll = haveAll && each.hasTaken;
    }

    return haveAll;
}

void TapReceiver::drain (Tap& tap, std::int64_t now)
{
    if (! tap.reader || tap.hasGone)
    {
        if (! tap.reader && now - tap.connectedNanoseconds > longestSilence)
            tap.hasGone = true;

        return;
    }

    auto& heard = tap.heard;
    tap.reader->noteAlive (now);

    for (;;)
    {
        const auto found = tap.reader->next();

        if (found == TapRingReader::Found::damage)
            return refuse (tap, TapRefusal::damagedRing);

        if (found == TapRingReader::Found::nothing)
        {
            for (auto& each : tap.listeners)
                each.listener->tapIsEmpty (now);

            tap.hasGone = tap.hasClosed;
            break;
        }

        const auto& block = tap.reader->block();
        heard.isPlaying = block.time.isPlaying;
        heard.isRendering = block.time.isRendering;
        heard.lastBlockNanoseconds = now;

        if (hasSound (block))
            heard.lastSoundNanoseconds = now;

        if (! handOver (tap, block, now))
            break;

        for (auto& each : tap.listeners)
            each.hasTaken = false;

        tap.reader->advance();
    }

    heard.framesLost = tap.reader->framesLost();

    if (tap.hasClosed && now - heard.lastBlockNanoseconds > longestSilence)
        tap.hasGone = true; // nobody takes its rest
}

void TapReceiver::refuse (Tap& tap, TapRefusal why)
{
    TapMessage message;
    message.kind = TapMessageKind::refused;
    message.refusal = static_cast<std::uint8_t> (why);
    tap.connection.send (bytesOf (message));
    tap.hasGone = true;
}

void TapReceiver::removeGone()
{
    for (auto& tap : connected)
        if (tap->hasGone)
            for (const auto& each : tap->listeners)
                each.listener->tapClosed();

    std::erase_if (connected, [] (const auto& tap) { return tap->hasGone; });
}

void TapReceiver::publish()
{
    published.clear();

    for (const auto& tap : connected)
        if (tap->reader)
            published.push_back (tap->heard);
}
} // namespace twobus
