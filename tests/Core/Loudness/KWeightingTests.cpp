#include "Core/Loudness/KWeighting.h"
#include "Support/Catch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace twobus;

namespace
{
struct Point
{
    double frequencyHz, gainDb;
};

// The response of the standard's filter at 48 kHz, computed independently.
constexpr std::array<Point, 20> responseAt48kHz { {
    { 10.0, -23.786 }, { 16.0, -16.451 }, { 20.0, -13.275 },  { 25.0, -10.393 },  { 38.1355, -5.972 },
    { 50.0, -3.934 },  { 60.0, -2.899 },  { 100.0, -1.134 },  { 200.0, -0.265 },  { 500.0, 0.043 },
    { 997.0, 0.691 },  { 1000.0, 0.698 }, { 1500.0, 2.036 },  { 1681.97, 2.483 }, { 2000.0, 3.071 },
    { 3000.0, 3.808 }, { 5000.0, 4.013 }, { 10000.0, 4.042 }, { 15000.0, 4.043 }, { 20000.0, 4.043 },
} };
} // namespace

TEST_CASE ("K-weighting at 48 kHz has the coefficients of BS.1770, tables 1 and 2")
{
    const auto [shelf, highPass] = kWeightingFor (48000.0);
    constexpr auto tolerance = 1.0e-12;

    CHECK (shelf.b0 == near (1.53512485958697, tolerance));
    CHECK (shelf.b1 == near (-2.69169618940638, tolerance));
    CHECK (shelf.b2 == near (1.19839281085285, tolerance));
    CHECK (shelf.a1 == near (-1.69065929318241, tolerance));
    CHECK (shelf.a2 == near (0.73248077421585, tolerance));

    CHECK (highPass.b0 == near (1.0, tolerance));
    CHECK (highPass.b1 == near (-2.0, tolerance));
    CHECK (highPass.b2 == near (1.0, tolerance));
    CHECK (highPass.a1 == near (-1.99004745483398, tolerance));
    CHECK (highPass.a2 == near (0.99007225036621, tolerance));
}

TEST_CASE ("K-weighting at 192 kHz keeps the pass-band gain in its high-pass numerator")
{
    const auto [shelf, highPass] = kWeightingFor (192000.0);
    constexpr auto tolerance = 1.0e-12;

    CHECK (shelf.b0 == near (1.572227215091279, tolerance));
    CHECK (shelf.a2 == near (0.925117735116826, tolerance));
    CHECK (highPass.b0 == near (1.003742675371436, tolerance));
    CHECK (highPass.b1 == near (-2.0 * 1.003742675371436, tolerance));
    CHECK (highPass.a1 == near (-1.997507222840700, tolerance));
    CHECK (highPass.a2 == near (0.997508778355510, tolerance));
}

TEST_CASE ("K-weighting's response at 48 kHz matches the standard to 0.001 dB")
{
    const auto filter = kWeightingFor (48000.0);

    for (const auto& point : responseAt48kHz)
    {
        CAPTURE (point.frequencyHz);
        CHECK (gainDb (filter, point.frequencyHz, 48000.0) == near (point.gainDb, 0.001));
    }
}

TEST_CASE ("K-weighting at recording rates matches the response at 48 kHz to 0.009 dB")
{
    const auto at48kHz = kWeightingFor (48000.0);

    for (const auto rate : { 44100.0, 88200.0, 96000.0, 176400.0, 192000.0, 352800.0, 384000.0 })
    {
        const auto filter = kWeightingFor (rate);
        auto worst = 0.0;

        for (auto hz = 20.0; hz <= std::min (20000.0, 0.49 * rate); hz *= 1.02)
            worst = std::max (worst, std::abs (gainDb (filter, hz, rate) - gainDb (at48kHz, hz, 48000.0)));

        CAPTURE (rate);
        CHECK (worst < 0.009);
    }
}

TEST_CASE ("K-weighting at 997 Hz deviates at other rates as documented")
{
    constexpr std::array<std::array<double, 2>, 10> gains { { { 8000, 0.49030 },
                                                              { 16000, 0.64501 },
                                                              { 22050, 0.66954 },
                                                              { 32000, 0.68384 },
                                                              { 44100, 0.68995 },
                                                              { 48000, 0.69101 },
                                                              { 88200, 0.69505 },
                                                              { 96000, 0.69532 },
                                                              { 192000, 0.69639 },
                                                              { 384000, 0.69666 } } };

    for (const auto& [rate, gain] : gains)
    {
        CAPTURE (rate);
        CHECK (gainDb (kWeightingFor (rate), 997.0, rate) == near (gain, 1.0e-5));
    }
}

TEST_CASE ("the K-weighting filter matches its response for any block sizes")
{
    constexpr auto rate = 48000.0;
    KWeightingPair whole, cut;
    whole.prepare (rate);
    cut.prepare (rate);

    std::vector<float> impulse (4800), twice (4800);
    impulse.front() = 1.0f;
    twice.front() = 2.0f;

    const auto [expected, expectedOfTwice] = whole.sumsOfSquares (impulse.data(), twice.data(), impulse.size());
    auto sum = 0.0;

    for (std::size_t done = 0; done < impulse.size(); done += 7)
        sum += cut.sumsOfSquares (impulse.data() + done, impulse.data() + done,
                                  std::min<std::size_t> (7, impulse.size() - done))[1];

    CHECK (sum == Approx (expected).epsilon (1.0e-12));
    CHECK (expectedOfTwice == 4.0 * expected);

    // Parseval: the energy of the impulse response is the mean of the squared gain over all frequencies.
    auto meanOfSquares = 0.0;
    constexpr int points = 24000;

    for (int i = 0; i < points; ++i)
        meanOfSquares +=
            std::pow (10.0, gainDb (kWeightingFor (rate), (i + 0.5) * rate / 2.0 / points, rate) / 10.0) / points;

    CHECK (expected == Approx (meanOfSquares).epsilon (1.0e-6));

    whole.reset();
    CHECK (whole.sumsOfSquares (impulse.data(), twice.data(), impulse.size())[0] == expected);
}
