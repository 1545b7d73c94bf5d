#include "App/Pictures/StillSource.h"

#include <cmath>
#include <utility>

namespace twobus
{
StillSource::StillSource (std::string displayName, std::vector<std::string> channelNames, ChannelLayout named,
                          double sampleRate)
    : shownName (std::move (displayName)), names (std::move (channelNames)), channelLayout (named), rate (sampleRate),
      capture (std::make_shared<AudioCapture> (rate, channelLayout.size(), static_cast<std::size_t> (rate / 10.0)))
{}

void StillSource::feed (const float* const* channels, std::size_t numFrames)
{
    seconds += static_cast<double> (numFrames) / rate;
    capture->push (channels, channelLayout.size(), numFrames, rate, std::llround (seconds * 1.0e9));
}
} // namespace twobus
