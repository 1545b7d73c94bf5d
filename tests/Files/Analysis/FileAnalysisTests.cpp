#include "Files/Analysis/FileAnalysis.h"
#include "Files/Decoding/AudioFile.h"
#include "Support/AudioFiles.h"
#include "Support/Catch.h"

#include <cmath>

using namespace twobus;
using namespace twobus::test;

TEST_CASE ("a 997 Hz tone of -6 dBFS on two channels has the right readings")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("tone.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2, 48000.0,
                sineFrames (2, 48000.0, 10.0, 997.0, -6.0));

    const auto analysis = analyseFile (folder.file ("tone.wav"), {});
    const auto& r = analysis.readings;
    CHECK (*r.samplePeakDbfs == near (-6.0, 0.01));
    CHECK (*r.truePeakDbtp == near (-6.0, 0.01));
    CHECK (*r.rmsDbfs == near (-9.01, 0.01));
    CHECK (*r.integratedLufs == near (-6.0, 0.01));
    CHECK (*r.crestFactorDb == near (3.01, 0.01));
    CHECK (*r.correlation == near (1.0, 1e-6));
    CHECK (analysis.advice.verdict == Verdict::ready);
    CHECK (analysis.facts.encoding == "24-bit");
    CHECK (analysis.facts.seconds == Approx (10.0));
}

TEST_CASE ("following the trim once makes a hot file ready")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("hot.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2, 44100.0,
                sineFrames (2, 44100.0, 5.0, 997.0, -0.2));

    const auto hot = analyseFile (folder.file ("hot.wav"), {});
    CHECK (hot.advice.verdict == Verdict::hot);
    REQUIRE (hot.advice.trimDb.has_value());

    writeAudio (folder.file ("trimmed.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2, 44100.0,
                sineFrames (2, 44100.0, 5.0, 997.0, -0.2 + *hot.advice.trimDb));
    const auto trimmed = analyseFile (folder.file ("trimmed.wav"), {});
    CHECK (trimmed.advice.verdict == Verdict::ready);
    CHECK (*trimmed.readings.truePeakDbtp <= -6.0 + 0.005);
}

TEST_CASE ("clipping at 16-bit full scale is found, and a single peak there isn't clipping")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("clipped.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 2, 44100.0,
                sineFrames (2, 44100.0, 2.0, 441.0, 3.0));
    const auto clipped = analyseFile (folder.file ("clipped.wav"), {});
    CHECK (clipped.advice.verdict == Verdict::clipped);
    CHECK (clipped.readings.flatRunsAtFullScale == 2 * 2 * 441 * 2);
    CHECK (clipped.choices.exportFormat == ExportFormat::integer16);

    writeAudio (folder.file ("single.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1, 48000.0,
                interleaved (1, 48000, [] (int, std::int64_t frame) {
                    return frame == 24000 ? 1.0f : 0.1f * static_cast<float> (frame % 2);
                }));
    CHECK (analyseFile (folder.file ("single.wav"), {}).readings.samplesAtFullScale == 1);
    CHECK (analyseFile (folder.file ("single.wav"), {}).readings.flatRunsAtFullScale == 0);
}

TEST_CASE ("a float file over 0 dBFS is intact")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("float.wav"), SF_FORMAT_WAV | SF_FORMAT_FLOAT, 2, 48000.0,
                sineFrames (2, 48000.0, 2.0, 997.0, 2.0));
    const auto analysis = analyseFile (folder.file ("float.wav"), {});
    CHECK (analysis.advice.verdict == Verdict::over);
    CHECK (analysis.advice.severity == Severity::caution);
    CHECK (*analysis.readings.samplePeakDbfs == near (2.0, 0.01));
    CHECK (*analysis.advice.trimDb == near (-8.0, 0.11));
}

