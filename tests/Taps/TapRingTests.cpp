#include "Support/AllocationGuard.h"
#include "Support/BlockingGuard.h"
#include "Support/Catch.h"
#include "Taps/TapRingReader.h"
#include "Taps/TapRingWriter.h"

#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <random>
#include <thread>
#include <vector>

using namespace twobus;
using namespace twobus::test;

namespace
{
/** Zeroed memory at a page's beginning, as the system gives it. */
class Memory
{
public:
    explicit Memory (std::size_t size)
        : bytes (static_cast<std::byte*> (std::aligned_alloc (4096, (size + 4095) / 4096 * 4096)), &std::free),
          length (size)
    {
        std::memset (bytes.get(), 0, size);
    }

    std::span<std::byte> all() const { return { bytes.get(), length }; }
    TapRing& ring() const { return *reinterpret_cast<TapRing*> (bytes.get()); }

private:
    std::unique_ptr<std::byte, decltype (&std::free)> bytes;
    std::size_t length;
};

/** Each sample says which frame and channel it is. */
class Counter
{
public:
    explicit Counter (std::size_t numChannels) : audio (numChannels, std::vector<float> (10000)) {}

    const float* const* next (std::size_t numFrames)
    {
        pointers.clear();

        for (std::size_t channel = 0; channel < audio.size(); ++channel)
        {
            for (std::size_t i = 0; i < numFrames; ++i)
                audio[channel][i] = value (frame + i, channel);

            pointers.push_back (audio[channel].data());
        }

        frame += numFrames;
        return pointers.data();
    }

    static float value (std::uint64_t frame, std::size_t channel)
    {
        return static_cast<float> (frame % 1'000'000) + static_cast<float> (channel) * 0.0625f;
    }

    std::uint64_t frame = 0;

private:
    std::vector<std::vector<float>> audio;
    std::vector<const float*> pointers;
};

std::size_t wrongSamples (const TapBlock& block, std::uint64_t firstFrame)
{
    std::size_t wrong = 0;

    for (std::size_t channel = 0; channel < block.numChannels; ++channel)
        for (std::size_t i = 0; i < block.numFrames; ++i)
            wrong += block.channels[channel][i] != Counter::value (firstFrame + i, channel) ? 1u : 0u;

    return wrong;
}

constexpr auto block = TapRingReader::Found::block;
constexpr auto nothing = TapRingReader::Found::nothing;
constexpr auto damage = TapRingReader::Found::damage;
} // namespace

TEST_CASE ("a ring holds two seconds, up to 8 channels at 192 kHz, and never more than 16 MB")
{
    for (const auto rate : { 44100.0, 48000.0, 96000.0, 192000.0 })
        for (const std::size_t channels : { 1u, 2u, 6u, 8u })
        {
            CAPTURE (rate, channels);
            const Memory memory (TapRing::memoryFor (rate, channels));
            TapRingWriter writer (memory.all(), rate, channels);
            Counter counter (channels);

            for (std::size_t frames = 0; frames + 32 <= static_cast<std::size_t> (2.0 * rate); frames += 32)
                writer.write (counter.next (32), 32, {});

            CHECK (writer.framesLost() == 0);
        }

    CHECK (TapRing::memoryFor (768000.0, 8) == TapRing::largestMemory);
}

TEST_CASE ("blocks of any size come out bit for bit and in order, with their times")
{
    for (const std::size_t channels : { 1u, 2u, 3u, 8u })
    {
        CAPTURE (channels);
        const Memory memory (TapRing::dataOffset + (std::size_t { 1 } << 18));
        TapRingWriter writer (memory.all(), 48000.0, channels);
        TapRingReader reader (memory.all(), 48000.0, channels);
        REQUIRE (reader.isRing());
        CHECK (reader.next() == nothing);

        Counter counter (channels);
        std::minstd_rand random (7);
        std::uint64_t read = 0;
        std::size_t wrong = 0, wrongTimes = 0;

        for (int i = 0; i < 2000; ++i)
        {
            const auto frames = 1 + random() % (i % 50 == 0 ? 7000u : 700u); // some are split
            const auto first = static_cast<std::int64_t> (counter.frame) - 3000;
            writer.write (counter.next (frames), frames, { first, i % 2 == 0, false });

            while (reader.next() == block)
            {
                const auto& found = reader.block();
                wrong += wrongSamples (found, read);
                wrongTimes += found.time.hostFrame != static_cast<std::int64_t> (read) - 3000 ? 1u : 0u;
                wrongTimes += found.time.isPlaying != (i % 2 == 0) || found.framesLostBefore != 0 ? 1u : 0u;
                read += found.numFrames;
                reader.advance();
            }
        }

        CHECK (wrong == 0);
        CHECK (wrongTimes == 0);
        CHECK (read == counter.frame);
        CHECK (writer.framesLost() == 0);
    }
}

