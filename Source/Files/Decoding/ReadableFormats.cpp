#include "Files/Decoding/ReadableFormats.h"

#include "Present/Base/PathText.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>

namespace twobus
{
namespace
{
struct ReadableFormat
{
    std::string_view name;
    std::array<std::string_view, 3> endings;
    double typicalCompression = 1.0;
};

constexpr auto formats = std::to_array<ReadableFormat> ({ { "WAV", { ".wav", ".wave", ".bwf" } },
                                                          { "RF64", { ".rf64" } },
                                                          { "BW64", { ".bw64" } },
                                                          { "W64", { ".w64" } },
                                                          { "AIFF", { ".aiff", ".aif", ".aifc" } },
                                                          { "AU", { ".au", ".snd" } },
                                                          { "CAF", { ".caf" } },
                                                          { "FLAC", { ".flac" }, 1.6 },
#ifdef TWOBUS_HAS_FFMPEG
                                                          { "WavPack", { ".wv" }, 1.6 },
                                                          { "M4A", { ".m4a", ".m4b", ".aac" }, 6.0 },
                                                          { "MP4", { ".mp4" }, 6.0 },
                                                          { "MOV", { ".mov" }, 6.0 },
#endif
                                                          { "Ogg Vorbis", { ".ogg", ".oga" }, 8.0 },
                                                          { "Opus", { ".opus" }, 10.0 },
                                                          { "MP2", { ".mp2" }, 6.0 },
                                                          { "MP3", { ".mp3" }, 6.0 } });

/** Finds the format by the file name's ending; null if it is none of these. */
const ReadableFormat* formatOf (const std::filesystem::path& path)
{
    auto ending = toUtf8 (path.extension());
    std::transform (ending.begin(), ending.end(), ending.begin(),
                    [] (unsigned char letter) { return static_cast<char> (std::tolower (letter)); });
    const auto isOneOfThese = [&] (const ReadableFormat& format) {
        return std::find (format.endings.begin(), format.endings.end(), ending) != format.endings.end();
    };
    const auto* found = std::find_if (formats.begin(), formats.end(), isOneOfThese);
    return ending.empty() || found == formats.end() ? nullptr : found;
}
} // namespace

std::string readableFormats (std::string_view conjunction)
{
    auto text = std::string (formats.front().name);

    for (std::size_t i = 1; i + 1 < formats.size(); ++i)
        text += fmt::format (", {}", formats[i].name);

    return fmt::format ("{} {} {}", text, conjunction, formats.back().name);
}

bool hasAudioEnding (const std::filesystem::path& path) { return formatOf (path) != nullptr; }

double typicalCompression (const std::filesystem::path& path)
{
    const auto* format = formatOf (path);
    return format != nullptr ? format->typicalCompression : 1.0;
}
} // namespace twobus
