/** Plays some seconds of 48 kHz stereo to a MeterBank, so that instructions.sh can count its instructions under valgrind.
      twobus-counted noise|worst|spectrum SECONDS
      twobus-counted --compiler
*/
#include "Core/Bank/MeterBank.h"
#include "Support/Signals.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace twobus;
using namespace twobus::test;

namespace
{
constexpr std::size_t frames = 48000, framesPerBlock = 4096;

AudioBuffer secondOf (std::string_view programme)
{
    if (programme != "worst")
        return AudioBuffer ({ noise (frames, 0.5, 1), noise (frames, 0.5, 2) });

    Samples samples (frames);

    for (std::size_t i = 0; i < frames; ++i)
        samples[i] = i % 4 < 2 ? 1.0f : -1.0f;

    return inBothChannels (samples);
}
} // namespace

int main (int argc, char** argv)
{
    const std::string_view programme = argc > 1 ? argv[1] : "";

    if (programme == "--compiler")
        return std::puts (TWOBUS_COMPILER) < 0;

    const auto audio = secondOf (programme);
    MeterBank bank;
    bank.prepare ({ 48000.0 }, { .measuresSpectrum = programme == "spectrum" });

    for (auto second = argc > 2 ? std::atoi (argv[2]) : 0; second > 0; --second)
        for (std::size_t done = 0; done < frames; done += framesPerBlock)
            bank.process (audio.block (done, std::min (framesPerBlock, frames - done)));

    std::printf ("%.1f LUFS\n", bank.readings().integratedLufs.value_or (0.0));
}
