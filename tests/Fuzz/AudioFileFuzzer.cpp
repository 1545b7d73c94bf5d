#include "Files/Decoding/AudioFile.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/** Any bytes must either be read as an audio file or be refused with a FileError. There must be no fault in Twobus or
    in a decoder, no endless call, and no allocation of memory that only a header claims to need. See scripts/fuzz. */
namespace
{
using namespace twobus;

constexpr std::size_t framesPerRead = 8192; // the same as the analysis
constexpr std::size_t mostReads = 64;

void readSome (AudioFile& file, std::size_t frames)
{
    const auto numChannels = file.format().numChannels();
    std::vector<float> samples (frames * numChannels);
    std::vector<float*> channels;

    for (std::size_t channel = 0; channel < numChannels; ++channel)
        channels.push_back (samples.data() + channel * frames);

    for (std::size_t i = 0; i < mostReads && file.read (channels, frames) > 0; ++i)
    {}
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput (const std::uint8_t* data, std::size_t size)
{
    try
    {
        AudioFile file ("fuzzed", std::as_bytes (std::span (data, size)));
        static_cast<void> (file.container());
        static_cast<void> (file.encoding());
        readSome (file, framesPerRead);
        file.rewind();
        readSome (file, 1 + size % 500);
    }
    catch (const FileError&)
    {}

    return 0;
}
