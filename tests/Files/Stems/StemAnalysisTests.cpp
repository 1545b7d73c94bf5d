#include "Core/Base/Decibels.h"
#include "Files/Decoding/AudioFile.h"
#include "Files/Stems/StemCrests.h"
#include "Files/Stems/StemFiles.h"
#include "Files/Stems/StemPass.h"
#include "Support/Catch.h"
#include "Support/Music.h"

#include <algorithm>
#include <numeric>
#include <random>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr double rate = 48000.0;

AudioBuffer tone (double amplitude, double frequencyHz = 1000.0, double seconds = 4.0, double phase = 0.0)
{
    return inBothChannels (sine (framesOf (seconds, rate), rate, frequencyHz, amplitude, phase));
}

/** The instruments of a band, one per stem. */
std::vector<AudioBuffer> bandStems (std::uint32_t seed, double seconds = 6.0)
{
    return { normalised (drumKit (seconds, seed), -4.0), normalised (sineBass (seconds, seed + 1), -6.0),
             normalised (pad (seconds, seed + 2), -14.0), normalised (plucks (seconds, seed + 3), -12.0),
             normalised (squareLead (seconds, seed + 4), -16.0) };
}

void checkShares (const StemReport& report)
{
    REQUIRE_FALSE (report.moments.empty());

    for (const auto& moment : report.moments)
    {
        REQUIRE (moment.shares.size() == report.stems.size());
        CHECK (std::accumulate (moment.shares.begin(), moment.shares.end(), 0.0) == near (1.0, 1e-6));
    }
}

double truePeakWithTrims (std::vector<AudioBuffer> stems, const StemReport& report, double sampleRate = rate)
{
    for (std::size_t i = 0; i < stems.size(); ++i)
        stems[i] = scaledBy (stems[i], report.stems[i].trimDb);

    return *measure (summed (stems), sampleRate).truePeakDbtp;
}
/** Checks the trims of stems from these seeds with an independent sum. Not all can be mended; checks that many are. */
void checkRandomStems (std::uint32_t firstSeed, std::uint32_t lastSeed)
{
    std::uint32_t numMended = 0;

    for (auto seed = firstSeed; seed <= lastSeed; ++seed)
    {
        std::mt19937 generator (seed);
        std::uniform_real_distribution<double> level (-14.0, 3.0), aimOf (-9.0, -3.0);
        const TemporaryFolder folder;
        auto stems = bandStems (10 * seed, 3.0);

        for (auto& stem : stems)
            stem = scaledBy (stem, level (generator));

        StemOptions options;
        options.aimDbtp = aimOf (generator);
        const auto report = analyseStems (writeStems (folder, stems), options);
        CAPTURE (seed, options.aimDbtp);
        CHECK (*report.sum.truePeakDbtp == near (*measure (summed (stems), rate).truePeakDbtp, 1e-4));

        if (! report.hasTrims)
            continue;

        ++numMended;
        CHECK (report.truePeakAfterDbtp <= options.aimDbtp);
        CHECK (report.truePeakAfterDbtp == near (truePeakWithTrims (stems, report), 1e-4));
    }

    CHECK (10 * numMended >= 3 * (lastSeed - firstSeed + 1));
}
} // namespace

TEST_CASE ("sines in phase share by amplitude, and an inverted one has a negative share")
{
    const TemporaryFolder folder;
    const auto report = analyseStems (writeStems (folder, { tone (0.5), tone (0.3), tone (-0.2), tone (0.1) }), {});

    CHECK (*report.sum.truePeakDbtp == near (amplitudeToDb (0.7), 0.02));
    checkShares (report);
    const std::vector<double> expected { 5.0 / 7.0, 3.0 / 7.0, -2.0 / 7.0, 1.0 / 7.0 };

    for (std::size_t i = 0; i < expected.size(); ++i)
        CHECK (report.moments.front().shares[i] == near (expected[i], 1e-4));

    CHECK (report.stems[1].truePeakDbtp == near (amplitudeToDb (0.3), 0.02));
    CHECK (report.stems[1].name == "1");
    CHECK (report.stems[1].seconds == Approx (4.0));
    CHECK (report.advice.verdict == Verdict::ready); // -3.1
    CHECK_FALSE (report.hasTrims);
    CHECK (report.masterTrimDb == 0.0);
}

TEST_CASE ("shares include values between samples, at the instant of the sum's true peak")
{
    // At fs/4 and 45 degrees every sample is at 0.707 of the peak, so the samples alone give a different share for the
    // second tone.
    const TemporaryFolder folder;
    auto first = tone (0.6, 12000.0, 3.0, std::numbers::pi / 4.0),
         second = tone (0.3, 12000.0, 3.0, std::numbers::pi / 4.0 + 0.5);

    for (auto* audio : { &first, &second })
        for (std::size_t channel = 0; channel < 2; ++channel)
            fadeEnds ((*audio)[channel], 4800);

    const auto report = analyseStems (writeStems (folder, { first, second }), {});
    checkShares (report);

    const auto total = std::abs (std::polar (0.6, 0.0) + std::polar (0.3, 0.5));
    const auto angle = std::arg (std::polar (0.6, 0.0) + std::polar (0.3, 0.5));
    const auto& worst = report.moments.front();
    CHECK (worst.truePeakDbtp == near (amplitudeToDb (total), 0.06));
    CHECK (worst.truePeakDbtp == near (*report.sum.truePeakDbtp, 1e-4));
    CHECK (worst.shares[0] == near (0.6 * std::cos (angle) / total, 0.04));
}

