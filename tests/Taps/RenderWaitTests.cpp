#include "Support/Catch.h"
#include "Taps/SealedMemory.h"
#include "Taps/TapRingReader.h"
#include "Taps/TapRingWriter.h"

#include <atomic>
#include <chrono>
#include <limits>
#include <thread>
#include <vector>

using namespace twobus;

namespace
{
constexpr std::size_t frames = 1000;
constexpr auto forEver = std::numeric_limits<std::int64_t>::max();

/** A ring with room for eight blocks. */
struct SmallRing
{
    SmallRing() { reader.noteAlive (forEver); }

    void write (bool isRendering)
    {
        const float* channels[] { audio.data() };
        writer.write (channels, frames, { std::nullopt, true, isRendering });
    }

    RenderWait wait;
    SealedMemory memory = *SealedMemory::create (TapRing::dataOffset + 32768);
    std::vector<float> audio = std::vector<float> (frames);
    TapRingWriter writer { memory.bytes(), 48000.0, 1, wait };
    TapRingReader reader { memory.bytes(), 48000.0, 1 };
};
} // namespace

TEST_CASE ("a render waits for room while Twobus reads, and loses nothing", "[threads]")
{
    SmallRing ring;
    std::atomic<bool> isDone { false };
    std::uint64_t read = 0;

    std::thread app ([&] {
        for (auto last = false; ! last;)
        {
            last = isDone;

            while (ring.reader.next() == TapRingReader::Found::block)
            {
                read += ring.reader.block().numFrames + ring.reader.block().framesLostBefore;
                ring.reader.advance();
            }
        }
    });

    for (int i = 0; i < 2000; ++i)
    {
        ring.write (true);
        ring.wait.noteRealTime(); // however slow this machine is
    }

    isDone = true;
    app.join();
    CHECK (ring.writer.framesLost() == 0);
    CHECK (read == 2000 * frames);
}

TEST_CASE ("a render waits one second in all, however many taps wait, and then never")
{
    SmallRing ring;

    for (int i = 0; i < 20; ++i)
        ring.write (true);

    CHECK_FALSE (ring.wait.isLeft());
    const auto lost = ring.writer.framesLost();
    CHECK (lost >= 12 * frames);

    SmallRing other;
    TapRingWriter sharing (other.memory.bytes(), 48000.0, 1, ring.wait);
    const float* channels[] { other.audio.data() };

    for (int i = 0; i < 20; ++i)
        sharing.write (channels, frames, { std::nullopt, true, true });

    CHECK (sharing.framesLost() >= 12 * frames); // at once: the second is spent

    ring.write (false);
    CHECK (ring.wait.isLeft()); // the next render has its own second
}

TEST_CASE ("nothing waits in real time, or if Twobus has not looked for a while")
{
    SmallRing ring;

    for (int i = 0; i < 20; ++i)
        ring.write (false);

    CHECK (ring.writer.framesLost() >= 12 * frames);
    ring.reader.noteAlive (0);
    const auto lost = ring.writer.framesLost();
    ring.write (true);
    CHECK (ring.writer.framesLost() == lost + frames);
    CHECK (ring.wait.isLeft());
}
