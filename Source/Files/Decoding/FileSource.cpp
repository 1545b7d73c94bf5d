#include "Files/Decoding/FileSource.h"

#include "Files/Decoding/AudioFile.h"
#include "Present/Base/Names.h"
#include "Present/Base/PathText.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <fmt/format.h>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace twobus
{
namespace
{
constexpr std::size_t blocksPerSecond = 100;

std::int64_t nowNanoseconds()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds> (std::chrono::steady_clock::now().time_since_epoch())
        .count();
}
} // namespace

struct FileSource::Player
{
    std::string displayName;
    std::filesystem::path path;
    std::span<const std::byte> memory;
    bool shouldLoop = false;

    std::optional<AudioFile> file;
    std::shared_ptr<AudioCapture> capture;
    std::string problem; ///< problem while opening
    std::stop_source stopReading;

    std::mutex mutex;
    std::condition_variable wake;
    bool shouldStop = false;
    std::string playingProblem; ///< guarded by the mutex, because the thread writes it
    std::thread thread;

    AudioFile open() const
    {
        return memory.empty() ? AudioFile (path, stopReading.get_token()) : AudioFile (displayName, memory);
    }

    void run()
    {
        try
        {
            play();
        }
        catch (const FileError& error)
        {
            const std::lock_guard lock (mutex);
            playingProblem = error.what();
        }
    }

    /** Plays in real time by the steady clock, in blocks of 10 ms. After the end it plays silence, or starts again
        if it loops. */
    void play()
    {
        const auto& format = file->format();
        const auto blockFrames = static_cast<std::size_t> (format.sampleRate) / blocksPerSecond;
        std::vector<float> samples (blockFrames * format.numChannels());
        std::vector<float*> channels;

        for (std::size_t channel = 0; channel < format.numChannels(); ++channel)
            channels.push_back (samples.data() + channel * blockFrames);

        const auto start = std::chrono::steady_clock::now();
        std::uint64_t framesPlayed = 0;
        auto hasEnded = false;

        while (! waitUntil (start + durationOf (framesPlayed, format.sampleRate)))
        {
            const auto frames = hasEnded ? 0 : readBlock (channels, blockFrames);
            hasEnded = hasEnded || (frames == 0 && ! shouldLoop);

            for (auto* channel : channels)
                std::fill (channel + frames, channel + blockFrames, 0.0f);

            capture->push (channels.data(), channels.size(), blockFrames, format.sampleRate, nowNanoseconds());
            framesPlayed += blockFrames;
        }
    }

    std::size_t readBlock (const std::vector<float*>& channels, std::size_t blockFrames)
    {
        if (const auto frames = file->read (channels, blockFrames); frames > 0)
            return frames;

        if (file->extent().isIncomplete())
        {
            const std::lock_guard lock (mutex);
            playingProblem = fmt::format ("{}: the file is incomplete. It is played as far as it goes. Export or copy "
                                          "it again.",
                                          displayName);
        }

        if (! shouldLoop)
            return 0;

        file->rewind();
        return file->read (channels, blockFrames);
    }

    static std::chrono::nanoseconds durationOf (std::uint64_t frames, double sampleRate)
    {
        return std::chrono::nanoseconds (static_cast<std::int64_t> (static_cast<double> (frames) / sampleRate * 1.0e9));
    }

    /** Returns true if playing should stop. */
    bool waitUntil (std::chrono::steady_clock::time_point time)
    {
        std::unique_lock lock (mutex);
        return wake.wait_until (lock, time, [this] { return shouldStop; });
    }
};

FileSource::FileSource (std::string displayName, std::span<const std::byte> encodedFile, bool shouldLoop)
    : player (std::make_unique<Player>())
{
    player->displayName = std::move (displayName);
    player->memory = encodedFile;
    player->shouldLoop = shouldLoop;
}

FileSource::FileSource (std::filesystem::path path, bool shouldLoop) : player (std::make_unique<Player>())
{
    player->displayName = toUtf8 (path);
    player->path = std::move (path);
    player->shouldLoop = shouldLoop;
}

FileSource::~FileSource() { FileSource::stop(); }

std::string FileSource::name() const { return player->displayName; }

std::vector<std::string> FileSource::channelNames() const
{
    std::vector<std::string> names;
    const auto channels = layout();

    for (std::size_t channel = 0; channel < channels.size(); ++channel)
        names.push_back (channelName (channels, channel));

    return names;
}

ChannelLayout FileSource::layout() const { return player->file ? player->file->format().layout : ChannelLayout(); }

void FileSource::start()
{
    stop();

    player->stopReading = {};

    try
    {
        player->file.emplace (player->open());
    }
    catch (const FileError& error)
    {
        player->problem = error.what();
        return;
    }

    const auto& format = player->file->format();
    player->problem.clear();
    player->playingProblem.clear();
    player->shouldStop = false;
    player->capture = std::make_shared<AudioCapture> (format.sampleRate, format.numChannels(),
                                                      static_cast<std::size_t> (format.sampleRate) / blocksPerSecond);
    player->thread = std::thread ([this] { player->run(); });
}

void FileSource::stop()
{
    {
        const std::lock_guard lock (player->mutex);
        player->shouldStop = true;
    }

    player->wake.notify_all();
    player->stopReading.request_stop();

    if (player->thread.joinable())
        player->thread.join();

    player->capture = nullptr;
}

void FileSource::poll (std::int64_t) {}

SourceStatus FileSource::status() const
{
    const std::lock_guard lock (player->mutex);

    if (! player->problem.empty())
        return { SourceState::waiting, player->problem, 0.0, 0 };

    if (player->capture == nullptr)
        return { SourceState::stopped, {}, 0.0, 0 };

    const auto sampleRate = player->file->format().sampleRate;
    return { SourceState::running, player->playingProblem, sampleRate,
             static_cast<int> (sampleRate) / static_cast<int> (blocksPerSecond) };
}

std::shared_ptr<AudioCapture> FileSource::stream() const { return player->capture; }
} // namespace twobus