TEST_CASE ("the moment is the peak's position, to a sample")
{
    const TemporaryFolder folder;
    auto loud = tone (0.1), quiet = tone (0.05, 700.0);
    loud[1][100000] = -0.9f;
    const auto report = analyseStems (writeStems (folder, { quiet, loud }), {});
    const auto& worst = report.moments.front();
    CHECK (worst.seconds == near (100000.0 / rate, 0.5 / rate));
    CHECK (worst.channel == 1);
    CHECK (worst.truePeakDbtp == near (*report.sum.truePeakDbtp, 1e-4));
    CHECK (worst.shares[1] > 0.9);
    checkShares (report);
}

TEST_CASE ("peaks at the start, the end and every block edge have their shares")
{
    for (const auto frame : std::vector<std::size_t> { 0, 1, 8191, 8192, 8193, 16383, 16384, 24575 })
    {
        const TemporaryFolder folder;
        AudioBuffer click (2, 24576), other (2, 24576);
        click[0][frame] = 0.6f;
        other[0][frame] = 0.2f;
        other[0][frame > 100 ? frame - 1 : frame + 1] = 0.1f;
        const auto report = analyseStems (writeStems (folder, { click, other }), {});
        CAPTURE (frame);
        CHECK (*report.sum.truePeakDbtp == near (*measure (summed ({ click, other }), rate).truePeakDbtp, 1e-6));
        checkShares (report);
        CHECK (report.moments.front().truePeakDbtp == near (*report.sum.truePeakDbtp, 1e-4));
    }
}

TEST_CASE ("a peak between samples at the edge of 10 ms is found, although the meter reads it in the next 10 ms")
{
    for (const std::size_t frame : std::vector<std::size_t> { 95975, 95985, 95998, 95999, 96000, 96001 })
    {
        const TemporaryFolder folder;
        auto pulse = tone (0.1), other = tone (0.05, 700.0);
        pulse[0][frame] = pulse[0][frame + 1] = 0.6f;
        const auto report = analyseStems (writeStems (folder, { pulse, other }), {});
        CAPTURE (frame);
        CHECK (report.moments.front().truePeakDbtp == near (*report.sum.truePeakDbtp, 1e-4));
        CHECK (report.moments.front().seconds == near ((static_cast<double> (frame) + 0.5) / rate, 0.5 / rate));
        checkShares (report);
    }
}

TEST_CASE ("trims start from instants of the sum, where the stems' values add up to its peaks")
{
    const TemporaryFolder folder;
    const auto stems = bandStems (7);
    StemReader reader (writeStems (folder, stems));
    StemCrests crests (reader, stems.size(), -6.0);
    const auto onBlock = [&crests] (const StemBlock& block) {
        for (std::size_t channel = 0; channel < 2; ++channel)
            crests.process (channel, block.samples (channel), block.numWindows);
    };
    StemPass { stems.size(), std::vector<double> (stems.size(), 1.0), onBlock }.run (reader, {}, {});

    auto highest = 0.0;

    for (const auto& values : crests.values())
    {
        const auto magnitude = std::abs (std::accumulate (values.begin(), values.end(), 0.0));
        CHECK (magnitude > dbToAmplitude (-6.0) * (1.0 - 1e-5));
        highest = std::max (highest, magnitude);
    }

    CHECK (amplitudeToDb (highest) == near (*measure (summed (stems), rate).truePeakDbtp, 1e-4));
}

TEST_CASE ("kick and bass: the set to lower is right, and summing again confirms its peak")
{
    const TemporaryFolder folder;
    const std::vector<AudioBuffer> stems { tone (0.40), tone (0.36), tone (0.10), tone (0.04) };
    const auto report = analyseStems (writeStems (folder, stems), {});

    CHECK (report.advice.verdict == Verdict::hot);
    CHECK (report.masterTrimDb == Approx (*report.advice.trimDb));
    CHECK (report.masterTrimDb == Approx (-5.1)); // 0.9 is -0.9 dBTP
    REQUIRE (report.hasTrims);
    CHECK (report.stems[0].trimDb < 0.0);
    CHECK (report.stems[1].trimDb < 0.0);
    CHECK (report.stems[2].trimDb == 0.0);
    CHECK (report.stems[3].trimDb == 0.0);
    CHECK (report.truePeakAfterDbtp <= -6.0);
    CHECK (report.truePeakAfterDbtp > -6.5);
    CHECK (report.truePeakAfterDbtp == near (truePeakWithTrims (stems, report), 1e-4));
}

