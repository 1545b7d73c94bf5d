#include "Support/Catch.h"
#include "Taps/TapAligner.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

using namespace twobus;

namespace
{
constexpr double rate = 48000.0;

/** A DAW with taps: in each cycle every tap gets a block whose samples are the host's frames, plus 1000 a tap. */
class Daw
{
public:
    explicit Daw (std::size_t numTaps)
        : isOn (numTaps, true), delay (numTaps, 0), aligner (std::vector<std::size_t> (numTaps, 1), rate)
    {}

    void play (std::size_t numFrames = 256)
    {
        now += 5'000'000;

        for (std::size_t tap = 0; tap < isOn.size(); ++tap)
            if (isOn[tap])
                give (tap, numFrames);

        frame += static_cast<std::int64_t> (numFrames);
        drain();
    }

    void give (std::size_t tap, std::size_t numFrames)
    {
        std::vector<float> samples (numFrames);

        for (std::size_t i = 0; i < numFrames; ++i)
            samples[i] = valueAt (frame - delay[tap] + static_cast<std::int64_t> (i), tap);

        TapBlock block;
        block.channels[0] = samples.data();
        block.numChannels = 1;
        block.numFrames = numFrames;
        block.sampleRate = rate;
        block.framesLostBefore = lost;
        block.time = { hasTime ? std::optional (frame - delay[tap]) : std::nullopt, isPlaying, isRendering };
        wasTaken = aligner.push (tap, block, now);
    }

    void drain()
    {
        while (const auto* stretch = aligner.next (now))
        {
            numStretches += 1;
            numJumps += stretch->isContinuation ? 0u : 1u;

            for (std::size_t tap = 0; tap < isOn.size(); ++tap)
                for (std::size_t i = 0; i < stretch->numFrames; ++i)
                {
                    const auto expected = stretch->isPresent[tap]
                                              ? valueAt (stretch->hostFrame + static_cast<std::int64_t> (i), tap)
                                              : 0.0f;
                    numWrong += stretch->channels[tap][0][i] != expected ? 1u : 0u;
                    numPresent[tap] += stretch->isPresent[tap] ? 1u : 0u;
                }

            framesOut += stretch->numFrames;
        }
    }

    static float valueAt (std::int64_t hostFrame, std::size_t tap)
    {
        return static_cast<float> (hostFrame) + 1000.0f * static_cast<float> (tap);
    }

    std::vector<bool> isOn;
    std::vector<std::int64_t> delay; ///< a tap whose host position is earlier in the same cycle
    TapAligner aligner;
    std::int64_t frame = 0, now = 1'000'000'000;
    std::uint64_t lost = 0;
    bool hasTime = true, isPlaying = true, isRendering = false, wasTaken = true;
    std::size_t numStretches = 0, numJumps = 0, framesOut = 0, numWrong = 0;
    std::vector<std::size_t> numPresent = std::vector<std::size_t> (8);
};
} // namespace

TEST_CASE ("the same stretch of the timeline comes out of every tap")
{
    Daw daw (3);

    for (int i = 0; i < 1000; ++i)
        daw.play (i % 3 == 0 ? 64 : 300);

    CHECK (daw.numWrong == 0);
    CHECK (daw.framesOut == static_cast<std::size_t> (daw.frame));
    CHECK (daw.numPresent[2] == daw.framesOut);
    CHECK (daw.numJumps == 1); // the first one
}

TEST_CASE ("taps that get the same place in different cycles are put side by side")
{
    Daw daw (3);
    daw.delay = { 700, 0, 1300 };

    for (int i = 0; i < 500; ++i)
        daw.play();

    CHECK (daw.numWrong == 0);
    CHECK (daw.framesOut > 500 * 256 - 2000);
    CHECK (daw.numPresent[1] > daw.framesOut - 1000);
    CHECK (daw.numPresent[2] > daw.framesOut - 1000);
}

namespace
{
/** A DAW in a loop that compensates latencies as Ardour does: each tap gets the material that the plug-ins behind it
    will need later, and a position that goes on past the loop's end as far. Samples are the material's frames. */
struct LoopingDaw
{
    static constexpr std::int64_t loopBegin = 3000, loopEnd = 7000;

    explicit LoopingDaw (std::vector<std::int64_t> latenciesBehindTaps)
        : latencies (std::move (latenciesBehindTaps)), aligner (std::vector<std::size_t> (latencies.size(), 1), rate)
    {}

    static std::int64_t inLoop (std::int64_t played) noexcept
    {
        return played < loopEnd ? played : loopBegin + (played - loopEnd) % (loopEnd - loopBegin);
    }

