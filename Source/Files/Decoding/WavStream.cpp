#include "Files/Decoding/WavStream.h"

#include <algorithm>
#include <bit>

namespace twobus
{
namespace
{
SampleEncoding encodingOf (const WavHeader& header) noexcept
{
    constexpr std::uint64_t floats = 3;

    if (header.tag == floats)
        return header.bits == 64 ? SampleEncoding::float64 : SampleEncoding::float32;

    switch ((header.bits + 7) / 8)
    {
        case 1: return SampleEncoding::unsigned8;
        case 2: return SampleEncoding::integer16;
        case 3: return SampleEncoding::integer24;
        default: return SampleEncoding::integer32;
    }
}

class WavStream : public DecodedStream
{
public:
    WavStream (const FileBytes& bytesToRead, const WavHeader& headerToUse)
        : bytes (bytesToRead), header (headerToUse), sampleBytes (bytesOf (encodingOf (headerToUse)))
    {
        known.container = header.container;
        known.sampleRate = static_cast<double> (header.rate);
        known.layout = header.layout();
        known.samples = encodingOf (header);
        known.bits = static_cast<int> (8 * sampleBytes);
        known.isFloat = known.samples == SampleEncoding::float32 || known.samples == SampleEncoding::float64;

        // A frame found only in part counts as missing. A frame declared only in part does not count.
        numFrames = header.audioBytes / header.frameBytes();
        known.promisedFrames =
            header.isLengthKnown ? static_cast<std::int64_t> (header.declaredBytes / header.frameBytes()) : -1;
        ending.promisedFrames = known.promisedFrames;
        ending.leftOverBytes = header.leftOverBytes;

        if (numFrames == 0)
            throw DecodeError (known.promisedFrames > 0 ? DecodeProblem::endsInHeader : DecodeProblem::noFrames,
                               known.container);
    }

    const StreamFacts& facts() const noexcept override { return known; }
    const StreamEnd& end() const noexcept override { return ending; }
    void rewind() override { framesDone = 0; }

    std::size_t read (std::byte* destination, std::size_t maxFrames) override
    {
        const auto frameBytes = header.frameBytes();
        const auto wanted = static_cast<std::size_t> (std::min<std::uint64_t> (maxFrames, numFrames - framesDone));
        const auto numRead = bytes.readAt (header.dataBegin + framesDone * frameBytes,
                                           { destination, static_cast<std::size_t> (wanted * frameBytes) });
        const auto count = static_cast<std::size_t> (numRead / frameBytes);
        framesDone += count;

        if (header.isBigEndian != (std::endian::native == std::endian::big) && sampleBytes > 1)
            for (auto* sample = destination; sample < destination + count * frameBytes; sample += sampleBytes)
                std::reverse (sample, sample + sampleBytes);

        // The file has been shortened since it was opened.
        if (count < wanted && ending.promisedFrames < 0)
            ending.isEndMissing = true;

        return count;
    }

private:
    const FileBytes& bytes;
    const WavHeader header;
    const std::size_t sampleBytes;
    StreamFacts known;
    StreamEnd ending;
    std::uint64_t numFrames = 0, framesDone = 0;
};
} // namespace

std::unique_ptr<DecodedStream> openWav (const FileBytes& bytes, const WavHeader& header)
{
    return std::make_unique<WavStream> (bytes, header);
}
} // namespace twobus
