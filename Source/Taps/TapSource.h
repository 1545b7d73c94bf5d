#pragma once

#include "Engine/AudioSource.h"
#include "Taps/TapReceiver.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

namespace twobus
{
/** The audio of one tap, as a source that can be measured. It stays the same source while the tap comes and goes.

    Every frame is exact, and each lost one is counted. When the host begins or ends a render, the pass ends too, so
    that a render is one pass. A tap that gets no audio for a second counts as left: its host has deactivated it, or
    stopped its engine.

    Threads: the message thread makes all calls of AudioSource; the receiver's thread makes those of TapListener.
*/
class TapSource : public AudioSource, private TapListener
{
public:
    /** knownName: how it was called when the user chose it, for as long as it isn't there. */
    TapSource (TapReceiver&, const TapId&, std::string knownName);
    ~TapSource() override;

    std::string name() const override { return shownName; }
    std::vector<std::string> channelNames() const override;
    ChannelLayout layout() const override { return shownLayout; }
    void start() override;
    void stop() override;
    void poll (std::int64_t nowNanoseconds) override;
    SourceStatus status() const override;
    bool isBeforeFader (bool isMoveHeard) const override
    {
        return shownPlace == TapPlace::unknown ? ! isMoveHeard : shownPlace != TapPlace::masterAfterFader;
    }

    bool hasPlayerLeft() const override { return true; } ///< only its host ends the stream of a tap
    std::shared_ptr<AudioCapture> stream() const override { return shown; }

private:
    void tapOpened (const TapDescription&) override;
    void tapChanged (const TapDescription&) override;
    bool tapBlock (const TapBlock&, std::int64_t nowNanoseconds) noexcept override;
    void tapIsEmpty (std::int64_t nowNanoseconds) noexcept override;
    void tapClosed() override;
    void openCapture();

    TapReceiver& receiver;
    const TapId id;

    // Both threads, under the mutex.
    std::mutex mutex;
    TapDescription description;
    std::shared_ptr<AudioCapture> capture; ///< null while the tap is not there
    std::int64_t lastBlock = 0; ///< when one came, or the tap itself; 0 if the capture waits for its first
    std::int64_t lastEmpty = 0; ///< when nothing more had come

    // Receiver's thread only.
    bool wasRendering = false;

    // Message thread only.
    std::shared_ptr<AudioCapture> shown;
    ChannelLayout shownLayout { ChannelPosition::left, ChannelPosition::right };
    TapPlace shownPlace = TapPlace::unknown;
    std::string shownName;
    double shownRate = 0.0;
    bool isStarted = false, isThere = false;
};
} // namespace twobus
