#include "Core/Spectrum/LongTermSpectrum.h"

#include "Core/Base/Decibels.h"
#include "Support/Catch.h"
#include "Support/ReadingsDifference.h"
#include "Support/Signals.h"

#include <array>
#include <cmath>
#include <numeric>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

void feed (LongTermSpectrum& spectrum, const AudioBuffer& audio, std::size_t blockSize)
{
    for (std::size_t at = 0; at < audio.numFrames(); at += blockSize)
    {
        const auto block = audio.block (at, std::min (blockSize, audio.numFrames() - at));
        spectrum.process ({ block.channels, block.numChannels }, block.numFrames);
    }
}

SpectrumReadings spectrumOf (const AudioBuffer& audio, const MeterFormat& format)
{
    LongTermSpectrum spectrum;
    spectrum.prepare (format);
    feed (spectrum, audio, audio.numFrames());
    return spectrum.readings();
}

SpectrumReadings spectrumOf (const AudioBuffer& audio, double sampleRate = rate)
{
    return spectrumOf (audio, { sampleRate, ChannelLayout::forChannelCount (audio.numChannels()) });
}

AudioBuffer mono (Samples samples) { return AudioBuffer ({ std::move (samples) }); }

double level (const SpectrumReadings& readings, std::size_t band)
{
    return static_cast<double> (readings.thirdOctavesDbfs[band]);
}

double sumDbfs (const SpectrumReadings& readings)
{
    auto sum = 0.0;

    for (std::size_t band = 0; band < readings.numBands; ++band)
        sum += dbToPower (level (readings, band));

    return powerToDb (sum);
}

AudioBuffer noisePair (double seconds, double amplitude)
{
    const auto frames = framesOf (seconds, rate);
    return AudioBuffer ({ noise (frames, amplitude, 1), noise (frames, amplitude, 2) });
}

Samples sumOf (Samples first, const Samples& second)
{
    for (std::size_t i = 0; i < first.size(); ++i)
        first[i] += second[i];

    return first;
}

Samples inverted (Samples samples)
{
    for (auto& sample : samples)
        sample = -sample;

    return samples;
}
} // namespace

TEST_CASE ("third octaves are centred on powers of ten")
{
    CHECK (thirdOctaveHz (0) == near (25.119, 0.001));
    CHECK (thirdOctaveHz (16) == Approx (1000.0));
    CHECK (thirdOctaveHz (29) == near (19952.6, 0.1));
}

TEST_CASE ("a sine at a band's centre is in that band with its mean square")
{
    for (const auto sampleRate : { 44100.0, 48000.0, 96000.0 })
    {
        for (std::size_t band = 0; band < numThirdOctaves; ++band)
        {
            CAPTURE (sampleRate, band);
            const auto readings = spectrumOf (
                mono (sine (framesOf (1.5, sampleRate), sampleRate, thirdOctaveHz (band), 1.0)), sampleRate);
            REQUIRE (readings.numBands == numThirdOctaves);
            CHECK (level (readings, band) == near (-3.0103, band == 0 ? 0.03 : 0.005));

            if (band > 0)
                CHECK (readings.thirdOctavesDbfs[band - 1] < -25.0f);
        }
    }
}

TEST_CASE ("a sine on the edge between two bands is shared by them")
{
    for (const std::size_t band : { 5u, 12u, 20u })
    {
        const auto edge = thirdOctaveHz (band) * std::pow (10.0, 0.05);
        const auto readings = spectrumOf (mono (sine (framesOf (1.5, rate), rate, edge, 1.0)));
        CHECK (powerToDb (dbToPower (level (readings, band)) + dbToPower (level (readings, band + 1)))
               == near (-3.0103, 0.005));
        CHECK (std::abs (readings.thirdOctavesDbfs[band] - readings.thirdOctavesDbfs[band + 1]) < 6.0f);
    }
}

TEST_CASE ("white noise rises by 1 dB per third octave, and the bands add up to its RMS")
{
    const auto audio = noisePair (20.0, 0.5);
    const auto readings = spectrumOf (audio);
    const auto density = amplitudeToDb (0.5 / std::sqrt (3.0)) - powerToDb (rate / 2.0);

    for (std::size_t band = 0; band < numThirdOctaves; ++band)
    {
        CAPTURE (band);
        const auto centre = thirdOctaveHz (band);
        const auto width = centre * (std::pow (10.0, 0.05) - std::pow (10.0, -0.05));
        const auto spread = 4.34 / std::sqrt (2.0 * 20.0 * width * 0.5); // over that many blocks and bins
        CHECK (level (readings, band) == near (density + powerToDb (width), 3.5 * spread + 0.03));
    }

    // The sum excludes everything above the highest band's upper edge and below the lowest band's lower edge.
    const auto part = powerToDb ((std::pow (10.0, 4.35) - std::pow (10.0, 1.35)) / (rate / 2.0));
    const auto rmsDbfs = measure (audio, rate).rmsDbfs.value();
    CHECK (sumDbfs (readings) == near (rmsDbfs + part, 0.03));
}

