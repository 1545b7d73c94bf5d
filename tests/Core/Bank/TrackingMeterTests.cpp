#include "Core/Base/Decibels.h"
#include "Support/AllocationGuard.h"
#include "Support/Catch.h"
#include "Support/ReadingsDifference.h"
#include "Support/Signals.h"

#include <cmath>
#include <initializer_list>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr auto rate = 48000.0;

/** White noise of this RMS. */
Samples hiss (double seconds, double sampleRate, double rmsDbfs, std::uint32_t seed = 1)
{
    return noise (framesOf (seconds, sampleRate), dbToAmplitude (rmsDbfs) * std::sqrt (3.0), seed);
}

/** Pink noise of this RMS: Kellet's sum of one-pole filters. */
Samples pinkHiss (double seconds, double rmsDbfs, std::uint32_t seed)
{
    constexpr std::array poles { 0.99886, 0.99332, 0.96900, 0.86650, 0.55000, -0.7616 };
    constexpr std::array gains { 0.0555179, 0.0750759, 0.1538520, 0.3104856, 0.5329522, -0.0168980 };
    auto samples = noise (framesOf (seconds, rate), 1.0, seed);
    std::array<double, poles.size()> states {};
    auto power = 0.0;

    for (auto& sample : samples)
    {
        auto sum = 0.5362 * static_cast<double> (sample);

        for (std::size_t i = 0; i < poles.size(); ++i)
            sum += states[i] = poles[i] * states[i] + gains[i] * static_cast<double> (sample);

        power += sum * sum;
        sample = static_cast<float> (sum);
    }

    const auto gain = dbToAmplitude (rmsDbfs) / std::sqrt (power / static_cast<double> (samples.size()));

    for (auto& sample : samples)
        sample = static_cast<float> (gain * static_cast<double> (sample));

    return samples;
}

struct Partial
{
    double frequencyHz, rmsDbfs;
};

Samples with (Samples samples, double sampleRate, std::initializer_list<Partial> partials)
{
    for (const auto& [frequencyHz, rmsDbfs] : partials)
    {
        const auto tone =
            sine (samples.size(), sampleRate, frequencyHz, dbToAmplitude (rmsDbfs) * std::sqrt (2.0), frequencyHz);

        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] += tone[i];
    }

    return samples;
}

Samples joined (Samples first, const Samples& second)
{
    first.insert (first.end(), second.begin(), second.end());
    return first;
}

Samples shifted (Samples samples, float directComponent)
{
    for (auto& sample : samples)
        sample += directComponent;

    return samples;
}

ChannelReadings readingsOf (const Samples& samples, double sampleRate = rate)
{
    return measureLive (AudioBuffer ({ samples }), sampleRate).channels[0];
}

Approx level (double dbfs, double within = 0.1) { return near (dbfs, within); }
} // namespace

TEST_CASE ("noise floor: it is the level of quiet seconds, without DC, at every rate")
{
    for (const auto sampleRate : { 8000.0, 11025.0, 44100.0, 48000.0, 192000.0, 384000.0 })
    {
        CAPTURE (sampleRate);
        CHECK (readingsOf (hiss (3.0, sampleRate, -71.3), sampleRate).noiseFloorDbfs.value() == level (-71.3));
    }

    for (const auto dbfs : { -41.0, -60.0, -100.0, -140.0 })
        CHECK (readingsOf (hiss (3.0, rate, dbfs)).noiseFloorDbfs.value() == level (dbfs));

    CHECK (readingsOf (shifted (hiss (3.0, rate, -80.0), 0.03f)).noiseFloorDbfs.value() == level (-80.0));
}