    /** The next cycle; it ends where the loop does. */
    void play (bool leaderIsFirst)
    {
        const auto numFrames = std::min<std::int64_t> (256, loopEnd - inLoop (played));
        now += 5'000'000;

        for (std::size_t i = 0; i < latencies.size(); ++i)
        {
            give (leaderIsFirst ? i : latencies.size() - 1 - i, numFrames);
            drain();
        }

        played += numFrames;
    }

    void give (std::size_t tap, std::int64_t numFrames)
    {
        std::vector<float> samples;

        for (std::int64_t i = 0; i < numFrames; ++i)
            samples.push_back (static_cast<float> (inLoop (played + latencies[tap] + i)));

        TapBlock block;
        block.channels[0] = samples.data();
        block.numChannels = 1;
        block.numFrames = samples.size();
        block.sampleRate = rate;
        block.time = { inLoop (played) + latencies[tap], true, false };
        CHECK (aligner.push (tap, block, now));
    }

    void drain()
    {
        while (const auto* stretch = aligner.next (now))
            for (std::size_t tap = 0; tap < latencies.size(); ++tap)
                for (std::size_t i = 0; i < stretch->numFrames; ++i)
                {
                    ++numFramesOut;
                    numAbsent += stretch->isPresent[tap] ? 0u : 1u;
                    numWrong += stretch->isPresent[tap] && stretch->channels[tap][0][i] != stretch->channels[0][0][i];
                }
    }

    std::vector<std::int64_t> latencies;
    TapAligner aligner;
    std::int64_t played = 0, now = 1'000'000'000;
    std::size_t numFramesOut = 0, numAbsent = 0, numWrong = 0;
};
} // namespace

TEST_CASE ("in loops every tap is there, though each one's position jumps at another frame")
{
    for (const auto leaderIsFirst : { false, true })
        for (const auto leadersLatency : { 0, 240, 480 })
        {
            CAPTURE (leaderIsFirst, leadersLatency);
            LoopingDaw daw ({ leadersLatency, 240, 480, 0, 1000 });

            for (int i = 0; i < 1000; ++i)
                daw.play (leaderIsFirst);

            CHECK (daw.numWrong == 0);
            CHECK (daw.numAbsent < 5000); // before the taps have met
            CHECK (daw.numFramesOut > 5 * static_cast<std::size_t> (daw.played - 5000));
        }
}

TEST_CASE ("a tap that is switched off is silence, and comes back")
{
    Daw daw (3);

    for (int i = 0; i < 100; ++i)
        daw.play();

    daw.isOn[1] = false;

    for (int i = 0; i < 300; ++i)
        daw.play();

    const auto presentBefore = daw.numPresent[1];
    CHECK (presentBefore == 100 * 256);
    CHECK (daw.framesOut > 300 * 256);
    daw.isOn[1] = true;

    for (int i = 0; i < 300; ++i)
        daw.play();

    CHECK (daw.numPresent[1] > presentBefore + 200 * 256);
    CHECK (daw.numPresent[2] == daw.framesOut);
    CHECK (daw.numWrong == 0);
}

TEST_CASE ("frames that one tap has lost are silence in it alone")
{
    Daw daw (2);
    daw.play();
    daw.isOn[1] = false;
    daw.play();
    daw.isOn[1] = true;
    const auto missing = daw.frame - 256;

    // What its next block says was lost.
    daw.isOn[0] = false;
    daw.lost = 256;
    daw.play (256);
    daw.lost = 0;
    daw.isOn = { true, false };
    daw.frame -= 256;
    daw.play (256);
    CHECK (missing == 256);
    daw.isOn = { true, true };

    for (int i = 0; i < 10; ++i)
        daw.play();

    CHECK (daw.numWrong == 0);
    CHECK (daw.framesOut == 13 * 256);
    CHECK (daw.numPresent[1] == 12 * 256);
}

TEST_CASE ("what stands still or has no time is skipped")
{
    Daw daw (2);
    daw.isPlaying = false;
    daw.play();
    daw.isPlaying = true;
    daw.hasTime = false;
    daw.play();
    CHECK (daw.numStretches == 0);
    daw.hasTime = true;
    daw.play();
    CHECK (daw.framesOut == 256);
    CHECK (daw.numWrong == 0);
}

TEST_CASE ("without room a render waits, but not for a tap that stands still, and live audio never does")
{
    for (const auto isRendering : { false, true })
    {
        CAPTURE (isRendering);
        Daw daw (2);
        daw.isRendering = isRendering;
        daw.play();
        auto numRefused = 0;

        for (int i = 0; i < 400; ++i)
        {
            daw.give (1, 256); // the leader gets nothing
            numRefused += daw.wasTaken ? 0 : 1;
            daw.frame += daw.wasTaken ? 256 : 0;
            daw.now += 1'000'000;
        }

        CHECK ((numRefused > 0) == isRendering);
        CHECK (daw.wasTaken); // in the end the render goes on
    }
}
