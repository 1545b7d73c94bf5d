#include "Files/Stems/StemFiles.h"
#include "Files/Stems/StemNull.h"
#include "Support/Catch.h"
#include "Support/Music.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

namespace
{
const std::vector<AudioBuffer>& parts()
{
    static const std::vector<AudioBuffer> stems { normalised (drumKit (4.0, 1), -8.0),
                                                  normalised (sineBass (4.0, 2), -10.0),
                                                  normalised (pad (4.0, 3), -18.0) };
    return stems;
}

StemReport reportWithMix (const AudioBuffer& mix, int format = floatWav)
{
    const TemporaryFolder folder;
    const auto paths = writeStems (folder, parts());
    writeStem (folder.file ("mix.wav"), mix, 48000.0, format);
    StemOptions options;
    options.mixPath = folder.file ("mix.wav");
    return analyseStems (paths, options);
}

AudioBuffer shifted (const AudioBuffer& audio, int frames)
{
    AudioBuffer later (audio.numChannels(), audio.numFrames());

    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
        for (std::size_t i = 0; i < audio.numFrames(); ++i)
            if (const auto from = static_cast<std::ptrdiff_t> (i) - frames;
                from >= 0 && from < static_cast<std::ptrdiff_t> (audio.numFrames()))
                later[channel][i] = audio[channel][static_cast<std::size_t> (from)];

    return later;
}

double meanSquareOf (const AudioBuffer& audio)
{
    auto sum = 0.0;

    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
        for (const auto sample : audio[channel])
            sum += static_cast<double> (sample) * static_cast<double> (sample);

    return sum / static_cast<double> (audio.numChannels() * audio.numFrames());
}

/** Acts as the simplest bus compressor: reduces louder samples more. */
AudioBuffer compressed (AudioBuffer audio)
{
    for (std::size_t channel = 0; channel < audio.numChannels(); ++channel)
        for (auto& sample : audio[channel])
            sample = std::tanh (2.0f * sample) / 2.0f;

    return audio;
}
} // namespace

TEST_CASE ("the sum itself nulls completely, and a 24-bit bounce of it nearly does")
{
    const auto exact = reportWithMix (summed (parts()));
    CHECK (*exact.nullDepthDb == -INFINITY);
    CHECK_FALSE (exact.isEstimate);

    const auto bounced = reportWithMix (summed (parts()), SF_FORMAT_WAV | SF_FORMAT_PCM_24);
    CHECK (*bounced.nullDepthDb < -100.0);
    CHECK (std::isfinite (*bounced.nullDepthDb));
    CHECK_FALSE (bounced.isEstimate);

    // libsndfile truncates to 16 bits, towards minus infinity: the error is uniform within one step, so its RMS is
    // 2^-15 / sqrt 3.
    const auto sixteen = reportWithMix (summed (parts()), SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    const auto rms = 10.0 * std::log10 (meanSquareOf (summed (parts())));
    CHECK (*sixteen.nullDepthDb == near (20.0 * std::log10 (std::pow (2.0, -15.0) / std::sqrt (3.0)) - rms, 0.5));
}

TEST_CASE ("processing between stems and mix makes the shares an estimate")
{
    const auto report = reportWithMix (compressed (summed (parts())));
    CHECK (*report.nullDepthDb > nullsUpToDb);
    CHECK (*report.nullDepthDb < 0.0);
    CHECK (report.isEstimate);
    CHECK (report.mixGainDb == 0.0);

    const auto other = reportWithMix (normalised (stringQuartet (4.0, 9), -10.0));
    CHECK (*other.nullDepthDb > -3.0);
    CHECK (other.isEstimate);
}

TEST_CASE ("a missing stem is detected") { CHECK (reportWithMix (summed ({ parts()[0], parts()[1] })).isEstimate); }

TEST_CASE ("a mix that is the stems with a constant gain, polarity or delay is described so, not as an estimate")
{
    const auto lower = reportWithMix (scaledBy (summed (parts()), -3.0));
    CHECK (lower.mixGainDb == near (-3.0, 0.001));
    CHECK (*lower.nullDepthDb < -100.0);
    CHECK_FALSE (lower.isEstimate);
    CHECK_FALSE (lower.mixIsInverted);

    auto inverted = summed (parts());
    inverted.multiply (-1.0f);
    CHECK (reportWithMix (inverted).mixIsInverted);
    CHECK (reportWithMix (inverted).mixGainDb == 0.0);

    for (const auto frames : { 1, 1105, -64 })
    {
        const auto report = reportWithMix (scaledBy (shifted (summed (parts()), frames), 2.0));
        CAPTURE (frames);
        CHECK (report.mixDelaySeconds == Approx (frames / 48000.0));
        CHECK (report.mixGainDb == near (2.0, 0.01));
        CHECK_FALSE (report.isEstimate);
    }
}

TEST_CASE ("a mix longer than its stems doesn't lengthen the sum")
{
    auto longer = summed (parts());
    longer.append (AudioBuffer (2, 96000));
    const auto report = reportWithMix (longer);
    CHECK (report.sum.secondsMeasured == Approx (4.0));
    CHECK (*report.nullDepthDb == -INFINITY);
}

TEST_CASE ("the mix is left out of the stems, which is reported, and a silent mix isn't a null")
{
    const TemporaryFolder folder;
    auto paths = writeStems (folder, parts());
    writeStem (folder.file ("mix.wav"), summed (parts()));
    paths.push_back (folder.file ("mix.wav"));
    StemOptions options;
    options.mixPath = folder.file ("mix.wav");
    const auto report = analyseStems (paths, options);
    CHECK (report.stems.size() == 3);
    CHECK (*report.nullDepthDb == -INFINITY);
    REQUIRE_FALSE (report.notes.empty());
    CHECK (report.notes.front() == "mix.wav is the mix: it was left out of the stems.");

    CHECK_FALSE (reportWithMix (AudioBuffer (2, 48000)).nullDepthDb.has_value());
}

TEST_CASE ("at every rate delay and lengths are in seconds, and a gain too small to mention is left out")
{
    const TemporaryFolder folder;
    const auto paths = writeStems (folder, parts(), 44100.0);
    writeStem (folder.file ("mix.wav"), shifted (summed (parts()), 441), 44100.0);
    StemOptions options;
    options.mixPath = folder.file ("mix.wav");
    const auto report = analyseStems (paths, options);
    CHECK (report.mixDelaySeconds == Approx (0.01));
    CHECK (report.stems[0].seconds == Approx (4.0 * 48000.0 / 44100.0));

    for (const auto gainDb : { 0.02, 0.06 })
    {
        auto inverted = scaledBy (summed (parts()), gainDb);
        inverted.multiply (-1.0f);
        CHECK (reportWithMix (inverted).mixGainDb == near (gainDb > 0.05 ? gainDb : 0.0, 0.001));
    }
}

TEST_CASE ("NaN samples are counted per stem, and the sum itself has none")
{
    const TemporaryFolder folder;
    auto stems = parts();
    stems[1][0][1000] = NAN;
    stems[1][1][150000] = NAN;
    const auto report = analyseStems (writeStems (folder, stems), {});
    REQUIRE (report.notes.size() == 1);
    CHECK (report.notes[0].find ("1 (2 samples)") != std::string::npos);
    CHECK (report.sum.invalidSamples > 0);
    CHECK (report.advice.verdict == Verdict::incomplete);
}
