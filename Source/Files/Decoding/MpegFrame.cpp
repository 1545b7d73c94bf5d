#include "Files/Decoding/MpegFrame.h"

#include <array>

namespace twobus
{
namespace
{
using Row = std::array<std::size_t, 15>;

// In kbit/s, by the head's field.
constexpr std::array<Row, 3> ratesOfMpeg1 { { { 0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448 },
                                              { 0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384 },
                                              { 0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320 } } };
constexpr Row ratesOfMpeg2Layer1 { 0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256 };
constexpr Row ratesOfMpeg2 { 0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160 };
constexpr std::array<std::size_t, 3> sampleRates { 44100, 48000, 32000 };
} // namespace

std::size_t bytesOfMpegFrame (std::string_view text) noexcept
{
    if (text.size() < 4)
        return 0;

    const auto byteAt = [text] (std::size_t i) { return std::size_t { static_cast<unsigned char> (text[i]) }; };
    const auto version = byteAt (1) >> 3 & 3, layerField = byteAt (1) >> 1 & 3;
    const auto bitRate = byteAt (2) >> 4, sampleRate = byteAt (2) >> 2 & 3, padding = byteAt (2) >> 1 & 1;
    constexpr std::size_t mpeg25 = 0, reserved = 1, mpeg1 = 3;

    if (byteAt (0) != 0xff || byteAt (1) < 0xe0 || version == reserved || layerField == 0 || bitRate == 15
        || sampleRate == 3)
        return 0;

    const auto layer = 4 - layerField;
    const auto& rates = version == mpeg1 ? ratesOfMpeg1[layer - 1] : layer == 1 ? ratesOfMpeg2Layer1 : ratesOfMpeg2;
    const auto bitsPerSecond = 1000 * rates[bitRate];
    const auto samplesPerSecond = sampleRates[sampleRate] >> (version == mpeg1 ? 0 : version == mpeg25 ? 2 : 1);

    if (bitsPerSecond == 0)
        return 0;

    if (layer == 1)
        return 4 * (12 * bitsPerSecond / samplesPerSecond + padding);

    return (layer == 3 && version != mpeg1 ? 72 : 144) * bitsPerSecond / samplesPerSecond + padding;
}
} // namespace twobus
