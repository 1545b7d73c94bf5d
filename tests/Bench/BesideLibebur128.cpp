#include "Bench/Playing.h"
#include "Core/VectorPaths.h"
#include "Support/Catch.h"

#include <array>
#include <cstdio>

#if TWOBUS_HAS_EBUR128
#include <ebur128.h>
#endif

/** All readings of MeterBank over ten minutes of 48 kHz stereo on one thread, beside libebur128 doing integrated
    loudness, loudness range and true peak of the same audio. */
using namespace twobus;
using namespace twobus::bench;

namespace
{
const int seconds = amountOf (600);
constexpr int rounds = 3;

#if TWOBUS_HAS_EBUR128
void measureWithLibebur128 (const Programme& programme)
{
    auto* peer = ebur128_init (2, 48000, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK);
    playFor (programme, seconds, [&] (std::size_t first, std::size_t frames) { ebur128_add_frames_float (peer, programme.interleaved.data() + 2 * first, frames); });

    auto integrated = 0.0, range = 0.0, peak = 0.0;
    ebur128_loudness_global (peer, &integrated);
    ebur128_loudness_range (peer, &range);
    ebur128_true_peak (peer, 0, &peak);
    ebur128_destroy (&peer);
}
#endif

void compareOn (const Programme& programme)
{
    MeterBank bank;
    bank.prepare ({});
    std::vector<Work> works { { "MeterBank", [&] {
                                   bank.reset();
                                   playTo (bank, programme, seconds);
                                   bank.flush();
                                   CHECK (bank.readings().truePeakDbtp.has_value()); } } };

#if TWOBUS_HAS_EBUR128
    works.push_back ({ "libebur128", [&] { measureWithLibebur128 (programme); } });
#endif

    const auto taken = secondsInTurns (works, rounds);
    std::printf ("  %-12s MeterBank %6.2f ns a sample, %5.0f x real time", programme.name.c_str(),
                 nanosecondsPerSample (taken[0], seconds), seconds / median (taken[0]));

    if (taken.size() > 1)
        std::printf ("; libebur128 %6.2f ns: ratio %5.2f", nanosecondsPerSample (taken[1], seconds), medianRatio (taken[0], taken[1]));

    std::printf ("\n");
}
} // namespace

TEST_CASE ("Ten minutes of 48 kHz stereo beside libebur128")
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
