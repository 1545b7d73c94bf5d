#pragma once

#include "Engine/AudioSource.h"

#include <string>
#include <vector>

namespace twobus
{
/** A source that gets its audio from the caller and has its own clock, so that pictures of the window are the same each
    time. Single-threaded: call feed and the meter's poll in turn.
*/
class StillSource : public AudioSource
{
public:
    StillSource (std::string displayName, std::vector<std::string> channelNames, ChannelLayout, double sampleRate);

    /** Adds this many frames of every channel: at most 100 ms. */
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
    double rate, seconds = 1.0; ///< the time on its own clock
    std::shared_ptr<AudioCapture> capture;
};
} // namespace twobus
