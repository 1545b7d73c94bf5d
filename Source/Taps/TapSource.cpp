#include "Taps/TapSource.h"

#include "Taps/TapNames.h"

#include <chrono>
#include <utility>

namespace twobus
{
namespace
{
constexpr double fifoSeconds = 2.0;
constexpr std::int64_t longestPause = 1'000'000'000;

std::int64_t steadyNow() noexcept
{
    return std::chrono::duration_cast<std::chrono::nanoseconds> (std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

std::string channelName (ChannelPosition position, std::size_t index)
{
    switch (position)
    {
        case ChannelPosition::mono: return "Mono";
        case ChannelPosition::left: return "L";
        case ChannelPosition::right: return "R";
        case ChannelPosition::centre: return "C";
        case ChannelPosition::lowFrequency: return "LFE";
        case ChannelPosition::leftSurround: return "Ls";
        case ChannelPosition::rightSurround: return "Rs";
        case ChannelPosition::leftRear: return "Lb";
        case ChannelPosition::rightRear: return "Rb";
        default: return std::to_string (index + 1);
    }
}
} // namespace

TapSource::TapSource (TapReceiver& receiverToAsk, const TapId& idOfTap, std::string knownName)
    : receiver (receiverToAsk), id (idOfTap), shownName (std::move (knownName))
{}

TapSource::~TapSource() { receiver.stopListening (*this); }

std::vector<std::string> TapSource::channelNames() const
{
    std::vector<std::string> names;

    for (std::size_t channel = 0; channel < shownLayout.size(); ++channel)
        names.push_back (channelName (shownLayout[channel], channel));

    return names;
}

void TapSource::start()
{
    isStarted = true;
    receiver.listen (id, *this);
}

void TapSource::stop()
{
    isStarted = false;
    receiver.stopListening (*this);
    tapClosed();
    shown = nullptr;
}

void TapSource::poll (std::int64_t)
{
    const std::lock_guard lock (mutex);
    isThere = capture != nullptr;

    if (capture == nullptr)
    {
        shown = nullptr;
        return;
    }

    shownName = displayName (description);
    shownPlace = description.place;

    // Asks the time of the last look, not the clock: while Twobus itself stood still, the tap's audio waited.
    if (lastBlock != 0 && lastEmpty - lastBlock <= longestPause)
    {
        shown = capture;
        shownLayout = description.layout;
        shownRate = description.sampleRate;
    }
    else if (shown != nullptr)
    {
        // What comes next is a new stream, so that the time between doesn't count as lost.
        openCapture();
        shown = nullptr;
    }
}

SourceStatus TapSource::status() const
{
    if (! isStarted)
        return {};

    if (shown != nullptr)
        return { SourceState::running, {}, shownRate, 0 };

    if (isThere)
        return { SourceState::waiting,
                 "The tap gets no audio. Switch it on in your DAW, and see that the DAW's audio engine runs." };

    return { SourceState::waiting,
             "The tap is not there. Open its project in your DAW, or insert the plug-in Twobus Tap again." };
}

//==============================================================================
void TapSource::openCapture()
{
    capture = std::make_shared<AudioCapture> (description.sampleRate, description.layout.size(),
                                              TapRing::largestRecordFrames, fifoSeconds);
    lastBlock = 0;
}

void TapSource::tapOpened (const TapDescription& opened)
{
    const std::lock_guard lock (mutex);
    description = opened;
    openCapture();
    lastBlock = steadyNow(); // it has a second for its first block
    wasRendering = false;
}

void TapSource::tapChanged (const TapDescription& changed)
{
    const std::lock_guard lock (mutex);
    description = changed;
}

bool TapSource::tapBlock (const TapBlock& block, std::int64_t nowNanoseconds) noexcept
{
    const std::lock_guard lock (mutex);

    if (capture == nullptr)
        return true;

    if (std::exchange (wasRendering, block.time.isRendering) != block.time.isRendering)
        capture->skip (block.numChannels, nowNanoseconds);

    KnownBlock known { block.framesLostBefore, std::nullopt, block.time.isRendering };

    if (block.time.isPlaying && block.time.hostFrame)
        known.playerSeconds = static_cast<double> (*block.time.hostFrame) / block.sampleRate;

    if (! capture->offer (block.channels.data(), block.numFrames, known, nowNanoseconds))
        return false;

    lastBlock = nowNanoseconds;
    return true;
}

void TapSource::tapIsEmpty (std::int64_t nowNanoseconds) noexcept
{
    const std::lock_guard lock (mutex);
    lastEmpty = nowNanoseconds;
}

void TapSource::tapClosed()
{
    const std::lock_guard lock (mutex);
    capture = nullptr;
}
} // namespace twobus
