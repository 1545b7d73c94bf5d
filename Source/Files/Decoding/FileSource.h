#pragma once

#include "Engine/AudioSource.h"

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>

namespace twobus
{
/** A file played live: its audio goes through the same AudioCapture as a device's, in real time, on a thread of
    its own. The demo is one of these, over a file in memory.

    It plays once and then stays silent (a pass that ends, as in a DAW), or again from the start where it loops.
    Every call is the owner's (message) thread's.
*/
class FileSource : public AudioSource
{
public:
    /** A file in memory, which must outlive this: the demo. */
    FileSource (std::string displayName, std::span<const std::byte> encodedFile, bool shouldLoop);
    FileSource (std::filesystem::path, bool shouldLoop);
    ~FileSource() override;

    std::string name() const override;
    std::vector<std::string> channelNames() const override;
    ChannelLayout layout() const override;
    void start() override;
    void stop() override;
    void poll (std::int64_t nowNanoseconds) override;
    SourceStatus status() const override;
    std::shared_ptr<AudioCapture> stream() const override;

private:
    struct Player;
    std::unique_ptr<Player> player;
};
} // namespace twobus