TEST_CASE ("noise floor: it needs three quiet seconds")
{
    CHECK_FALSE (readingsOf (hiss (2.99, rate, -70.0)).noiseFloorDbfs.has_value());

    MeterBank bank;
    bank.prepare ({ rate, ChannelLayout::forChannelCount (1) });
    const AudioBuffer half ({ hiss (1.6, rate, -70.0) });
    feed (bank, half);
    bank.markDiscontinuity();
    feed (bank, half);
    CHECK_FALSE (bank.readings().channels[0].noiseFloorDbfs.has_value());
    feed (bank, half);
    CHECK (bank.readings().channels[0].noiseFloorDbfs.has_value());
    bank.reset();
    CHECK_FALSE (bank.readings().channels[0].noiseFloorDbfs.has_value());
}

TEST_CASE ("noise floor: it is kept while playing, and the quietest seconds count")
{
    const auto quiet = hiss (3.2, rate, -70.0), loud = hiss (4.0, rate, -18.0, 2), quieter = hiss (3.2, rate, -76.0, 3);
    CHECK (readingsOf (joined (quiet, loud)).noiseFloorDbfs.value() == level (-70.0));
    CHECK (readingsOf (joined (loud, quiet)).noiseFloorDbfs.value() == level (-70.0));
    CHECK (readingsOf (joined (joined (quiet, loud), quieter)).noiseFloorDbfs.value() == level (-76.0));
    CHECK (readingsOf (joined (quieter, quiet)).noiseFloorDbfs.value() == level (-76.0));
}

TEST_CASE ("noise floor: neither playing nor intermittent noise counts")
{
    CHECK_FALSE (readingsOf (hiss (5.0, rate, -38.0)).noiseFloorDbfs.has_value());

    auto swelling = hiss (6.0, rate, -45.0);

    for (std::size_t i = 0; i < swelling.size(); ++i)
        swelling[i] *= i / 24000 % 6 == 0 ? 1.0f : 0.05f; // full level for half a second in every three

    CHECK_FALSE (readingsOf (swelling).noiseFloorDbfs.has_value());
}

TEST_CASE ("noise floor: constant samples are digital silence, and noise takes precedence over it")
{
    const Samples silence (framesOf (3.5, rate));
    CHECK (readingsOf (silence).noiseFloorDbfs == silenceDb);
    CHECK (readingsOf (shifted (silence, 0.1f)).noiseFloorDbfs == silenceDb);
    CHECK (readingsOf (joined (silence, hiss (3.5, rate, -70.0))).noiseFloorDbfs.value() == level (-70.0));
    CHECK (readingsOf (joined (hiss (3.5, rate, -70.0), silence)).noiseFloorDbfs.value() == level (-70.0));
    CHECK_FALSE (readingsOf (Samples (framesOf (2.9, rate))).noiseFloorDbfs.has_value());
}

TEST_CASE ("noise floor: gain shifts the levels and leaves the hum's frequency unchanged")
{
    const auto quiet = with (hiss (3.5, rate, -90.0), rate, { { 50.0, -70.0 }, { 100.0, -76.0 } });
    AudioBuffer turned ({ quiet });
    turned.multiply (static_cast<float> (dbToAmplitude (12.0)));
    const auto before = readingsOf (quiet), after = readingsOf (turned[0]);
    CHECK (after.noiseFloorDbfs.value() - before.noiseFloorDbfs.value() == level (12.0, 1.0e-4));
    CHECK (after.humDbfs.value() - before.humDbfs.value() == level (12.0, 1.0e-4));
    CHECK (after.humHz == before.humHz);
}

TEST_CASE ("hum: mains frequency and level are found at every rate, within the tolerance of the grid")
{
    for (const auto sampleRate : { 8000.0, 11025.0, 44100.0, 48000.0, 96000.0, 384000.0 })
        for (const auto mains : { 50.0, 60.0 })
            for (const auto drift : { 0.996, 1.0, 1.004 })
            {
                CAPTURE (sampleRate, mains, drift);
                const auto hertz = mains * drift;
                const auto hum =
                    with (hiss (3.0, sampleRate, -75.0), sampleRate,
                          { { hertz, -60.0 }, { 2.0 * hertz, -64.0 }, { 3.0 * hertz, -66.0 }, { 6.0 * hertz, -72.0 } });
                const auto readings = readingsOf (hum, sampleRate);
                const auto expected =
                    powerToDb (dbToPower (-60.0) + dbToPower (-64.0) + dbToPower (-66.0) + dbToPower (-72.0));
                CHECK (readings.humHz == mains);
                REQUIRE (readings.humDbfs.has_value());
                CHECK (*readings.humDbfs == level (expected, 0.3));
            }
}

