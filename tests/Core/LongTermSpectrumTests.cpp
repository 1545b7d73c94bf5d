#include "Core/LongTermSpectrum.h"
#include "Support/Catch.h"
#include "Support/Signals.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
SpectrumReadings spectrumOf (const AudioBuffer& programme, double sampleRate, std::size_t blockSize = 480)
{
    LongTermSpectrum spectrum;
    spectrum.prepare (sampleRate, programme.numChannels());

    for (std::size_t at = 0; at < programme.numFrames(); at += blockSize)
    {
        const auto block = programme.block (at, std::min (blockSize, programme.numFrames() - at));
        spectrum.process ({ block.channels, block.numChannels }, block.numFrames);
    }

    return spectrum.readings();
}

double sumDb (const SpectrumReadings& readings)
{
    auto sum = 0.0;

    for (std::size_t band = 0; band < readings.numBands; ++band)
        sum += std::pow (10.0, static_cast<double> (readings.thirdOctavesDbfs[band]) / 10.0);

    return 10.0 * std::log10 (sum);
}
} // namespace

TEST_CASE ("spectrum: a sine at each band's centre reads its mean square there, at every rate")
{
    for (const auto rate : { 44100.0, 48000.0, 96000.0, 192000.0 })
        for (std::size_t band = 3; band < numThirdOctaves - 1; band += 5)
        {
            const auto readings = spectrumOf (inBothChannels (sine (framesOf (3.0, rate), rate, thirdOctaveHz (band), 0.5)), rate);
            CAPTURE (rate, band);
            CHECK (static_cast<double> (readings.thirdOctavesDbfs[band]) == Approx (-9.03).margin (band < 6 ? 0.6 : 0.05));
        }
}

TEST_CASE ("spectrum: the bands together have the programme's mean square")
{
    const auto white = inBothChannels (noise (framesOf (20.0, 48000.0), 0.5, 7));
    const auto shareOfBands = 10.0 * std::log10 ((22387.2 - 22.387) / 24000.0);
    CHECK (sumDb (spectrumOf (white, 48000.0)) == Approx (10.0 * std::log10 (0.25 / 3.0) + shareOfBands).margin (0.05));
}

TEST_CASE ("spectrum: white noise rises by 1 dB a band")
{
    const auto readings = spectrumOf (inBothChannels (noise (framesOf (60.0, 48000.0), 0.5, 8)), 48000.0);

    for (std::size_t band = 8; band + 1 < readings.numBands; ++band)
        CHECK (static_cast<double> (readings.thirdOctavesDbfs[band + 1] - readings.thirdOctavesDbfs[band]) == Approx (1.0).margin (0.6));

    CHECK (static_cast<double> (readings.thirdOctavesDbfs[28] - readings.thirdOctavesDbfs[8]) == Approx (20.0).margin (0.4));
}

TEST_CASE ("spectrum: gain moves every band, blocks and the order of channels move none")
{
    const auto programme = randomProgramme (2, 12.0, 48000.0, 5);
    auto softer = programme;
    softer.multiply (0.5f);
    const AudioBuffer swapped (std::vector<Samples> { programme[1], programme[0] });
    const auto whole = spectrumOf (programme, 48000.0), pieces = spectrumOf (programme, 48000.0, 77);

    for (std::size_t band = 0; band < whole.numBands; ++band)
    {
        CHECK (pieces.thirdOctavesDbfs[band] == whole.thirdOctavesDbfs[band]);
        CHECK (spectrumOf (swapped, 48000.0).thirdOctavesDbfs[band] == whole.thirdOctavesDbfs[band]);
    }

    const auto lower = spectrumOf (softer, 48000.0);

    if (lower.seconds == whole.seconds)
        for (std::size_t band = 0; band < whole.numBands; ++band)
            CHECK (static_cast<double> (whole.thirdOctavesDbfs[band] - lower.thirdOctavesDbfs[band]) == Approx (6.0206).margin (1e-3));
}

TEST_CASE ("spectrum: mono and both sides alike read the same, silence is left out")
{
    const auto tone = sine (framesOf (4.0, 48000.0), 48000.0, 1000.0, 0.3);
    const auto both = spectrumOf (inBothChannels (tone), 48000.0), mono = spectrumOf (AudioBuffer (std::vector<Samples> { tone }), 48000.0);
    CHECK (both.thirdOctavesDbfs[16] == Approx (mono.thirdOctavesDbfs[16]).margin (1e-4));
    CHECK_FALSE (mono.lowCorrelation.has_value());

    auto withRest = inBothChannels (tone);
    withRest.append (AudioBuffer (2, framesOf (10.0, 48000.0)));
    CHECK (spectrumOf (withRest, 48000.0).thirdOctavesDbfs[16] == Approx (both.thirdOctavesDbfs[16]).margin (0.2));
    CHECK (spectrumOf (AudioBuffer (2, 96000), 48000.0).seconds == 0.0);
}

TEST_CASE ("spectrum: the bass's correlation, whatever lies above it")
{
    const auto frames = framesOf (5.0, 48000.0);
    const auto withBass = [&] (double right, double phase) {
        AudioBuffer programme (std::vector<Samples> { sine (frames, 48000.0, 60.0, 0.3), sine (frames, 48000.0, 60.0, right, phase) });
        const auto above = sine (frames, 48000.0, 2000.0, 0.3);

        for (std::size_t i = 0; i < frames; ++i)
        {
            programme[0][i] += above[i];
            programme[1][i] += above[i];
        }

        return spectrumOf (programme, 48000.0).lowCorrelation;
    };

    CHECK (*withBass (0.3, 0.0) == Approx (1.0).margin (1e-3));
    CHECK (*withBass (0.2, std::numbers::pi) == Approx (-1.0).margin (1e-3));
    CHECK (*withBass (0.3, std::numbers::pi / 2.0) == Approx (0.0).margin (0.01));
    CHECK_FALSE (withBass (0.0, 0.0).has_value());
    CHECK_FALSE (spectrumOf (inBothChannels (sine (frames, 48000.0, 2000.0, 0.5)), 48000.0).lowCorrelation.has_value());
}

TEST_CASE ("spectrum: rates from 8 to 384 kHz have the bands that they hold")
{
    for (const auto rate : { 8000.0, 22050.0, 44100.0, 48000.0, 384000.0 })
    {
        const auto readings = spectrumOf (inBothChannels (sine (framesOf (2.0, rate), rate, 1000.0, 0.5)), rate);
        CAPTURE (rate);
        CHECK (thirdOctaveHz (readings.numBands - 1) < rate / 2.0);
        CHECK (static_cast<double> (readings.thirdOctavesDbfs[16]) == Approx (-9.03).margin (0.05));
    }
}

TEST_CASE ("spectrum: a bank measures it when asked to, and nothing else changes")
{
    const auto programme = randomProgramme (2, 4.0, 48000.0, 6);
    MeterBank bank;
    bank.setSpectrum (true);
    bank.prepare ({ 48000.0, ChannelLayout::forChannelCount (2) });
    feed (bank, programme);
    bank.flush();
    CHECK (bank.readings().spectrum.seconds > 1.0);
    CHECK (measure (programme, 48000.0).spectrum.seconds == 0.0);
    CHECK (bank.readings().integratedLufs == measure (programme, 48000.0).integratedLufs);

    bank.prepare ({ 48000.0, ChannelLayout::discrete (2) });
    feed (bank, programme);
    CHECK (bank.readings().spectrum.seconds == 0.0);
}
