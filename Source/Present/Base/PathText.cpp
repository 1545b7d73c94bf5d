#include "Present/Base/PathText.h"

#ifdef _WIN32
#include "Present/Base/Utf8.h"
#endif

namespace twobus
{
#ifdef _WIN32
std::filesystem::path toPath (std::string_view utf8)
{
    const auto valid = withValidUtf8 (utf8); // the conversion throws for anything else
    return std::u8string (valid.begin(), valid.end());
}

std::string toUtf8 (const std::filesystem::path& path)
{
    const auto text = path.u8string();
    return { text.begin(), text.end() };
}
#else
std::filesystem::path toPath (std::string_view utf8) { return utf8; }
std::string toUtf8 (const std::filesystem::path& path) { return path.native(); }
#endif

std::vector<std::filesystem::path> toPaths (std::span<const std::string> utf8)
{
    std::vector<std::filesystem::path> paths;
    paths.reserve (utf8.size());

    for (const auto& text : utf8)
        paths.push_back (toPath (text));

    return paths;
}

std::string fileNameOf (std::string_view text)
{
    auto path = toPath (text);

    if (! path.has_filename())
        path = path.parent_path();

    return path.has_filename() ? toUtf8 (path.filename()) : std::string (text);
}
} // namespace twobus
