#include "Core/Chain/ChainHistory.h"

#include "Support/Catch.h"

#include <cmath>
#include <vector>

using namespace twobus;

TEST_CASE ("the history keeps the newest frames of both sides")
{
    ChainHistory history;
    history.prepare (1, 3, 1000);
    CHECK (history.numChannels (ChainHistory::before) == 1);
    CHECK (history.numChannels (ChainHistory::after) == 2);
    CHECK (history.mostFramesAtOnce() == 128);

    std::vector<float> in (100), out (100);
    auto value = 0.0f;

    for (auto block = 0; block < 30; ++block)
    {
        for (std::size_t n = 0; n < in.size(); ++n)
        {
            in[n] = value;
            out[n] = -value;
            value += 1.0f;
        }

        const float* const before[] { in.data() };
        const float* const after[] { in.data(), out.data(), in.data() };
        history.append (before, after, 60, 40);
        history.append (before, after, 0, 60);
    }

    CHECK (history.endFrame() == 3000);
    CHECK (history.oldestFrame() == 3000 - 1024);

    // The blocks went in with their last 40 frames first.
    std::vector<float> frames (1024);
    history.copy (ChainHistory::after, 1, 3000 - 1024, frames);
    CHECK (frames[1023] == -2959.0f);
    CHECK (frames[964] == -2900.0f);
    CHECK (frames[963] == -2999.0f);
    CHECK (frames[0] == -1936.0f);
    history.copy (ChainHistory::before, 0, 3000 - 1024, frames);
    CHECK (frames[0] == 1936.0f);

    history.restart();
    CHECK (history.endFrame() == 0);
    CHECK (history.oldestFrame() == 0);
}

TEST_CASE ("the history replaces invalid samples by silence")
{
    ChainHistory history;
    history.prepare (1, 1, 1000);
    const std::vector<float> samples { 0.5f, NAN, INFINITY, 0.25f };
    const float* const channel[] { samples.data() };
    history.append (channel, channel, 0, 4);
    std::vector<float> frames (4);
    history.copy (ChainHistory::before, 0, 0, frames);
    CHECK (frames == std::vector<float> { 0.5f, 0.0f, 0.0f, 0.25f });
}
