#include "Bench/Playing.h"
#include "Core/Base/LibraryVersions.h"
#include "Core/Base/VectorPaths.h"
#include "Files/Reports/LibraryVersions.h"
#include "Support/Catch.h"

#include <algorithm>
#include <array>
#include <cstdio>

#if TWOBUS_HAS_EBUR128
#include <ebur128.h>
#endif

/** Compares MeterBank's time for all readings of ten minutes of 48 kHz stereo on one thread with libebur128's time for
    integrated loudness, loudness range and true peak of the same audio. */
using namespace twobus;
using namespace twobus::bench;

namespace
{
const int seconds = amountOf (600);
constexpr int rounds = 3, roundsOfFigures = 5;

std::string compiler()
{
#if defined(__clang__)
    return std::string ("Clang ") + __clang_version__;
#elif defined(__GNUC__)
    return std::string ("GCC ") + __VERSION__;
#else
    return "an unknown compiler";
#endif
}

#if TWOBUS_HAS_EBUR128
void measureWithLibebur128 (const Programme& programme)
{
    auto* peer = ebur128_init (2, 48000, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK);
    playFor (programme, seconds, [&] (std::size_t first, std::size_t frames) {
        ebur128_add_frames_float (peer, programme.interleaved.data() + 2 * first, frames);
    });

    auto integrated = 0.0, range = 0.0, peak = 0.0;
    ebur128_loudness_global (peer, &integrated);
    ebur128_loudness_range (peer, &range);
    ebur128_true_peak (peer, 0, &peak);
    ebur128_destroy (&peer);
}
#endif

/** The seconds of each round: of MeterBank, then of libebur128 if it is installed. */
std::vector<std::vector<double>> secondsOn (const Programme& programme, int numRounds)
{
    MeterBank bank;
    bank.prepare ({});
    std::vector<Work> works { { "MeterBank", [&] {
                                   bank.reset();
                                   playTo (bank, programme, seconds);
                                   bank.flush();
                                   CHECK (bank.readings().truePeakDbtp.has_value());
                               } } };

#if TWOBUS_HAS_EBUR128
    works.push_back ({ "libebur128", [&] { measureWithLibebur128 (programme); } });
#endif

    return alternatingSeconds (works, numRounds);
}

void compareOn (const Programme& programme)
{
    const auto taken = secondsOn (programme, rounds);
    std::printf ("  %-12s MeterBank %6.2f ns a sample, %5.0f x real time", programme.name.c_str(),
                 nanosecondsPerSample (taken[0], seconds), seconds / median (taken[0]));

    if (taken.size() > 1)
        std::printf ("; libebur128 %6.2f ns: ratio %5.2f", nanosecondsPerSample (taken[1], seconds),
                     medianRatio (taken[0], taken[1]));

    std::printf ("\n");
}
} // namespace

TEST_CASE ("ten minutes of 48 kHz stereo compared with libebur128")
{
    const std::array programmes { noiseProgramme(), musicProgramme(), worstProgramme() };

    for (const auto& path : vectorPaths())
    {
        chooseVectorPath (path);
        std::printf ("%d s of 48 kHz stereo, one thread, %s\n", seconds, path.c_str());

        for (const auto& programme : programmes)
            compareOn (programme);
    }

    chooseVectorPath ({});
}

#if TWOBUS_HAS_EBUR128
TEST_CASE ("the figures of scripts/figures", "[.figures]")
{
    auto major = 0, minor = 0, patch = 0;
    ebur128_get_version (&major, &minor, &patch);
    std::printf ("compiler\t%s\nhighway\t%s\nlibsndfile\t%s\nlibebur128\t%d.%d.%d\npath\t%s\n", compiler().c_str(),
                 highwayVersion().c_str(), sndfileVersion().c_str(), major, minor, patch,
                 vectorPaths().front().c_str());

    for (const auto& programme : { noiseProgramme(), musicProgramme(), worstProgramme() })
    {
        const auto taken = secondsOn (programme, roundsOfFigures);
        const auto ratios = ratiosOf (taken[0], taken[1]);
        const auto [lowest, highest] = std::minmax_element (ratios.begin(), ratios.end());
        std::printf ("row\t%s\t%.2f\t%.2f\t%.1f\t%.1f\t%.1f\n", programme.name.c_str(),
                     nanosecondsPerSample (taken[0], seconds), nanosecondsPerSample (taken[1], seconds),
                     median (ratios), *lowest, *highest);
    }
}
#endif
