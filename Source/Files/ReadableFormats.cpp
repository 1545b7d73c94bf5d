#include "Files/ReadableFormats.h"

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
};

constexpr std::array<ReadableFormat, 10> formats { { { "WAV", { ".wav", ".wave", ".bwf" } },
                                                     { "RF64", { ".rf64" } },
                                                     { "W64", { ".w64" } },
                                                     { "AIFF", { ".aiff", ".aif", ".aifc" } },
                                                     { "AU", { ".au", ".snd" } },
                                                     { "CAF", { ".caf" } },
                                                     { "FLAC", { ".flac" } },
                                                     { "Ogg Vorbis", { ".ogg", ".oga" } },
                                                     { "Opus", { ".opus" } },
                                                     { "MP3", { ".mp3" } } } };
} // namespace

std::string readableFormats (std::string_view conjunction)
{
    auto text = std::string (formats.front().name);

    for (std::size_t i = 1; i + 1 < formats.size(); ++i)
        text += fmt::format (", {}", formats[i].name);

    return fmt::format ("{} {} {}", text, conjunction, formats.back().name);
}

bool hasAudioEnding (const std::filesystem::path& path)
{
    auto ending = path.extension().string();
    std::transform (ending.begin(), ending.end(), ending.begin(), [] (unsigned char letter) { return static_cast<char> (std::tolower (letter)); });
    const auto isOfThese = [&] (const ReadableFormat& format) {
        return std::find (format.endings.begin(), format.endings.end(), ending) != format.endings.end();
    };
    return ! ending.empty() && std::any_of (formats.begin(), formats.end(), isOfThese);
}
} // namespace twobus
