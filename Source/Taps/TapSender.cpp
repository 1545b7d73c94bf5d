#include "Taps/TapSender.h"

#include <array>
#include <chrono>
#include <utility>

namespace twobus
{
namespace
{
constexpr auto pauseBetweenCalls = std::chrono::milliseconds (250);
constexpr auto pauseBetweenLooks = std::chrono::microseconds (200);
constexpr std::uint64_t longestWaitForAnswer = 250'000'000;
constexpr int mostBlocksOfATrial = 3; // without a time

std::uint64_t steadyNow() noexcept
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<std::uint64_t> (std::chrono::duration_cast<std::chrono::nanoseconds> (now).count());
}
} // namespace

TapSender::TapSender (TapId id, std::string hostName, std::string formatName, std::string socketName)
    : socket (std::move (socketName))
{
    description.id = id;
    description.startedNanoseconds = steadyNow();
    description.host = std::move (hostName);
    description.format = std::move (formatName);
}

TapSender::~TapSender()
{
    shouldStop = true;
    wakeSignal.wake();

    if (thread.joinable())
        thread.join();
}

void TapSender::prepare (double sampleRate, const ChannelLayout& layout)
{
    const std::lock_guard lock (mutex);

    if (writer && description.sampleRate == sampleRate && description.layout == layout)
        return;

    isHeard = false;
    state = State::notHeard;
    writer.reset();
    memory.reset();
    description.sampleRate = sampleRate;
    description.layout = layout;

    if (layout.size() == 0 || layout.size() > maxTapChannels || ! (sampleRate >= smallestTapRate)
        || sampleRate > largestTapRate)
        return;

    description.memoryBytes = TapRing::memoryFor (sampleRate, layout.size());
    memory = SealedMemory::create (description.memoryBytes);

    if (! memory)
    {
        state = State::noMemory;
        return;
    }

    writer.emplace (memory->bytes(), sampleRate, layout.size(), renderWait);
    ++description.generation;
    owesHello = true;

    if (! thread.joinable())
        thread = std::thread ([this] { run(); });
}

void TapSender::process (const float* const* channels, std::size_t numFrames, const TapTime& time) noexcept
{
    if (! hasProcessed.load (std::memory_order_relaxed)
        && (time.hostFrame || ++numBlocksWithoutTime > mostBlocksOfATrial))
        hasProcessed.store (true, std::memory_order_relaxed);

    if (! time.isRendering)
    {
        hasWaited = false;
        renderWait.noteRealTime();
    }
    else if (! hasWaited && hasProcessed.load (std::memory_order_relaxed))
        waitForAnswer();

    if (isHeard.load (std::memory_order_acquire))
        writer->write (channels, numFrames, time);
}

/** A host that renders does not have to be in time. */
void TapSender::waitForAnswer() noexcept
{
    hasWaited = true;
    isKnownUnheard.store (false);

    if (isHeard.load (std::memory_order_acquire))
        return;

    wakeSignal.wake();
    const auto begun = steadyNow();

    for (auto before = begun; renderWait.isLeft();)
    {
        if (isHeard.load (std::memory_order_acquire) || isKnownUnheard.load())
            return;

        std::this_thread::sleep_for (pauseBetweenLooks);
        const auto now = steadyNow();
        renderWait.spend (static_cast<std::int64_t> (now - before));
        before = now;

        if (now - begun > longestWaitForAnswer)
            return renderWait.spend (RenderWait::longestNanoseconds); // no tap of this DAW waits again
    }
}

void TapSender::setTrack (std::string name)
{
    const std::lock_guard lock (mutex);

    if (std::exchange (description.track, name) != name)
        owesChange = true;
}

void TapSender::setPlace (TapPlace place)
{
    const std::lock_guard lock (mutex);

    if (std::exchange (description.place, place) != place)
        owesChange = true;
}

void TapSender::setId (TapId id)
{
    const std::lock_guard lock (mutex);

    if (std::exchange (description.id, id) != id)
        owesHello = true;
}

TapId TapSender::id() const
{
    const std::lock_guard lock (mutex);
    return description.id;
}

TapSender::Status TapSender::status() const
{
    const std::lock_guard lock (mutex);
    return { state, refusal, writer ? writer->framesLost() : 0 };
}

void TapSender::showWindow()
{
    const std::lock_guard lock (mutex);
    owesShow = true;
}

//==============================================================================
void TapSender::run()
{
    for (;;)
    {
        const std::array descriptors { wakeSignal.descriptor(), connection ? connection->descriptor() : -1 };
        waitForActivity (descriptors, pauseBetweenCalls);
        wakeSignal.clear();

        if (shouldStop)
            return;

        const auto mayCall = hasProcessed.load();

        if (! connection && mayCall)
            connection = LocalConnection::to (socket);

        if (connection)
            talk();

        if (! connection && mayCall)
            isKnownUnheard = true;
    }
}

void TapSender::talk()
{
    if (! takeAnswers() || ! tellHello())
        hangUp (TapRefusal::none);
}

/** Says what is new. Returns false if the connection is lost. */
bool TapSender::tellHello()
{
    const std::lock_guard lock (mutex);

    if (! connection || ! memory)
        return true;

    if (std::exchange (owesHello, false))
    {
        owesChange = false;
        isHeard = false;
        return connection->send (bytesOf (makeMessage (TapMessageKind::hello, description)), memory->descriptor());
    }

    if (std::exchange (owesChange, false)
        && ! connection->send (bytesOf (makeMessage (TapMessageKind::changed, description))))
        return false;

    return ! std::exchange (owesShow, false)
           || connection->send (bytesOf (makeMessage (TapMessageKind::showWindow, description)));
}

bool TapSender::takeAnswers()
{
    while (connection)
    {
        TapMessage message;
        OwnedDescriptor nothing;

        switch (connection->receive (bytesOf (message), nothing))
        {
            case LocalConnection::Received::nothing: return true;
            case LocalConnection::Received::closed: return false;
            case LocalConnection::Received::message: takeAnswer (message); break;
        }
    }

    return true;
}

void TapSender::takeAnswer (const TapMessage& message)
{
    if (message.magic != TapMessage::expectedMagic)
        return;

    if (message.kind == TapMessageKind::refused)
    {
        const auto isKnown = message.refusal <= static_cast<std::uint8_t> (TapRefusal::lastRefusal);
        hangUp (isKnown ? static_cast<TapRefusal> (message.refusal) : TapRefusal::otherVersion);
        return;
    }

    const std::lock_guard lock (mutex);

    if (message.kind == TapMessageKind::takeNewId && message.id == description.id)
    {
        description.id = makeTapId();
        owesHello = true;
    }
    else if (message.kind == TapMessageKind::accepted && message.generation == description.generation && writer)
    {
        state = State::heard;
        refusal = TapRefusal::none;
        isHeard.store (true, std::memory_order_release);
    }
}

void TapSender::hangUp (TapRefusal why)
{
    const std::lock_guard lock (mutex);
    isHeard = false;
    connection.reset();
    owesHello = true;

    if (state == State::heard || why != TapRefusal::none)
    {
        state = why == TapRefusal::none ? State::notHeard : State::refused;
        refusal = why;
    }
}
} // namespace twobus