TEST_CASE ("hum: a buzz without its fundamental is found, and so is a fundamental alone")
{
    const auto buzz =
        readingsOf (with (hiss (3.0, rate, -75.0), rate, { { 120.0, -65.0 }, { 240.0, -68.0 }, { 360.0, -72.0 } }));
    CHECK (buzz.humHz == 60.0);
    CHECK (buzz.humDbfs.value() == level (-62.7, 0.4));
    CHECK (readingsOf (with (hiss (3.0, rate, -70.0), rate, { { 50.0, -70.0 } })).humDbfs.value()
           == level (-70.0, 0.3));
    CHECK (readingsOf (shifted (with (hiss (3.0, rate, -80.0), rate, { { 50.0, -70.0 } }), 0.05f)).humDbfs.value()
           == level (-70.0, 0.3));
}

TEST_CASE ("hum: of two mains frequencies the stronger one is reported")
{
    CHECK (readingsOf (with (hiss (3.0, rate, -80.0), rate, { { 50.0, -70.0 }, { 60.0, -60.0 } })).humHz == 60.0);
    CHECK (readingsOf (with (hiss (3.0, rate, -80.0), rate, { { 50.0, -60.0 }, { 60.0, -70.0 } })).humHz == 50.0);
}

TEST_CASE ("hum: fifty white and fifty pink noises have none")
{
    for (std::uint32_t seed = 1; seed <= 50; ++seed)
    {
        CAPTURE (seed);
        const auto white = readingsOf (hiss (3.5, 16000.0, -70.0, seed), 16000.0),
                   pink = readingsOf (pinkHiss (3.5, -60.0, seed));
        CHECK (white.noiseFloorDbfs.has_value());
        CHECK_FALSE (white.humDbfs.has_value());
        CHECK (pink.noiseFloorDbfs.has_value());
        CHECK_FALSE (pink.humDbfs.has_value());
    }
}

TEST_CASE ("hum: no musical note is mistaken for hum, however soft and steady")
{
    for (auto note = -43; note <= -5; ++note) // D1 to E4, in semitones from A = 440 Hz
        for (const auto cents : { -20.0, 0.0, 20.0 })
        {
            const auto hertz = 440.0 * std::pow (2.0, (note + cents / 100.0) / 12.0);
            CAPTURE (note, cents, hertz);
            const auto samples =
                with (hiss (3.0, 8000.0, -90.0), 8000.0,
                      { { hertz, -50.0 }, { 2.0 * hertz, -56.0 }, { 3.0 * hertz, -60.0 }, { 4.0 * hertz, -64.0 } });
            CHECK_FALSE (readingsOf (samples, 8000.0).humDbfs.has_value());
        }
}

TEST_CASE ("hum: neither aliases from above nor tones hidden in noise are reported")
{
    for (const auto hertz : { 950.0, 1000.0, 1050.0, 2050.0, 15625.0 })
    {
        CAPTURE (hertz);
        CHECK_FALSE (readingsOf (with (hiss (3.0, rate, -100.0), rate, { { hertz, -50.0 } })).humDbfs.has_value());
    }

    CHECK_FALSE (readingsOf (with (hiss (3.0, rate, -60.0), rate, { { 50.0, -82.0 } })).humDbfs.has_value());
}

TEST_CASE ("hum: it isn't looked for while playing, and the hum of the quiet seconds is kept")
{
    const auto loud = with (hiss (4.0, rate, -20.0), rate, { { 50.0, -20.0 } });
    CHECK_FALSE (readingsOf (loud).humDbfs.has_value());
    CHECK (readingsOf (joined (with (hiss (3.0, rate, -80.0), rate, { { 60.0, -65.0 } }), loud)).humHz == 60.0);
}