TEST_CASE ("a full ring loses whole blocks, and both ends count them exactly")
{
    const Memory memory (TapRing::dataOffset + 65536);
    TapRingWriter writer (memory.all(), 48000.0, 2);
    TapRingReader reader (memory.all(), 48000.0, 2);
    Counter counter (2);
    std::uint64_t read = 0, lostBefore = 0;

    for (int round = 0; round < 5; ++round)
    {
        for (int i = 0; i < 30; ++i)
            writer.write (counter.next (500), 500, {});

        while (reader.next() == block)
        {
            lostBefore += reader.block().framesLostBefore;
            read += reader.block().framesLostBefore;
            CHECK (wrongSamples (reader.block(), read) == 0);
            read += reader.block().numFrames;
            reader.advance();
        }
    }

    writer.write (counter.next (500), 500, {}); // says what was lost before it
    REQUIRE (reader.next() == block);
    lostBefore += reader.block().framesLostBefore;
    CHECK (lostBefore > 20000);
    CHECK (lostBefore == writer.framesLost());
    CHECK (lostBefore == reader.framesLost());
}

TEST_CASE ("what was lost last is told though nothing comes after it, and is counted once")
{
    const Memory memory (TapRing::dataOffset + 65536);
    TapRingWriter writer (memory.all(), 48000.0, 2);
    TapRingReader reader (memory.all(), 48000.0, 2);
    Counter counter (2);

    for (int i = 0; i < 30; ++i)
        writer.write (counter.next (500), 500, { 500 * i, true, true });

    std::uint64_t read = 0, lost = 0;

    const auto readAll = [&] {
        while (reader.next() == block)
        {
            lost += reader.block().framesLostBefore;
            read += reader.block().numFrames;
            reader.advance();
        }
    };

    readAll();
    CHECK (lost > 2000);
    CHECK (lost == writer.framesLost());
    CHECK (read + lost == counter.frame);
    CHECK (reader.block().numFrames == 0);
    CHECK (reader.block().time.hostFrame == static_cast<std::int64_t> (counter.frame));
    CHECK (reader.block().time.isRendering);
    CHECK (reader.next() == nothing);

    writer.write (counter.next (500), 500, {});
    readAll();
    CHECK (lost == writer.framesLost());
    CHECK (read + lost == counter.frame);
}

TEST_CASE ("a block that was not used is found again")
{
    const Memory memory (TapRing::dataOffset + 65536);
    TapRingWriter writer (memory.all(), 48000.0, 1);
    TapRingReader reader (memory.all(), 48000.0, 1);
    Counter counter (1);
    writer.write (counter.next (10), 10, {});
    writer.write (counter.next (20), 20, {});

    REQUIRE (reader.next() == block);
    REQUIRE (reader.next() == block);
    CHECK (reader.block().numFrames == 10);
    reader.advance();
    REQUIRE (reader.next() == block);
    CHECK (reader.block().numFrames == 20);
    reader.advance();
    CHECK (reader.next() == nothing);
}

TEST_CASE ("a reader starts with what is written from then on")
{
    const Memory memory (TapRing::dataOffset + 65536);
    TapRingWriter writer (memory.all(), 48000.0, 1);
    Counter counter (1);

    {
        TapRingReader killed (memory.all(), 48000.0, 1);
        writer.write (counter.next (5000), 5000, {});
        REQUIRE (killed.next() == block);
    }

    TapRingReader reader (memory.all(), 48000.0, 1);
    CHECK (reader.next() == nothing);
    const auto first = counter.frame;
    writer.write (counter.next (100), 100, {});
    REQUIRE (reader.next() == block);
    CHECK (reader.block().framesLostBefore == 0);
    CHECK (wrongSamples (reader.block(), first) == 0);
}

TEST_CASE ("memory that is no ring is damage")
{
    const auto isRing = [] (const Memory& memory, std::size_t channels = 2) {
        return TapRingReader (memory.all(), 48000.0, channels).isRing();
    };

    CHECK_FALSE (isRing (Memory (TapRing::dataOffset + 65536))); // all zero
    CHECK_FALSE (isRing (Memory (TapRing::dataOffset)));

    const Memory good (TapRing::dataOffset + 65536);
    TapRingWriter writer (good.all(), 48000.0, 2);
    CHECK (isRing (good));
    CHECK_FALSE (isRing (good, 0));
    CHECK_FALSE (isRing (good, 9));

    good.ring().dataBytes = 32768;
    CHECK_FALSE (isRing (good));

    const Memory odd (TapRing::dataOffset + 65536 + 64);
    TapRingWriter oddWriter (odd.all(), 48000.0, 2);
    CHECK_FALSE (isRing (odd));
    TapRingReader reader (odd.all(), 48000.0, 2);
    CHECK (reader.next() == damage);
}

