#pragma once

#include "Engine/AudioSource.h"

#include <string>
#include <vector>

namespace twobus
{
/** A source whose audio is handed to it by the caller, in a time of its own: for pictures of the window that are the
    same each time. One thread: feed and the meter's poll take turns.
*/
class StillSource : public AudioSource
{
public:
    StillSource (std::string displayName, std::vector<std::string> channelNames, ChannelLayout, double sampleRate);

    /** Frames of every channel, as many as fit into 100 ms at most. */
    void feed (const float* const* channels, std::size_t numFrames);

    std::string name() const override { return shownName; }
    std::vector<std::string> channelNames() const override { return names; }
    ChannelLayout layout() const override { return channelLayout; }
    void start() override {}
    void stop() override {}
    void poll (std::int64_t) override {}
    SourceStatus status() const override { return { SourceState::running, {}, rate, 0 }; }
    std::shared_ptr<AudioCapture> stream() const override { return capture; }

private:
    std::string shownName;
    std::vector<std::string> names;
    ChannelLayout channelLayout;
    double rate, seconds = 1.0; ///< of its own clock
    std::shared_ptr<AudioCapture> capture;
};
} // namespace twobus
