#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace twobus
{
/** The files to sum: each once, without the mix that they are compared with. */
struct StemList
{
    std::vector<std::filesystem::path> stems;
    std::optional<std::filesystem::path> mix;
    std::vector<std::string> notes; ///< sentences about files that were left out

    /** The stems, then the mix. */
    std::vector<std::filesystem::path> all() const;
};

/** Throws FileError if there are fewer than two stems or too many, or if a file is given twice (a link counts as its
    target). */
StemList listStems (std::span<const std::filesystem::path> paths, const std::optional<std::filesystem::path>& mix);
} // namespace twobus
