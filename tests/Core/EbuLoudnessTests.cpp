#include "Support/Catch.h"
#include "Support/EbuSignals.h"
#include "Support/Signals.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace twobus;
using namespace twobus::test;

namespace
{
// Tight: around the readings of an exact meter; EBU asks for 0.1 LU around the nominal.
constexpr double tolerance = 0.01;

class RowList : public MeterRowSink
{
public:
    void meterRow (const MeterRow& row) noexcept override { rows.push_back (row); }
    std::vector<MeterRow> rows;
};

std::vector<MeterRow> rowsOf (const std::vector<ToneStep>& steps, double sampleRate)
{
    RowList list;
    MeterBank bank;
    bank.prepare ({ sampleRate });
    bank.setRowSink (&list);
    feed (bank, inBothChannels (toneSteps (steps, sampleRate)));
    return list.rows;
}
} // namespace

TEST_CASE ("EBU 3341, tests 1 and 2: a steady tone reads the same momentary, short-term and integrated")
{
    const auto rate = GENERATE (44100.0, 48000.0, 96000.0);

    for (const int test : { 1, 2 })
    {
        CAPTURE (rate, test);
        const auto readings = measureLive (inBothChannels (toneSteps (ebu3341Steps (test), rate)), rate);
        const auto expected = test == 1 ? -22.993 : -32.993;
        CHECK (readings.momentaryLufs.value() == Approx (expected).margin (tolerance).epsilon (0));
        CHECK (readings.shortTermLufs.value() == Approx (expected).margin (tolerance).epsilon (0));
        CHECK (readings.integratedLufs.value() == Approx (expected).margin (tolerance).epsilon (0));
        CHECK (readings.momentaryMaxLufs.value() == Approx (expected).margin (tolerance).epsilon (0));
        CHECK (readings.shortTermMaxLufs.value() == Approx (expected).margin (tolerance).epsilon (0));
    }
}

TEST_CASE ("EBU 3341, tests 3 to 5: the gates leave out what is quiet")
{
    const auto test = GENERATE (3, 4, 5);
    const auto expected = test == 5 ? -22.979 : -23.014;

    for (const auto rate : { 44100.0, 48000.0 })
    {
        CAPTURE (test, rate);
        const auto loudness = measureLoudness (inBothChannels (toneSteps (ebu3341Steps (test), rate)), { rate });
        CHECK (loudness.integratedLufs().value() == Approx (expected).margin (tolerance).epsilon (0));
    }
}

TEST_CASE ("EBU 3341, test 6: five channels")
{
    using enum ChannelPosition;
    const MeterFormat format { 48000.0, { left, right, centre, leftSurround, rightSurround } };
    const auto readings = measure (ebu3341Surround (48000.0), format);
    CHECK (readings.integratedLufs.value() == Approx (-23.016).margin (tolerance).epsilon (0));
}

TEST_CASE ("EBU 3341, test 9: short-term stays constant over a pattern of its own length")
{
    const auto rate = GENERATE (44100.0, 48000.0, 192000.0);
    CAPTURE (rate);
    const auto rows = rowsOf (ebu3341Steps (9), rate);
    REQUIRE (rows.size() == 150);

    for (std::size_t row = 0; row < rows.size(); ++row)
    {
        CAPTURE (row);

        if (row < 29)
            CHECK (std::isnan (rows[row].shortTermLufs));
        else
            CHECK (rows[row].shortTermLufs == Approx (-22.986).margin (tolerance).epsilon (0));
    }
}

TEST_CASE ("EBU 3341, test 12: momentary stays constant over a pattern of its own length")
{
    const auto rate = GENERATE (44100.0, 48000.0, 192000.0);
    CAPTURE (rate);
    const auto rows = rowsOf (ebu3341Steps (12), rate);
    REQUIRE (rows.size() == 100);

    for (std::size_t row = 3; row < rows.size(); ++row)
        CHECK (rows[row].momentaryLufs == Approx (-22.960).margin (tolerance).epsilon (0));
}

TEST_CASE ("EBU 3341, test 13: a burst of 400 ms reads the same wherever it falls")
{
    const auto rate = GENERATE (11025.0, 44100.0, 48000.0, 192000.0);

    // At 11.025 kHz the filter itself reads 1 kHz lower.
    const auto expected = -22.994 + (rate < 20000.0 ? -0.104 : 0.0);

    for (int i = 0; i<20; i += rate> 48000.0 ? 5 : 1)
    {
        CAPTURE (rate, i);
        const auto loudness = measureLoudness (inBothChannels (toneSteps (ebu3341Burst (i * 0.02), rate)), { rate });
        CHECK (loudness.momentaryMaxLufs().value() == Approx (expected).margin (tolerance).epsilon (0));
    }
}

TEST_CASE ("EBU 3341, test 13 beside the grid of 10 ms: at most 0.06 LU less")
{
    std::mt19937 random (13);

    for (int draw = 0; draw < 100; ++draw)
    {
        const auto offset = static_cast<double> (random() % 480) / 48000.0;
        CAPTURE (offset);
        const auto maximum = measureLoudness (inBothChannels (toneSteps (ebu3341Burst (offset), 48000.0)), { 48000.0 })
                                 .momentaryMaxLufs()
                                 .value();
        CHECK (maximum >= -22.994 - 0.06);
        CHECK (maximum <= -22.994 + 0.005);
    }
}

TEST_CASE ("EBU 3341, test 14: rising bursts in one stream")
{
    constexpr auto rate = 48000.0;
    std::vector<ToneStep> steps;
    MeterBank bank;
    bank.prepare ({ rate });

    for (int i = 0; i < 20; ++i)
    {
        CAPTURE (i);
        feed (bank, inBothChannels (toneSteps (ebu3341LiveBurst (i), rate)));
        CHECK (bank.readings().momentaryMaxLufs.value() == Approx (-38.0 + i + 0.0065).margin (tolerance).epsilon (0));
    }
}
