#include "Files/Decoding/AudioFile.h"
#include "Files/Stems/StemFiles.h"
#include "Support/Catch.h"
#include "Support/Text.h"

using namespace twobus;
using namespace twobus::test;

namespace
{
AudioBuffer stereo (double amplitude, double seconds = 2.0)
{
    return inBothChannels (sine (framesOf (seconds, 48000.0), 48000.0, 500.0, amplitude));
}
AudioBuffer mono (double amplitude, double seconds = 2.0)
{
    return AudioBuffer ({ sine (framesOf (seconds, 48000.0), 48000.0, 500.0, amplitude) });
}

std::string refusalOf (const Paths& paths, const StemOptions& options = {})
{
    try
    {
        analyseStems (paths, options);
        return {};
    }
    catch (const FileError& error)
    {
        return error.what();
    }
}

} // namespace

TEST_CASE ("shorter stems are silent after their end, and named")
{
    const TemporaryFolder folder;
    writeStem (folder.file ("Kick.wav"), stereo (0.2, 2.0));
    writeStem (folder.file ("Bass.wav"), stereo (0.3, 3.5));
    const auto report = analyseStems ({ folder.file ("Kick.wav"), folder.file ("Bass.wav") }, {});
    CHECK (report.sum.secondsMeasured == Approx (3.5));
    CHECK (report.stems[0].seconds == Approx (2.0));
    CHECK (*report.sum.truePeakDbtp == near (20.0 * std::log10 (0.5), 0.02));
    REQUIRE (report.notes.size() == 1);
    CHECK (report.notes.front()
           == "Shorter than the longest stem (0:03.50), and counted as silent after their end: "
              "Kick (0:02.00).");
}

TEST_CASE ("a mono stem is on both sides of a stereo sum at its own level, and named")
{
    const TemporaryFolder folder;
    writeStem (folder.file ("Vocal.wav"), mono (0.2));
    writeStem (folder.file ("Pads.wav"), stereo (0.1));
    const auto report = analyseStems ({ folder.file ("Vocal.wav"), folder.file ("Pads.wav") }, {});
    REQUIRE (report.sum.numChannels == 2);
    CHECK (*report.sum.channels[0].truePeakDbtp == near (20.0 * std::log10 (0.3), 0.02));
    CHECK (*report.sum.channels[1].truePeakDbtp == near (20.0 * std::log10 (0.3), 0.02));
    CHECK (report.moments.front().shares[0] == near (2.0 / 3.0, 1e-4));
    REQUIRE (report.notes.size() == 1);
    CHECK (contains (report.notes.front(), "Mono, and added to both sides unchanged: Vocal."));
}

TEST_CASE ("mono stems alone make a mono sum")
{
    const TemporaryFolder folder;
    const auto report = analyseStems (writeStems (folder, { mono (0.2), mono (0.1) }), {});
    CHECK (report.sum.numChannels == 1);
    CHECK (report.notes.empty());
}

TEST_CASE ("stems that don't fit together are rejected with a sentence that names them")
{
    const TemporaryFolder folder;
    writeStem (folder.file ("a.wav"), stereo (0.1));
    writeStem (folder.file ("b.wav"), stereo (0.1), 44100.0);
    writeStem (folder.file ("six.wav"), AudioBuffer (6, 4800));
    writeBytes (folder.file ("text.wav"), "These are words.");
    std::filesystem::create_hard_link (folder.file ("a.wav"), folder.file ("same.wav"));
    const auto a = folder.file ("a.wav");

    CHECK (contains (refusalOf ({ a, folder.file ("b.wav") }), "b.wav: its sample rate is 44.1 kHz, but that of "));
    CHECK (contains (refusalOf ({ a, folder.file ("six.wav") }), "a.wav: it has 2 channels, but "));
    CHECK (contains (refusalOf ({ a, folder.file ("text.wav") }), "text.wav: this cannot be read as audio"));
    CHECK (contains (refusalOf ({ a, folder.file ("none.wav") }), "none.wav: there is no such file."));
    CHECK (contains (refusalOf ({ a, a }), "a.wav: this file is given twice."));
    CHECK (contains (refusalOf ({ a, folder.file ("same.wav") }), "same.wav: this is the same file as "));
    CHECK (contains (refusalOf ({ a }), "a.wav: a single file cannot be checked as stems."));
    CHECK (contains (refusalOf ({}), "No stems were named."));
    CHECK (contains (refusalOf (Paths (257, a)), "There are 257 stems, and Twobus sums up to 256."));
}

TEST_CASE ("a truncated stem is summed up to its end, the verdict is incomplete, and a note names the stem")
{
    const TemporaryFolder folder;
    writeStem (folder.file ("a.wav"), stereo (0.1));
    writeStem (folder.file ("b.wav"), stereo (0.1), 48000.0, SF_FORMAT_WAV | SF_FORMAT_PCM_24);
    const auto whole = readBytes (folder.file ("b.wav"));
    writeBytes (folder.file ("b.wav"), whole.substr (0, whole.size() / 2));
    const auto report = analyseStems ({ folder.file ("a.wav"), folder.file ("b.wav") }, {});
    CHECK (report.advice.verdict == Verdict::incomplete);
    CHECK_FALSE (report.stems[0].isIncomplete);
    CHECK (report.stems[1].isIncomplete);
    REQUIRE_FALSE (report.notes.empty());
    CHECK (report.notes.front() == "Incomplete, and summed as far as it goes: b. Export it again.");
}

TEST_CASE ("256 stems are summed with any number of threads")
{
    const TemporaryFolder folder;
    std::vector<AudioBuffer> stems (256, stereo (0.001, 0.5));
    const auto report = analyseStems (writeStems (folder, stems), {});
    CHECK (*report.sum.truePeakDbtp == near (20.0 * std::log10 (0.256), 0.02));
    CHECK (report.moments.front().shares[200] == near (1.0 / 256.0, 1e-6));
}

TEST_CASE ("stems with NaN samples are named, make the sum incomplete and affect no share")
{
    const TemporaryFolder folder;
    auto odd = stereo (0.2);
    odd[0][50000] = NAN;
    odd[1][60000] = INFINITY;
    writeStem (folder.file ("Odd.wav"), odd);
    writeStem (folder.file ("Fine.wav"), stereo (0.1));
    const auto report = analyseStems ({ folder.file ("Odd.wav"), folder.file ("Fine.wav") }, {});
    CHECK (report.advice.verdict == Verdict::incomplete);
    CHECK (std::isfinite (*report.sum.truePeakDbtp));
    REQUIRE (report.notes.size() == 1);
    CHECK (contains (report.notes.front(), "Odd (2 samples)"));

    for (const auto& moment : report.moments)
        CHECK (moment.shares[0] + moment.shares[1] == near (1.0, 1e-6));
}
