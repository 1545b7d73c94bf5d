#include "Files/Decoding/BlockReader.h"

#include <array>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <stop_token>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace twobus
{
namespace
{
/** Room for one block, and the block in it. */
class Slot
{
public:
    void prepare (std::size_t numChannels, std::size_t framesPerBlock)
    {
        samples.resize (numChannels * framesPerBlock);

        for (std::size_t channel = 0; channel < numChannels; ++channel)
            channels.push_back (samples.data() + channel * framesPerBlock);
    }

    void fillFrom (AudioFile& file, std::size_t framesPerBlock, const BlockReader::Observer& observer)
    {
        numFrames = file.read (channels, framesPerBlock);

        if (observer && numFrames > 0)
            observer (block());
    }

    AudioBlock block() const noexcept { return { channels.data(), channels.size(), numFrames }; }

private:
    std::vector<float> samples;
    std::vector<float*> channels;
    std::size_t numFrames = 0;
};
} // namespace

/** Slots that the decoding thread fills and the calling thread empties in turn. Counters only grow. */
class BlockReader::Ring
{
public:
    Ring (std::size_t numChannels, std::size_t framesPerBlock)
    {
        for (auto& slot : slots)
            slot.prepare (numChannels, framesPerBlock);
    }

    /** Runs on the decoding thread until the end, a failure or a stop. At the end, the last slot filled has no
        frames and is not published. */
    void fillFrom (AudioFile& file, std::size_t framesPerBlock, const Observer& observer, const std::stop_token& stop)
    {
        for (std::size_t filled = 0; waitForRoom (filled, stop); ++filled)
        {
            auto& slot = slots[filled % slots.size()];

            try
            {
                slot.fillFrom (file, framesPerBlock, observer);
            }
            catch (...)
            {
                return end (std::current_exception());
            }

            if (slot.block().numFrames == 0)
                return end (nullptr);

            publish (filled + 1);
        }
    }

    /** Returns the previous block to the ring and takes the next one. Returns a block without frames at the end. */
    AudioBlock take()
    {
        std::unique_lock lock (mutex);
        numReleased = numTaken;
        news.notify_one();
        news.wait (lock, [this] { return numTaken < numFilled || hasEnded; });

        if (numTaken < numFilled)
            return slots[numTaken++ % slots.size()].block();

        if (failure)
            std::rethrow_exception (failure);

        return {};
    }

private:
    bool waitForRoom (std::size_t filled, const std::stop_token& stop)
    {
        std::unique_lock lock (mutex);
        return news.wait (lock, stop, [&] { return filled < numReleased + slots.size(); }) && ! stop.stop_requested();
    }

    void publish (std::size_t filled)
    {
        {
            const std::lock_guard lock (mutex);
            numFilled = filled;
        }

        news.notify_one();
    }

    void end (std::exception_ptr why)
    {
        {
            const std::lock_guard lock (mutex);
            failure = std::move (why);
            hasEnded = true;
        }

        news.notify_one();
    }

    std::array<Slot, blocksAhead> slots;
    std::mutex mutex; ///< guards all members below
    std::condition_variable_any news; ///< one thread waits at a time, for room or for blocks
    std::size_t numFilled = 0, numTaken = 0, numReleased = 0;
    bool hasEnded = false;
    std::exception_ptr failure;
};

struct BlockReader::State
{
    State (AudioFile& fileToRead, std::size_t framesToRead, Observer observerToCall)
        : file (fileToRead), framesPerBlock (framesToRead), observer (std::move (observerToCall))
    {}

    /** Returns false if the system cannot create a thread. */
    bool startAhead()
    {
        ring = std::make_unique<Ring> (file.format().numChannels(), framesPerBlock);

        try
        {
            thread = std::jthread (
                [this] (const std::stop_token& stop) { ring->fillFrom (file, framesPerBlock, observer, stop); });
            return true;
        }
        catch (const std::system_error&)
        {
            ring = nullptr;
            return false;
        }
    }

    AudioFile& file;
    const std::size_t framesPerBlock;
    const Observer observer;
    std::int64_t framesGiven = 0;
    Slot slot; ///< used in step
    std::unique_ptr<Ring> ring; ///< used ahead
    std::jthread thread; ///< last member, so that the thread ends before the members it uses
};

BlockReader::BlockReader (AudioFile& file, std::size_t framesPerBlock, Decoding decoding, Observer observer)
    : state (std::make_unique<State> (file, framesPerBlock, std::move (observer)))
{
    if (decoding == Decoding::inStep || ! state->startAhead())
        state->slot.prepare (file.format().numChannels(), framesPerBlock);
}

BlockReader::~BlockReader() = default;

AudioBlock BlockReader::next()
{
    if (state->ring == nullptr)
        state->slot.fillFrom (state->file, state->framesPerBlock, state->observer);

    const auto block = state->ring != nullptr ? state->ring->take() : state->slot.block();
    state->framesGiven += static_cast<std::int64_t> (block.numFrames);
    return block;
}

std::int64_t BlockReader::framesGiven() const noexcept { return state->framesGiven; }
} // namespace twobus
