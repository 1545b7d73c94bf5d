#include "Files/Stems/StemList.h"

#include "Files/Decoding/AudioFile.h"
#include "Files/Stems/StemAnalysis.h"
#include "Present/Base/PathText.h"
#include "Present/Base/Printable.h"

#include <filesystem>
#include <fmt/format.h>

namespace twobus
{
namespace
{
namespace fs = std::filesystem;

bool isSameFile (const fs::path& a, const fs::path& b)
{
    std::error_code unknown; // ignored: opening the file reports the error
    return fs::equivalent (a, b, unknown);
}

void refuseDuplicates (const std::vector<fs::path>& stems)
{
    for (std::size_t i = 0; i < stems.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (stems[i] == stems[j])
                throw FileError (fmt::format ("{}: this file is given twice. Name each stem once.", toUtf8 (stems[i])));
            else if (isSameFile (stems[i], stems[j]))
                throw FileError (fmt::format ("{}: this is the same file as {}. Name each stem once.",
                                              toUtf8 (stems[i]), toUtf8 (stems[j])));
}
} // namespace

std::vector<fs::path> StemList::all() const
{
    auto files = stems;

    if (mix)
        files.push_back (*mix);

    return files;
}

StemList listStems (std::span<const fs::path> paths, const std::optional<fs::path>& mix)
{
    StemList list;
    list.mix = mix;

    for (const auto& path : paths)
        if (mix && isSameFile (path, *mix))
            list.notes.push_back (
                fmt::format ("{} is the mix: it was left out of the stems.", printable (toUtf8 (path.filename()))));
        else
            list.stems.push_back (path);

    if (list.stems.size() > mostStems)
        throw FileError (
            fmt::format ("There are {} stems, and Twobus sums up to {}. Bounce some of them together first.",
                         list.stems.size(), mostStems));

    if (list.stems.size() < 2)
        throw FileError (list.stems.empty() ? "No stems were named. Name the files that sum to the mix."
                                            : fmt::format ("{}: a single file cannot be checked as stems. Name "
                                                           "the others too, or check this file on its own.",
                                                           toUtf8 (list.stems.front())));

    refuseDuplicates (list.stems);
    return list;
}
} // namespace twobus
