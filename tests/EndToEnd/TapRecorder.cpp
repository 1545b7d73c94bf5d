#include "Taps/LocalSocket.h"
#include "Taps/TapNames.h"
#include "Taps/TapReceiver.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace twobus;

namespace
{
/** Writes what a tap hands over, as it is: interleaved 32-bit floats. */
class Writer : public TapListener
{
public:
    explicit Writer (const char* path) : file (std::fopen (path, "wb")) {}
    ~Writer() override { std::fclose (file); }

    void tapOpened (const TapDescription&) override {}
    void tapClosed() override { hasEnded = true; }

    bool tapBlock (const TapBlock& block, std::int64_t) noexcept override
    {
        lost += block.framesLostBefore;

        for (std::size_t frame = 0; frame < block.numFrames; ++frame)
            for (std::size_t channel = 0; channel < block.numChannels; ++channel)
                std::fwrite (block.channels[channel] + frame, sizeof (float), 1, file);

        return true;
    }

    std::FILE* const file;
    std::atomic<std::uint64_t> lost { 0 };
    std::atomic<bool> hasEnded { false };
};
} // namespace

/** twobus-tap-recorder NAME FILE: records the tap of this name until its DAW ends, and prints how many frames were
    lost. */
int main (int count, char** arguments)
{
    if (count != 3)
        return EXIT_FAILURE;

    TapReceiver receiver;
    Writer writer (arguments[2]);
    auto isListening = false;

    while (! writer.hasEnded)
    {
        if (const auto tap = findTap (receiver.taps(), arguments[1]); tap && ! isListening)
        {
            receiver.listen (tap->description.id, writer);
            isListening = true;
        }

        waitForActivity ({}, std::chrono::milliseconds (1));
    }

    receiver.stopListening (writer);
    std::printf ("%llu\n", static_cast<unsigned long long> (writer.lost.load()));
    return EXIT_SUCCESS;
}
