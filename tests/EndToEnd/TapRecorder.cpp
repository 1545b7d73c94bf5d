#include "Taps/LocalSocket.h"
#include "Taps/TapNames.h"
#include "Taps/TapReceiver.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

using namespace twobus;

namespace
{
std::atomic<bool> shouldStop { false };

/** Writes what a tap hands over, as it is: interleaved 32-bit floats. With a file for the blocks it also writes a line
    for each of them (the host's frame or -, playing, rendering, frames, frames lost before it, rate), and prints when
    the tap comes and goes. */
class Writer : public TapListener
{
public:
    Writer (const TapId& idToHear, const std::string& samples, const std::string& blocks)
        : id (idToHear), file (std::fopen (samples.c_str(), "wb")),
          lines (blocks.empty() ? nullptr : std::fopen (blocks.c_str(), "w"))
    {}

    ~Writer() override
    {
        std::fclose (file);

        if (lines != nullptr)
            std::fclose (lines);
    }

    void tapOpened (const TapDescription& said) override
    {
        if (lines == nullptr)
            return;

        std::printf ("opened %s %zu %.0f %d %s %s\n", toText (said.id).c_str(), said.layout.size(), said.sampleRate,
                     static_cast<int> (said.place), said.format.c_str(), displayName (said).c_str());
        std::fflush (stdout);
    }

    void tapClosed() override
    {
        hasEnded = true;

        if (lines == nullptr)
            return;

        std::printf ("closed %s\n", toText (id).c_str());
        std::fflush (stdout);
    }

    bool tapBlock (const TapBlock& block, std::int64_t) noexcept override
    {
        lost += block.framesLostBefore;

        for (std::size_t frame = 0; frame < block.numFrames; ++frame)
            for (std::size_t channel = 0; channel < block.numChannels; ++channel)
                std::fwrite (block.channels[channel] + frame, sizeof (float), 1, file);

        if (lines != nullptr)
            std::fprintf (lines, "%s %d %d %zu %llu %.0f\n",
                          block.time.hostFrame ? std::to_string (*block.time.hostFrame).c_str() : "-",
                          block.time.isPlaying ? 1 : 0, block.time.isRendering ? 1 : 0, block.numFrames,
                          static_cast<unsigned long long> (block.framesLostBefore), block.sampleRate);

        return true;
    }

    const TapId id;
    std::FILE* const file;
    std::FILE* const lines;
    std::atomic<std::uint64_t> lost { 0 };
    std::atomic<bool> hasEnded { false };
};

int recordOne (TapReceiver& receiver, const std::string& name, const std::string& path)
{
    std::unique_ptr<Writer> writer;

    while (! shouldStop && (writer == nullptr || ! writer->hasEnded))
    {
        if (const auto tap = findTap (receiver.taps(), name); tap && writer == nullptr)
        {
            writer = std::make_unique<Writer> (tap->description.id, path, std::string());
            receiver.listen (tap->description.id, *writer);
        }

        waitForActivity ({}, std::chrono::milliseconds (1));
    }

    if (writer == nullptr)
        return EXIT_FAILURE;

    receiver.stopListening (*writer);
    std::printf ("%llu\n", static_cast<unsigned long long> (writer->lost.load()));
    return EXIT_SUCCESS;
}

int recordAll (TapReceiver& receiver, const std::string& folder)
{
    std::vector<std::unique_ptr<Writer>> writers;

    while (! shouldStop)
    {
        for (const auto& tap : receiver.taps())
        {
            const auto& said = tap.description;

            if (std::any_of (writers.begin(), writers.end(), [&] (const auto& each) { return each->id == said.id; }))
                continue;

            const auto path = folder + "/" + toText (said.id);
            writers.push_back (std::make_unique<Writer> (said.id, path + ".raw", path + ".blocks"));
            receiver.listen (said.id, *writers.back());
        }

        waitForActivity ({}, std::chrono::milliseconds (1));
    }

    for (const auto& writer : writers)
    {
        receiver.stopListening (*writer);
        std::printf ("lost %s %llu\n", toText (writer->id).c_str(),
                     static_cast<unsigned long long> (writer->lost.load()));
    }

    return EXIT_SUCCESS;
}
} // namespace

/** twobus-tap-recorder NAME FILE: records the tap of this name until its DAW ends, and prints how many frames were
    lost.

    twobus-tap-recorder --all FOLDER: records every tap until SIGTERM, each as ID.raw and ID.blocks. Prints "opened ID
    CHANNELS RATE PLACE FORMAT NAME" when a tap comes or makes another ring, "closed ID" when it goes, and at the end
    "lost ID FRAMES" for each.
*/
int main (int count, char** arguments)
{
    if (count != 3)
        return EXIT_FAILURE;

    std::signal (SIGTERM, [] (int) { shouldStop = true; });
    TapReceiver receiver;
    const std::string first (arguments[1]), second (arguments[2]);
    return first == "--all" ? recordAll (receiver, second) : recordOne (receiver, first, second);
}
