#include "Taps/TapMessages.h"
#include "Taps/TapRingReader.h"
#include "Taps/TapRingWriter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

/** What a tap's process can send or write: any bytes as a message, and any bytes as a ring. A description that is
    accepted must be possible, and every block that is read must lie in the reader's own memory. */
using namespace twobus;

namespace
{
void readMessage (const std::uint8_t* data, std::size_t size)
{
    TapMessage message;
    std::memcpy (&message, data, std::min (size, sizeof (message)));
    const auto description = descriptionIn (message);

    if (description
        && (description->layout.size() == 0 || description->layout.size() > maxTapChannels
            || ! std::isfinite (description->sampleRate) || description->memoryBytes > TapRing::largestMemory
            || makeMessage (message.kind, *description).numChannels != message.numChannels))
        std::abort();
}

/** The ring's records are the fuzzer's bytes; the counters jump as it likes. */
void readRing (const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t ringBytes = 32768;
    const auto numChannels = std::size_t { 1 } + data[0] % maxTapChannels;
    const auto before = data[1] * std::uint64_t { 64 };
    auto claimed = std::uint64_t { 0 };
    std::memcpy (&claimed, data + 2, 4);
    data += 6;
    size -= 6;

    const std::unique_ptr<std::byte, decltype (&std::free)> memory (
        static_cast<std::byte*> (std::aligned_alloc (4096, TapRing::dataOffset + ringBytes)), &std::free);
    std::memset (memory.get(), 0, TapRing::dataOffset + ringBytes);
    const std::span bytes (memory.get(), TapRing::dataOffset + ringBytes);
    const TapRingWriter writer (bytes, 48000.0, numChannels);
    auto& ring = *reinterpret_cast<TapRing*> (memory.get());
    ring.written = before;
    TapRingReader reader (bytes, 48000.0, numChannels);

    for (std::size_t i = 0; i < std::min (size, ringBytes); ++i)
        bytes[TapRing::dataOffset + (before + i) % ringBytes] = static_cast<std::byte> (data[i]);

    ring.written = before + claimed;
    auto sum = 0.0f;

    while (reader.next() == TapRingReader::Found::block)
    {
        const auto& block = reader.block();

        for (std::size_t channel = 0; channel < block.numChannels; ++channel)
            sum += block.channels[channel][0] + block.channels[channel][block.numFrames - 1];

        reader.advance();
    }

    static volatile float sink;
    sink = sum;
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput (const std::uint8_t* data, std::size_t size)
{
    if (size < 8)
        return 0;

    if (data[0] % 4 == 0)
        readMessage (data + 1, size - 1);
    else
        readRing (data + 1, size - 1);

    return 0;
}