TEST_CASE ("moments that appear only after others are fixed are fixed too")
{
    // The first two stems are loudest together. The third, when it plays alone, is also too loud, but lower than that.
    const TemporaryFolder folder;
    auto kick = tone (0.5, 100.0), bass = tone (0.4, 100.0), lead = tone (0.0);
    const auto solo = sine (framesOf (1.0, rate), rate, 900.0, 0.7);

    for (std::size_t channel = 0; channel < 2; ++channel)
        for (std::size_t i = 0; i < solo.size(); ++i)
        {
            lead[channel][96000 + i] = solo[i];
            kick[channel][96000 + i] = bass[channel][96000 + i] = 0.0f;
        }

    const std::vector<AudioBuffer> stems { kick, bass, lead, tone (0.02, 5000.0) };
    const auto report = analyseStems (writeStems (folder, stems), {});
    REQUIRE (report.hasTrims);
    CHECK (report.stems[2].trimDb < 0.0);
    CHECK (report.truePeakAfterDbtp <= -6.0);
    CHECK (report.truePeakAfterDbtp == near (truePeakWithTrims (stems, report), 1e-4));
}

TEST_CASE ("if only lowering all stems would help, the report says so, and the master fader is left")
{
    const TemporaryFolder folder;
    const auto report = analyseStems (writeStems (folder, { tone (0.45), tone (0.45) }), {});
    CHECK_FALSE (report.hasTrims);
    CHECK (report.masterTrimDb == Approx (-5.1));
    REQUIRE (report.notes.size() == 1);
    CHECK (report.notes.front().find ("Found no trims") != std::string::npos);
    checkShares (report);
}

TEST_CASE ("random stems: after the trims an independent sum is at the aim") { checkRandomStems (1, 20); }

TEST_CASE ("the same with more random stems", "[.long]") { checkRandomStems (21, 100); }

TEST_CASE ("the order of the stems changes only the order of the report")
{
    const TemporaryFolder folder;
    auto paths = writeStems (folder, bandStems (3));
    const auto report = analyseStems (paths, {});
    std::reverse (paths.begin(), paths.end());
    const auto turned = analyseStems (paths, {});

    CHECK (*turned.sum.truePeakDbtp == near (*report.sum.truePeakDbtp, 1e-5));
    CHECK (*turned.sum.integratedLufs == near (*report.sum.integratedLufs, 1e-5));
    REQUIRE (turned.moments.size() == report.moments.size());
    REQUIRE (turned.hasTrims == report.hasTrims);

    for (std::size_t i = 0; i < paths.size(); ++i)
    {
        CHECK (turned.stems[paths.size() - 1 - i].trimDb == report.stems[i].trimDb);
        CHECK (turned.moments.front().shares[paths.size() - 1 - i] == near (report.moments.front().shares[i], 1e-5));
    }
}

TEST_CASE ("a gain on all stems shifts the sum's peak and loudness equally, and no share")
{
    const TemporaryFolder folder, lower;
    const auto stems = bandStems (4);
    auto lowered = stems;

    for (auto& stem : lowered)
        stem = scaledBy (stem, -2.5);

    const auto report = analyseStems (writeStems (folder, stems), {}),
               after = analyseStems (writeStems (lower, lowered), {});
    CHECK (*after.sum.truePeakDbtp == near (*report.sum.truePeakDbtp - 2.5, 1e-4));
    CHECK (*after.sum.integratedLufs == near (*report.sum.integratedLufs - 2.5, 0.01));
    REQUIRE (after.moments.size() == report.moments.size());

    for (std::size_t i = 0; i < stems.size(); ++i)
        CHECK (after.moments.front().shares[i] == near (report.moments.front().shares[i], 1e-4));
}

TEST_CASE ("the sum reads like a file of it at any rate, and progress rises to at most 1")
{
    for (const auto sampleRate : { 44100.0, 96000.0 })
    {
        const TemporaryFolder folder;
        const auto stems = bandStems (5, 3.0);
        auto last = 0.0;
        const auto report = analyseStems (writeStems (folder, stems, sampleRate), {}, [&] (double share) {
            CHECK (share >= last);
            CHECK (share <= 1.0);
            last = share;
        });
        const auto expected = measure (summed (stems), sampleRate);
        CHECK (report.sum.framesMeasured == expected.framesMeasured);
        CHECK (*report.sum.truePeakDbtp == near (*expected.truePeakDbtp, 1e-5));
        CHECK (*report.sum.integratedLufs == near (*expected.integratedLufs, 1e-5));
        CHECK (report.sum.numLoudMoments == expected.numLoudMoments);
        CHECK (last > 0.0);
        checkShares (report);
    }
}

TEST_CASE ("a stop request ends the analysis")
{
    const TemporaryFolder folder;
    const auto paths = writeStems (folder, bandStems (6, 3.0));
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS (analyseStems (paths, {}, {}, stop.get_token()), AnalysisStopped);
}

TEST_CASE ("stems of silence sum to silence")
{
    const TemporaryFolder folder;
    const auto report = analyseStems (writeStems (folder, { AudioBuffer (2, 48000), AudioBuffer (2, 48000) }), {});
    CHECK (report.advice.verdict == Verdict::noSignal);
    CHECK (report.moments.empty());
    CHECK_FALSE (report.hasTrims);
}