TEST_CASE ("records that no tap can have written are damage")
{
    const auto foundAfter = [] (auto change) {
        const Memory memory (TapRing::dataOffset + 65536);
        TapRingWriter writer (memory.all(), 48000.0, 2);
        TapRingReader reader (memory.all(), 48000.0, 2);
        Counter counter (2);
        writer.write (counter.next (100), 100, {});
        REQUIRE (reader.next() == block);
        reader.advance();
        const auto at = memory.ring().written.load();
        writer.write (counter.next (100), 100, {});
        change (memory.ring(), *reinterpret_cast<TapRecord*> (memory.all().data() + TapRing::dataOffset + at));
        return reader.next();
    };

    CHECK (foundAfter ([] (TapRing&, TapRecord&) {}) == block);
    CHECK (foundAfter ([] (TapRing&, TapRecord& record) { record.magic = 1; }) == damage);
    CHECK (foundAfter ([] (TapRing&, TapRecord& record) { record.numChannels = 8; }) == damage);
    CHECK (foundAfter ([] (TapRing&, TapRecord& record) { record.numFrames = 0; }) == damage);
    CHECK (foundAfter ([] (TapRing&, TapRecord& record) { record.numFrames = 101 + 16; }) == damage);
    CHECK (foundAfter ([] (TapRing&, TapRecord& record) { record.numFrames = 0xffffffffu; }) == damage);
    CHECK (foundAfter ([] (TapRing&, TapRecord& record) { record.sampleRate = 44100.0; }) == damage);
    CHECK (foundAfter ([] (TapRing&, TapRecord& record) { record.firstFrame = 99; }) == damage);
    CHECK (foundAfter ([] (TapRing&, TapRecord& record) { record.firstFrame = ~std::uint64_t { 0 }; }) == damage);
    CHECK (foundAfter ([] (TapRing& ring, TapRecord&) { ring.written += 65536; }) == damage);
    CHECK (foundAfter ([] (TapRing& ring, TapRecord&) { ring.written = 0; }) == damage);
    CHECK (foundAfter ([] (TapRing& ring, TapRecord&) { ring.written -= 840; }) == damage);
}

TEST_CASE ("a reader's count that cannot be lets the writer lose blocks, not write where it must not")
{
    const Memory memory (TapRing::dataOffset + 65536);
    TapRingWriter writer (memory.all(), 48000.0, 2);
    Counter counter (2);
    memory.ring().read = 1'000'000;
    writer.write (counter.next (100), 100, {});
    CHECK (writer.framesLost() == 100);
    CHECK (memory.ring().written == 0);
}

TEST_CASE ("the writer neither allocates nor waits, with room and without, whatever the block")
{
    const Memory memory (TapRing::dataOffset + 65536);
    TapRingWriter writer (memory.all(), 48000.0, 2);
    Counter counter (2);
    const auto* const small = counter.next (64);
    const AllocationGuard allocations;
    const BlockingGuard blocking;

    for (int i = 0; i < 1000; ++i)
        writer.write (small, i % 3 == 0 ? 64 : 0, { i, true, false });

    CHECK (writer.framesLost() > 0);
    CHECK (allocations.count() == 0);
    CHECK (blocking.count() == 0);
}

TEST_CASE ("two threads, one writing and one reading, lose nothing that is not counted", "[threads]")
{
    const Memory memory (TapRing::dataOffset + 65536);
    TapRingWriter writer (memory.all(), 48000.0, 2);
    TapRingReader reader (memory.all(), 48000.0, 2);
    constexpr std::uint64_t total = 2'000'000;
    std::atomic<bool> isDone { false };

    std::thread audio ([&] {
        Counter counter (2);

        while (counter.frame < total)
            writer.write (counter.next (100), 100, {});

        isDone = true;
    });

    std::uint64_t position = 0;
    std::size_t wrong = 0;

    for (auto last = false; ! last;)
    {
        last = isDone;

        while (reader.next() == block)
        {
            position += reader.block().framesLostBefore;
            wrong += wrongSamples (reader.block(), position);
            position += reader.block().numFrames;
            reader.advance();
        }
    }

    audio.join();
    CHECK (wrong == 0);
    CHECK (position <= total);
    CHECK (total - position <= writer.framesLost()); // what was lost last has no block behind it
}