TEST_CASE ("NaN samples make the file incomplete and affect nothing else")
{
    const TemporaryFolder folder;
    auto samples = sineFrames (2, 48000.0, 3.0, 997.0, -6.0);
    samples[50000] = NAN;
    samples[60001] = INFINITY;
    writeAudio (folder.file ("nan.wav"), SF_FORMAT_WAV | SF_FORMAT_FLOAT, 2, 48000.0, samples);

    const auto analysis = analyseFile (folder.file ("nan.wav"), {});
    CHECK (analysis.advice.verdict == Verdict::incomplete);
    CHECK (analysis.readings.invalidSamples == 2);
    CHECK (*analysis.readings.integratedLufs == near (-6.0, 0.05));
    CHECK (*analysis.readings.truePeakDbtp == near (-6.0, 0.01));
}

TEST_CASE ("the layout option names channels that the file doesn't, only for its channel count")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("five.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 5, 48000.0,
                sineFrames (5, 48000.0, 3.0, 997.0, -20.0));

    FileAnalysisOptions options;
    CHECK_FALSE (analyseFile (folder.file ("five.wav"), options).readings.integratedLufs.has_value());

    using enum ChannelPosition;
    options.layout = ChannelLayout { left, right, centre, leftSurround, rightSurround };
    const auto expected = -20.0 - 3.01 + 10.0 * std::log10 (3.0 + 2.0 * 1.41);
    CHECK (*analyseFile (folder.file ("five.wav"), options).readings.integratedLufs == near (expected, 0.01));

    options.layout = ChannelLayout { left, right };
    CHECK_THROWS_AS (analyseFile (folder.file ("five.wav"), options), FileError);
}

TEST_CASE ("a mono file counts twice only on request, and stereo files are unaffected")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("mono.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 1, 48000.0,
                sineFrames (1, 48000.0, 3.0, 997.0, -20.0));
    writeAudio (folder.file ("stereo.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2, 48000.0,
                sineFrames (2, 48000.0, 3.0, 997.0, -20.0));

    FileAnalysisOptions options;
    CHECK (*analyseFile (folder.file ("mono.wav"), options).readings.integratedLufs == near (-23.01, 0.01));
    CHECK_FALSE (analyseFile (folder.file ("mono.wav"), options).facts.format.countsAsDualMono());

    options.dualMono = true;
    CHECK (*analyseFile (folder.file ("mono.wav"), options).readings.integratedLufs == near (-20.0, 0.01));
    CHECK (analyseFile (folder.file ("mono.wav"), options).facts.format.countsAsDualMono());
    CHECK (*analyseFile (folder.file ("stereo.wav"), options).readings.integratedLufs == near (-20.0, 0.01));
}

TEST_CASE ("a recording's channels are inputs, judged separately")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("take.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2, 48000.0,
                interleaved (2, 96000, [] (int channel, std::int64_t frame) {
                    return (channel == 0 ? 0.9f : 0.3f)
                           * static_cast<float> (std::sin (0.1 * static_cast<double> (frame)));
                }));

    FileAnalysisOptions options;
    options.stage = Stage::recording;
    const auto analysis = analyseFile (folder.file ("take.wav"), options);
    REQUIRE (analysis.advice.inputs.size() == 2);
    CHECK (analysis.advice.inputs[0].gainDb == -10);
    CHECK (analysis.advice.inputs[1].gainDb == 0);
    CHECK_FALSE (analysis.readings.integratedLufs.has_value());
}

TEST_CASE ("progress rises to the end, and errors are passed on")
{
    const TemporaryFolder folder;
    writeAudio (folder.file ("long.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1, 8000.0,
                sineFrames (1, 8000.0, 400.0, 440.0, -6.0));

    auto last = 0.0;
    auto calls = 0;
    analyseFile (folder.file ("long.wav"), {}, [&] (double share) {
        CHECK (share > last);
        CHECK (share <= 1.0);
        last = share;
        ++calls;
    });

    CHECK (calls > 3);
    CHECK (calls < 20); // called a few times per second of work, not for each block
    CHECK_THROWS_AS (analyseFile (folder.file ("none.wav"), {}), FileError);
}
