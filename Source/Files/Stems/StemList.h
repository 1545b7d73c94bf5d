#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace twobus
{
/** Which files are summed: each once, and never the mix that they are held against. */
struct StemList
{
    std::vector<std::filesystem::path> stems;
    std::optional<std::filesystem::path> mix;
    std::vector<std::string> notes; ///< sentences: what was left out

    /** The stems, then the mix. */
    std::vector<std::filesystem::path> all() const;
};

/** Throws FileError: fewer than two stems, too many, or a file given twice (links to one file are that file). */
StemList listStems (std::span<const std::filesystem::path> paths, const std::optional<std::filesystem::path>& mix);
} // namespace twobus
