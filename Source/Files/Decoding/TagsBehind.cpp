#include "Files/Decoding/TagsBehind.h"

#include "Files/Disk/ByteOrder.h"

#include <string>
#include <string_view>

namespace twobus
{
namespace
{
constexpr std::uint64_t id3Bytes = 128, apeFooterBytes = 32, apeHeaderBytes = 32;
constexpr std::string_view apeMark = "APETAGEX";
constexpr int mostTags = 10;

std::string textAt (const FileBytes& file, std::uint64_t position, std::size_t count)
{
    std::string text (count, '\0');
    text.resize (file.readAt (position, std::as_writable_bytes (std::span (text))));
    return text;
}

/** Returns how many bytes the tag takes that ends at `end`; 0 if there is none. The footer of an APE tag gives the size
    of the items and the footer; a header like it may lie before them. */
std::uint64_t bytesOfTag (const FileBytes& file, std::uint64_t end)
{
    if (end >= id3Bytes && textAt (file, end - id3Bytes, 3) == "TAG")
        return id3Bytes;

    const auto footer = end >= apeFooterBytes ? textAt (file, end - apeFooterBytes, apeFooterBytes) : std::string();

    if (! footer.starts_with (apeMark))
        return 0;

    const auto size = littleEndian (footer, 12, 4);

    if (size < apeFooterBytes || size > end)
        return 0;

    const auto begin = end - size;
    const auto hasHeader = begin >= apeHeaderBytes && textAt (file, begin - apeHeaderBytes, apeMark.size()) == apeMark;
    return size + (hasHeader ? apeHeaderBytes : 0);
}
} // namespace

std::uint64_t endBeforeTags (const FileBytes& file)
{
    auto end = file.size();

    if (const auto start = textAt (file, 0, 4); start != "fLaC" && start != "wvpk")
        return end;

    for (int i = 0; i < mostTags; ++i)
        end -= bytesOfTag (file, end);

    return end;
}
} // namespace twobus
