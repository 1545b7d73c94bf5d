#include "Files/Analysis/FileAnalysis.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace twobus;
using namespace twobus::test;

namespace
{
using enum FileFindingKind;

std::vector<FileFindingKind> kindsOf (const FileAnalysis& analysis)
{
    std::vector<FileFindingKind> kinds;

    for (const auto& finding : analysis.findings)
        kinds.push_back (finding.kind);

    return kinds;
}

/** Stereo noise between silences, with a fade-in and a fade-out. It has no faults. */
std::vector<float> healthyFrames (double sampleRate = 48000.0, double seconds = 6.0)
{
    std::mt19937 random (3);
    std::uniform_real_distribution<float> level (-0.3f, 0.3f);
    const auto numFrames = std::llround (seconds * sampleRate);
    const auto silence = std::llround (0.2 * sampleRate), fade = std::llround (0.3 * sampleRate);

    return interleaved (2, numFrames, [&] (int, std::int64_t frame) {
        const auto inside = std::min (frame - silence, numFrames - silence - frame);
        return level (random)
               * static_cast<float> (std::clamp (static_cast<double> (inside) / static_cast<double> (fade), 0.0, 1.0));
    });
}

FileAnalysis analysisOf (const std::string& name, int format, const std::vector<float>& samples,
                         double sampleRate = 48000.0, int channels = 2)
{
    const TemporaryFolder folder;
    writeAudio (folder.file (name), format, channels, sampleRate, samples);
    return analyseFile (folder.file (name), {});
}

std::vector<float> to16Bits (std::vector<float> samples)
{
    for (auto& sample : samples)
        sample = std::nearbyint (sample * 32768.0f) / 32768.0f;

    return samples;
}
} // namespace