TEST_CASE ("played: it covers everything from the first sound, with the pauses between drum beats but without noise")
{
    CHECK (readingsOf (hiss (5.0, rate, -52.0)).samplePeakDbfs.value() > -48.0);
    CHECK (readingsOf (hiss (5.0, rate, -52.0)).secondsPlayed == 0.0); // even though its peaks are higher
    CHECK_FALSE (readingsOf (hiss (5.0, rate, -52.0)).playedRmsDbfs.has_value());
    CHECK (readingsOf (joined (hiss (4.0, rate, -70.0), hiss (5.0, rate, -20.0))).secondsPlayed == Approx (5.0));
    CHECK (readingsOf (joined (hiss (4.0, rate, -70.0), hiss (5.0, rate, -20.0))).playedRmsDbfs.value()
           == level (-20.0));
    CHECK (readingsOf (joined (hiss (4.0, rate, -80.0), hiss (5.0, rate, -50.0))).secondsPlayed
           == Approx (5.0)); // soft playing, not noise

    auto beats = hiss (8.0, rate, -80.0);

    for (std::size_t i = framesOf (4.0, rate); i < beats.size(); ++i)
        if (i % framesOf (0.5, rate) < 480)
            beats[i] *= 1000.0f;

    CHECK (readingsOf (beats).secondsPlayed == Approx (4.0));
    CHECK (readingsOf (Samples (48000)).secondsPlayed == 0.0);
    CHECK (readingsOf (shifted (Samples (48000), 0.05f)).secondsPlayed == 0.0);
}

TEST_CASE ("tracking: judging quiet seconds allocates nothing")
{
    const AudioBuffer audio ({ with (hiss (3.2, rate, -80.0), rate, { { 50.0, -65.0 } }) });
    const auto block = audio.all();
    MeterBank bank;
    bank.prepare ({ rate, ChannelLayout::forChannelCount (1) });
    std::size_t allocations = 0;
    {
        const AllocationGuard guard;
        bank.process (block);
        allocations = guard.count();
    }
    CHECK (bank.readings().channels[0].humHz == 50.0);
    CHECK (allocations == 0);
}

TEST_CASE ("tracking: readings are bit-identical for any block sizes, and 64 inputs read as each does alone")
{
    std::vector<Samples> inputs;

    for (std::uint32_t i = 0; i < 64; ++i)
        inputs.push_back (joined (
            with (hiss (3.3, 8000.0, -50.0 - i, i + 1), 8000.0, { { i % 3 == 0 ? 50.0 : 60.0, -48.0 - i % 7 * 5.0 } }),
            hiss (0.4, 8000.0, -50.0 + i, i)));

    const AudioBuffer audio (inputs);
    const MeterFormat format { 8000.0, ChannelLayout::forChannelCount (64) };
    const auto together = measure (audio, format);

    for (const std::size_t size : { 1u, 7u, 80u, 1000u })
    {
        MeterBank bank;
        bank.prepare (format);
        feed (bank, audio, size);
        bank.flush();
        CHECK (differences (bank.readings(), together) == "");
    }

    auto numHums = 0;

    for (std::size_t i = 0; i < inputs.size(); ++i)
    {
        const auto alone = measure (AudioBuffer ({ inputs[i] }), 8000.0).channels[0];
        CHECK (together.channels[i].noiseFloorDbfs.has_value());
        CHECK (together.channels[i].noiseFloorDbfs == alone.noiseFloorDbfs);
        CHECK (together.channels[i].humDbfs == alone.humDbfs);
        CHECK (together.channels[i].humHz == alone.humHz);
        CHECK (together.channels[i].secondsPlayed == alone.secondsPlayed);
        numHums += alone.humHz.has_value() ? 1 : 0;
    }

    CHECK (numHums > 10);
}
