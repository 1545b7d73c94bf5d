#include "Files/Decoding/BroadcastChunk.h"

#include "Files/Disk/ByteOrder.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace twobus
{
namespace
{
constexpr int firstVersionWithLoudness = 2;
constexpr std::int16_t notSet = 0x7FFF;
constexpr std::size_t leastBytes = 602, loudnessAt = 412;

class Fields
{
public:
    explicit Fields (std::span<const std::byte> chunk)
        : bytes (reinterpret_cast<const char*> (chunk.data()), chunk.size())
    {}

    /** A text field ends at its first zero, or at its length. */
    std::string text (std::size_t at, std::size_t length) const
    {
        auto field = bytes.substr (at, length);
        field.resize (std::min (field.size(), field.find ('\0')));
        std::replace_if (
            field.begin(), field.end(),
            [] (char letter) { return static_cast<unsigned char> (letter) < 0x20 || letter == 0x7f; }, ' ');
        field.erase (field.find_last_not_of (' ') + 1);
        return field;
    }

    std::uint64_t number (std::size_t at, std::size_t length) const { return littleEndian (bytes, at, length); }

    LoudnessClaims claims() const
    {
        std::array<std::int16_t, 5> values {};

        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<std::int16_t> (number (loudnessAt + 2 * i, 2));

        if (std::all_of (values.begin(), values.end(), [] (std::int16_t value) { return value == 0; }))
            return {};

        return { hundredths (values[0]), hundredths (values[1]), hundredths (values[2]), hundredths (values[3]),
                 hundredths (values[4]) };
    }

private:
    static std::optional<double> hundredths (std::int16_t field)
    {
        return field == notSet ? std::nullopt : std::optional (static_cast<double> (field) / 100.0);
    }

    std::string bytes;
};
} // namespace

std::optional<BroadcastExtension> broadcastExtensionOf (std::span<const std::byte> chunk)
{
    if (chunk.size() < leastBytes)
        return std::nullopt;

    const Fields fields (chunk);
    const auto version = static_cast<int> (fields.number (346, 2));
    return BroadcastExtension { version,
                                fields.text (0, 256),
                                fields.text (256, 32),
                                fields.text (288, 32),
                                fields.text (320, 10),
                                fields.text (330, 8),
                                fields.number (338, 8),
                                version < firstVersionWithLoudness ? LoudnessClaims {} : fields.claims() };
}
} // namespace twobus
