#include "Support/AudioFiles.h"
#include "Support/AudioFormats.h"

#include <cstdio>
#include <exception>

/** Writes a small file of every format into the folder that is named: what the fuzzer begins with. */
namespace
{
using namespace twobus::test;

void writeSmall (const std::string& folder, const AudioFormat& format, int channels)
{
    const auto path = folder + "/" + std::to_string (channels) + "-" + format.name;
    const auto seconds = format.isLossy() ? 0.1 : 0.01;
    writeAudio (path, format.format, channels, 48000.0, sineFrames (channels, 48000.0, seconds, 997.0, -6.0));
}
} // namespace

int main (int argc, char** argv)
{
    if (argc != 2)
    {
        std::fprintf (stderr, "Usage: twobus-fuzz-corpus FOLDER\n");
        return 2;
    }

    try
    {
        for (const auto& format : audioFormats)
            for (const auto channels : { 1, 2, 6 })
                if (channels <= format.mostChannels)
                    writeSmall (argv[1], format, channels);
    }
    catch (const std::exception& error)
    {
        std::fprintf (stderr, "twobus-fuzz-corpus: %s\n", error.what());
        return 1;
    }

    return 0;
}