TEST_CASE ("several sines read their total RMS")
{
    auto samples = sine (framesOf (3.0, rate), rate, 60.0, 0.3);

    for (const auto frequency : { 440.0, 3000.0, 12000.0 })
        samples = sumOf (std::move (samples), sine (samples.size(), rate, frequency, 0.2));

    const auto audio = inBothChannels (samples);
    CHECK (sumDbfs (spectrumOf (audio)) == near (measure (audio, rate).rmsDbfs.value(), 0.005));
}

TEST_CASE ("the same signal in one channel or two reads the same, and on one side of stereo 3 dB less")
{
    const auto tone = sine (framesOf (1.5, rate), rate, 1000.0, 0.5);
    const auto one = spectrumOf (mono (tone)), both = spectrumOf (inBothChannels (tone));
    const auto left = spectrumOf (AudioBuffer ({ tone, Samples (tone.size()) }));
    CHECK (level (one, 16) == near (level (both, 16), 1e-5));
    CHECK (level (left, 16) == near (level (both, 16) - 3.0103, 1e-4));
}

TEST_CASE ("swapping the channels changes nothing, and gain shifts every band equally")
{
    auto audio = noisePair (2.0, 0.1);
    const auto readings = spectrumOf (audio), swapped = spectrumOf (AudioBuffer ({ audio[1], audio[0] }));
    audio.multiply (0.25f);
    const auto quieter = spectrumOf (audio);

    for (std::size_t band = 0; band < numThirdOctaves; ++band)
    {
        CHECK (level (swapped, band) == near (level (readings, band), 1e-5));
        CHECK (level (quieter, band) == near (level (readings, band) - 12.0412, 1e-4));
    }

    CHECK (swapped.lowCorrelation.value() == near (readings.lowCorrelation.value(), 1e-12));
    CHECK (quieter.lowCorrelation.value() == near (readings.lowCorrelation.value(), 1e-6));
    CHECK (quieter.lowEndDb == near (readings.lowEndDb, 1e-5));
}

TEST_CASE ("every rate from 8 to 384 kHz has the bands that fit below half of it")
{
    for (const auto& [sampleRate, numBands] :
         { std::pair { 8000.0, std::size_t { 22 } }, std::pair { 11025.0, std::size_t { 24 } },
           std::pair { 22050.0, std::size_t { 27 } }, std::pair { 32000.0, std::size_t { 28 } },
           std::pair { 44100.0, std::size_t { 30 } }, std::pair { 48000.0, std::size_t { 30 } },
           std::pair { 96000.0, std::size_t { 30 } }, std::pair { 192000.0, std::size_t { 30 } },
           std::pair { 384000.0, std::size_t { 30 } } })
    {
        CAPTURE (sampleRate);
        const auto readings =
            spectrumOf (mono (sine (framesOf (1.1, sampleRate), sampleRate, 1000.0, 0.5)), sampleRate);
        CHECK (readings.numBands == numBands);
        CHECK (level (readings, 16) == near (-9.031, 0.01));
        CHECK (readings.seconds > 0.3);
        CHECK (readings.seconds <= 1.1);
    }
}

TEST_CASE ("the low end is compared with the whole")
{
    // A bass 6 dB above the rest has four fifths of the power.
    const auto frames = framesOf (3.0, rate);
    const auto readings = spectrumOf (mono (sumOf (sine (frames, rate, 60.0, 0.4), sine (frames, rate, 1000.0, 0.2))));
    CHECK (readings.lowEndDb == near (powerToDb (0.8), 0.005));
    CHECK (spectrumOf (mono (sine (frames, rate, 1000.0, 0.2))).lowEndDb < -60.0);
}

TEST_CASE ("the correlation of the bass covers only frequencies below 120 Hz")
{
    const auto frames = framesOf (3.0, rate);
    const auto bass = sine (frames, rate, 60.0, 0.2), rest = sine (frames, rate, 1000.0, 0.4);

    for (int degrees = 0; degrees <= 180; degrees += 45)
    {
        CAPTURE (degrees);
        const auto angle = degrees * std::numbers::pi / 180.0;
        const auto right = sumOf (sine (frames, rate, 60.0, 0.1, angle), rest);
        CHECK (spectrumOf (AudioBuffer ({ sumOf (bass, rest), right })).lowCorrelation.value()
               == near (std::cos (angle), 0.001));
    }

    // Nothing above 120 Hz affects this correlation.
    CHECK (spectrumOf (AudioBuffer ({ sumOf (bass, rest), sumOf (bass, inverted (rest)) })).lowCorrelation.value()
           == near (1.0, 0.001));
}

