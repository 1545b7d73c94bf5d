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
/** A file played live: in real time, on its own thread, its audio goes through the same AudioCapture as a device's. The
    demo is a FileSource over a file in memory.

    It plays the file once and then stays silent (so the pass ends, as in a DAW), or starts again if it loops. Call
    every function on the owner's (message) thread.
*/
class FileSource : public AudioSource
{
public:
    /** A file in memory, which must outlive this object: the demo. */
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
