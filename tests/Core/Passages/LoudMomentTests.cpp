#include "Core/Base/Decibels.h"
#include "Core/Spectrum/DominantBand.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

/** Adds 50 ms of a tone with faded ends to one channel. */
void addHit (AudioBuffer& audio, std::size_t channel, double atSeconds, double peakDbfs, double frequencyHz = 1000.0)
{
    auto hit = sine (framesOf (0.05, rate), rate, frequencyHz, dbToAmplitude (peakDbfs));
    fadeEnds (hit, framesOf (0.005, rate));

    for (std::size_t i = 0; i < hit.size(); ++i)
        audio[channel][framesOf (atSeconds, rate) + i] += hit[i];
}

/** A quiet bed that keeps the pass running. */
AudioBuffer bed (double seconds) { return inBothChannels (noise (framesOf (seconds, rate), 0.003, 8)); }
} // namespace

TEST_CASE ("moments are listed loudest first, with position, channel and octave band")
{
    auto audio = bed (8.0);
    addHit (audio, 0, 1.0, -12.0, 125.0);
    addHit (audio, 1, 3.0, -3.0, 2000.0);
    addHit (audio, 0, 6.0, -6.0, 60.0);
    const auto readings = measure (audio, rate);
    REQUIRE (readings.numLoudMoments >= 3);
    const auto& list = readings.loudMoments;
    CHECK (list[0].seconds == near (3.02, 0.03));
    CHECK (list[0].channel == 1);
    CHECK (list[0].pass == 1);
    CHECK (list[0].truePeakDbtp == near (-3.0, 0.2));
    CHECK (list[0].samplePeakDbfs <= list[0].truePeakDbtp);
    CHECK (list[0].octaveBandHz.value() == 2000.0);
    CHECK (list[1].seconds == near (6.02, 0.03));
    CHECK (list[1].octaveBandHz.value() == 63.0);
    CHECK (list[2].octaveBandHz.value() == 125.0);
    CHECK (list[0].truePeakDbtp == readings.loudestMoment->truePeakDbtp);
    CHECK (list[0].seconds == readings.loudestMoment->seconds);
}

TEST_CASE ("only the loudest moment within a second is listed")
{
    auto audio = bed (6.0);
    addHit (audio, 0, 1.0, -12.0);
    addHit (audio, 0, 1.9, -9.0);
    addHit (audio, 0, 2.8, -10.0);
    addHit (audio, 0, 4.5, -11.0);
    const auto readings = measure (audio, rate);
    REQUIRE (readings.numLoudMoments >= 2);
    CHECK (readings.loudMoments[0].seconds == near (1.92, 0.03));
    CHECK (readings.loudMoments[1].seconds == near (4.52, 0.03));

    for (std::size_t i = 2; i < readings.numLoudMoments; ++i)
        CHECK (readings.loudMoments[i].truePeakDbtp < -40.0);
}

TEST_CASE ("the list keeps the sixteen highest moments")
{
    auto audio = bed (50.0);

    for (int i = 0; i < 24; ++i)
        addHit (audio, 0, 1.0 + 2.0 * i, -30.0 + (i * 7) % 24);

    const auto readings = measure (audio, rate);
    REQUIRE (readings.numLoudMoments == 16);

    for (std::size_t i = 0; i < 16; ++i)
        CHECK (readings.loudMoments[i].truePeakDbtp == near (-7.0 - static_cast<double> (i), 0.5));
}

TEST_CASE ("a moment is listed when its second or the programme is over")
{
    auto audio = bed (1.95);
    addHit (audio, 0, 1.0, -6.0);
    CHECK (measureLive (audio, rate).numLoudMoments == 0);
    CHECK (measure (audio, rate).numLoudMoments == 1);
    audio.append (bed (0.2));
    CHECK (measureLive (audio, rate).numLoudMoments == 1);
}

TEST_CASE ("the dominant octave band of a tone is its own, at every rate")
{
    for (const auto sampleRate : { 8000.0, 11025.0, 44100.0, 48000.0, 96000.0, 384000.0 })
        for (const auto centre : { 63.0, 125.0, 250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0, 16000.0 })
        {
            if (centre * 1.3 > sampleRate / 2.0)
                continue;

            CAPTURE (sampleRate, centre);
            DominantBand band;
            band.prepare (sampleRate, 1);
            const auto subBlock = framesOf (0.01, sampleRate);
            auto samples = sine (subBlock * 12, sampleRate, centre * 1.2, 0.1, 0.4);

            for (auto& sample : samples)
                sample += 0.5f; // no band contains DC

            for (std::size_t i = 0; i < 12; ++i)
            {
                float* pointer = samples.data() + i * subBlock;
                band.append ({ &pointer, 1 }, subBlock);
            }

            band.capture (0, 3 * subBlock + subBlock / 2);
            CHECK (band.centreHz().value_or (0.0) == centre);
        }
}

TEST_CASE ("octave bands are compared by power: the highest dominates in white noise, and none does in silence")
{
    DominantBand band;
    band.prepare (rate, 1);
    band.capture (0, 0);
    CHECK_FALSE (band.centreHz().has_value());

    auto samples = noise (4096, 0.5, 3);
    float* pointer = samples.data();
    band.append ({ &pointer, 1 }, samples.size());
    band.capture (0, 1024);
    CHECK (band.centreHz().value() == 16000.0);
}