TEST_CASE ("the correlation of the bass is undefined if there is hardly any bass")
{
    const auto frames = framesOf (1.5, rate);
    const auto bassOf = [frames] (double meanSquareDbfs) {
        return sine (frames, rate, 60.0, dbToAmplitude (meanSquareDbfs + 3.0103));
    };
    const auto pairOf = [] (Samples left, Samples right) {
        return spectrumOf (AudioBuffer ({ std::move (left), std::move (right) })).lowCorrelation;
    };
    const auto rest = sine (frames, rate, 1000.0, 0.5);

    CHECK (pairOf (bassOf (-20.0), bassOf (-69.9)).has_value());
    CHECK_FALSE (pairOf (bassOf (-20.0), bassOf (-70.1)).has_value());
    CHECK_FALSE (pairOf (bassOf (-20.0), Samples (frames)).has_value());

    CHECK (pairOf (sumOf (bassOf (-48.9), rest), sumOf (bassOf (-48.9), rest)).has_value());
    CHECK_FALSE (pairOf (sumOf (bassOf (-49.2), rest), sumOf (bassOf (-49.2), rest)).has_value());

    CHECK_FALSE (spectrumOf (mono (bassOf (-20.0))).lowCorrelation.has_value());
    CHECK_FALSE (spectrumOf (AudioBuffer ({ bassOf (-20.0), bassOf (-20.0) }),
                             { rate, { ChannelPosition::left, ChannelPosition::centre } })
                     .lowCorrelation.has_value());
}

TEST_CASE ("audio below -60 dBFS has no spectrum and lowers none, and DC isn't signal")
{
    const auto frames = framesOf (3.0, rate);
    CHECK (spectrumOf (mono (Samples (frames))).seconds == 0.0);
    CHECK (spectrumOf (mono (Samples (frames, 0.5f))).seconds == 0.0);
    CHECK (spectrumOf (mono (sine (frames, rate, 1000.0, dbToAmplitude (-60.1 + 3.0103)))).seconds == 0.0);
    CHECK (spectrumOf (mono (sine (frames, rate, 1000.0, dbToAmplitude (-59.9 + 3.0103)))).seconds > 2.0);

    // The programme has four whole blocks of a tone, then silence.
    auto samples = sine (4 * 32768, rate, 1000.0, 0.5);
    const auto tone = spectrumOf (mono (samples));
    samples.resize (10 * 32768);
    const auto withSilence = spectrumOf (mono (samples));
    CHECK (withSilence.seconds == tone.seconds);
    CHECK (withSilence.thirdOctavesDbfs[16] == tone.thirdOctavesDbfs[16]);
}

TEST_CASE ("surround counts every channel except LFE, and inputs without a layout have no spectrum")
{
    using enum ChannelPosition;
    const auto frames = framesOf (1.5, rate);
    const auto tone = sine (frames, rate, 1000.0, 0.5), rumble = sine (frames, rate, 40.0, 1.0);
    const AudioBuffer audio ({ tone, tone, tone, rumble, tone, tone });
    const auto readings =
        spectrumOf (audio, { rate, { left, right, centre, lowFrequency, leftSurround, rightSurround } });
    CHECK (level (readings, 16) == near (-9.031, 0.005));
    CHECK (readings.thirdOctavesDbfs[2] < -80.0f);
    CHECK_FALSE (readings.lowCorrelation.has_value());
    CHECK (spectrumOf (audio, { rate, ChannelLayout::discrete (6) }).seconds == 0.0);
}

TEST_CASE ("a bank measures the spectrum on request, and no other reading depends on it")
{
    const auto audio = noisePair (1.5, 0.3);
    MeterBank with, without;
    with.prepare ({ rate }, { .measuresSpectrum = true });
    without.prepare ({ rate });
    test::feed (with, audio);
    test::feed (without, audio);

    CHECK (with.readings().spectrum.seconds > 1.0);
    CHECK (without.readings().spectrum.seconds == 0.0);
    CHECK (differences (with.readings(), without.readings()) == "");

    with.prepare ({ rate, ChannelLayout::discrete (2) }, { .measuresSpectrum = true });
    test::feed (with, audio);
    CHECK (with.readings().spectrum.seconds == 0.0);
}

TEST_CASE ("a spectrum is bit-identical for any block sizes")
{
    const auto audio = noisePair (2.0, 0.3);
    const auto expected = spectrumOf (audio);

    for (const std::size_t blockSize : { 1u, 77u, 480u, 32768u, 40000u })
    {
        LongTermSpectrum spectrum;
        spectrum.prepare ({ rate });
        feed (spectrum, audio, blockSize);
        CHECK (spectrum.readings().thirdOctavesDbfs == expected.thirdOctavesDbfs);
        CHECK (spectrum.readings().lowCorrelation == expected.lowCorrelation);
        CHECK (spectrum.readings().lowEndDb == expected.lowEndDb);
    }
}

TEST_CASE ("after a discontinuity a new spectrum block starts")
{
    // If the two tones were joined at the cut, they would fill a whole block with a jump in it.
    const auto tone = inBothChannels (sine (24000, rate, 1000.0, 0.5));
    MeterBank bank;
    bank.prepare ({ rate }, { .measuresSpectrum = true });
    test::feed (bank, tone);
    bank.markDiscontinuity();
    test::feed (bank, tone);
    CHECK (bank.readings().spectrum.seconds == 0.0);
    test::feed (bank, tone);
    CHECK (bank.readings().spectrum.seconds == Approx (32768.0 / rate));
    bank.reset();
    CHECK (bank.readings().spectrum.seconds == 0.0);
}
