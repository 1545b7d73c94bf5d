#include "Files/Decoding/PromisedFrames.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace twobus
{
namespace
{
/** Bytes per frame of uncompressed audio; 0 for other encodings. */
std::int64_t frameBytesOf (const SF_INFO& info) noexcept
{
    if ((info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_FLAC)
        return 0;

    switch (info.format & SF_FORMAT_SUBMASK)
    {
        case SF_FORMAT_PCM_S8:
        case SF_FORMAT_PCM_U8: return info.channels;
        case SF_FORMAT_PCM_16: return 2 * std::int64_t { info.channels };
        case SF_FORMAT_PCM_24: return 3 * std::int64_t { info.channels };
        case SF_FORMAT_PCM_32:
        case SF_FORMAT_FLOAT: return 4 * std::int64_t { info.channels };
        case SF_FORMAT_DOUBLE: return 8 * std::int64_t { info.channels };
        default: return 0;
    }
}

/** A line of libsndfile's log that gives the declared and the found number of bytes. */
struct Label
{
    std::string_view text;
    std::optional<std::int64_t> bytesBeforeAudio; ///< included in the count; empty if it is the whole file's size
};

constexpr std::array<Label, 5> labels {
    { { "data", 0 }, { "SSND", 8 }, { "Riff size", std::nullopt }, { "riff", std::nullopt }, { "Data Size  ", 0 } }
};

/** A frame found only in part counts as missing. A frame declared only in part does not count. */
std::int64_t framesOfDeclared (std::int64_t declared, std::int64_t found, const Label& label,
                               const SF_INFO& info) noexcept
{
    if (const auto frameBytes = frameBytesOf (info); frameBytes > 0)
    {
        const auto bytesBeyond =
            label.bytesBeforeAudio ? (found - *label.bytesBeforeAudio) % frameBytes : frameBytes - 1;
        return info.frames + (declared - found + bytesBeyond) / frameBytes;
    }

    return std::llround (static_cast<double> (info.frames) * static_cast<double> (declared)
                         / static_cast<double> (found));
}

std::string logOf (SNDFILE* file)
{
    std::string log (16384, '\0');
    sf_command (file, SFC_GET_LOG_INFO, log.data(), static_cast<int> (log.size() - 1));
    log.resize (log.find ('\0'));
    return log;
}
} // namespace

// If a file ends early, libsndfile's log has lines such as "data : 864000 (should be 431960)". AU's label is padded.
std::int64_t promisedFrames (SNDFILE* file, const SF_INFO& info)
{
    const auto log = logOf (file);
    std::optional<std::int64_t> promised;
    std::string_view rest (log);

    while (! rest.empty())
    {
        const auto line = rest.substr (0, rest.find ('\n'));
        rest.remove_prefix (std::min (rest.size(), line.size() + 1));

        const auto text = line.substr (std::min (line.size(), line.find_first_not_of (' ')));
        const auto colon = text.find (" : ");
        const auto shouldBe = text.find (" (should be ");

        const auto* label = std::find_if (labels.begin(), labels.end(),
                                          [&] (const Label& one) { return one.text == text.substr (0, colon); });

        if (colon == std::string_view::npos || shouldBe == std::string_view::npos || shouldBe < colon
            || label == labels.end())
            continue;

        const auto declared = std::atoll (std::string (text.substr (colon + 3, shouldBe - colon - 3)).c_str());
        const auto found = std::atoll (std::string (text.substr (shouldBe + 12)).c_str());

        if (declared <= found || found <= 0)
            continue;

        // The size of the whole file can be derived from this placeholder and comes first in the log, so the
        // placeholder overrides it.
        if (isUnknownLength (static_cast<std::uint64_t> (declared - label->bytesBeforeAudio.value_or (0))))
            return info.frames;

        if (! promised)
            promised = framesOfDeclared (declared, found, *label, info);
    }

    return promised.value_or (info.frames);
}

bool isUnknownLength (std::uint64_t bytes) noexcept
{
    constexpr std::uint64_t largestFrame = 512;
    constexpr std::array<std::uint64_t, 4> placeholders { 0x7f000000, 0x7ffff000, 0x80000000, 0xffffffff };
    return std::any_of (placeholders.begin(), placeholders.end(),
                        [bytes] (std::uint64_t most) { return bytes <= most && most - bytes <= largestFrame; });
}
} // namespace twobus