TEST_CASE ("the last samples of a file are examined, however many there are")
{
    auto samples = healthyFrames();
    const auto numFrames = samples.size() / 2;

    for (const std::size_t left : { 1u, 500u, 767u })
    {
        CAPTURE (left);
        auto cut = std::vector<float> (samples.begin(),
                                       samples.begin() + static_cast<std::ptrdiff_t> (2 * (768 * 300 + left)));
        REQUIRE (cut.size() / 2 < numFrames);
        std::fill (cut.end() - static_cast<std::ptrdiff_t> (2 * left), cut.end(),
                   0.1f); // a step that lasts until the last sample
        const auto edges = analysisOf ("a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, cut).faults.edges;
        CHECK (*edges.soundEndsSeconds == Approx (static_cast<double> (cut.size() / 2) / 48000.0).epsilon (1e-9));
    }
}

TEST_CASE ("a healthy file has no findings in any lossless format, and its facts are reported")
{
    const auto [name, format, bits] = GENERATE (std::tuple { "a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 16 },
                                                std::tuple { "a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, 24 },
                                                std::tuple { "a.wav", SF_FORMAT_WAVEX | SF_FORMAT_PCM_24, 24 },
                                                std::tuple { "a.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 32 },
                                                std::tuple { "a.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 64 },
                                                std::tuple { "a.rf64", SF_FORMAT_RF64 | SF_FORMAT_PCM_24, 24 },
                                                std::tuple { "a.w64", SF_FORMAT_W64 | SF_FORMAT_PCM_24, 24 },
                                                std::tuple { "a.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_24, 24 },
                                                std::tuple { "a.caf", SF_FORMAT_CAF | SF_FORMAT_PCM_16, 16 },
                                                std::tuple { "a.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_24, 24 });
    CAPTURE (name, format);
    const auto analysis = analysisOf (name, format, healthyFrames());
    CHECK (kindsOf (analysis).empty());
    CHECK (analysis.facts.bits == bits);
    CHECK (analysis.facts.frames == 288000);
    CHECK (analysis.facts.declaredFrames == 288000);
    CHECK_FALSE (analysis.facts.broadcast.has_value());
    CHECK (analysis.faults.edges.soundBeginsSeconds.value() == near (0.2, 0.003));
}

TEST_CASE ("16 bits in a wider container are found in every container, and are no fault in a 16-bit one")
{
    const auto samples = to16Bits (healthyFrames());
    const auto [name, format, container] = GENERATE (std::tuple { "a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, 24.0 },
                                                     std::tuple { "a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_32, 32.0 },
                                                     std::tuple { "a.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 32.0 },
                                                     std::tuple { "a.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 64.0 },
                                                     std::tuple { "a.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_24, 24.0 },
                                                     std::tuple { "a.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_24, 24.0 },
                                                     std::tuple { "a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 0.0 });
    CAPTURE (name, format);
    const auto analysis = analysisOf (name, format, samples);

    if (container == 0.0)
    {
        CHECK (kindsOf (analysis).empty());
        return;
    }

    REQUIRE (kindsOf (analysis) == std::vector { paddedBits });
    CHECK (analysis.findings[0].count == 16);
    CHECK (analysis.findings[0].value == container);
}

TEST_CASE ("a mix of 32-bit integers uses all its bits, although it is read as floats")
{
    CHECK (kindsOf (analysisOf ("a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_32, healthyFrames())).empty());
}

TEST_CASE ("inverted, dead and duplicated channels are found")
{
    const auto of = [] (const std::function<float (float)>& right) {
        auto samples = healthyFrames();

        for (std::size_t i = 0; i < samples.size(); i += 2)
            samples[i + 1] = right (samples[i]);

        return kindsOf (analysisOf ("a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, samples));
    };

    CHECK (of ([] (float left) { return -left; }) == std::vector { invertedChannel });
    CHECK (of ([] (float) { return 0.0f; }) == std::vector { deadChannel });
    CHECK (of ([] (float left) { return left; }) == std::vector { monoAsStereo });
    CHECK (of ([] (float left) { return 0.5f * left; }).empty());
}

TEST_CASE ("a mix with one inverted side is found, and only after the inversion")
{
    // Two voices with bass in the middle, 12 s
    std::mt19937 random (5);
    std::uniform_real_distribution<float> level (-0.1f, 0.1f);
    const auto mix = [&] (float side) {
        auto low = 0.0f;
        std::vector<float> samples;

        for (int frame = 0; frame < 12 * 48000; ++frame)
        {
            low += 0.01f * (level (random) - low);
            const auto middle = 10.0f * low + level (random);
            samples.push_back (middle + 0.3f * level (random));
            samples.push_back (side * (middle + 0.3f * level (random)));
        }

        return samples;
    };

    CHECK (kindsOf (analysisOf ("a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, mix (1.0f))).empty());
    CHECK (kindsOf (analysisOf ("a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, mix (-1.0f)))
           == std::vector { invertedChannel });
}

TEST_CASE ("a cut-off tail and long silences are found in a file")
{
    auto samples = healthyFrames();
    const std::vector<float> whole = samples;
    samples.resize (samples.size() - 2 * 48000); // cuts it off in the middle
    CHECK (kindsOf (analysisOf ("a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, samples)) == std::vector { cutOffTail });

    samples = std::vector<float> (2 * 96000);
    samples.insert (samples.end(), whole.begin(), whole.end());
    samples.insert (samples.end(), 2 * 48000 * 6, 0.0f);
    const auto analysis = analysisOf ("a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, samples);
    REQUIRE (kindsOf (analysis) == std::vector { silentHead, silentTail });
    CHECK (analysis.findings[0].seconds.value() == near (2.2, 0.003));
    CHECK (analysis.findings[1].seconds.value() == near (6.2, 0.003));
}

TEST_CASE ("clipping, overs and invalid samples in a file are reported")
{
    auto loud = healthyFrames();

    for (auto& sample : loud)
        sample *= 8.0f;

    CHECK (kindsOf (analysisOf ("a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_24, loud)).front() == clippedRuns);
    CHECK (kindsOf (analysisOf ("a.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, loud)) == std::vector { oversInFloat });

    auto invalid = healthyFrames();
    invalid[100000] = NAN;
    CHECK (kindsOf (analysisOf ("a.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, invalid)) == std::vector { invalidSamples });
}

TEST_CASE ("lossy files have no bit depth, and aren't reported as padded or upsampled")
{
    const auto analysis = analysisOf ("a.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, healthyFrames());
    CHECK (kindsOf (analysis).empty());
    CHECK (analysis.facts.bits == 0);
}
