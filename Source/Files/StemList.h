#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

/** Which files are summed: each once, and never the mix that they are held against. */
namespace twobus
{
struct StemList
{
    std::vector<std::string> stems;
    std::optional<std::string> mix;
    std::vector<std::string> notes; ///< sentences: what was left out

    /** The stems, then the mix. */
    std::vector<std::string> all() const;
};

/** Throws AudioFileError: fewer than two stems, too many, or a file given twice (links to one file are that file). */
StemList listStems (std::span<const std::string> paths, const std::optional<std::string>& mix);
} // namespace twobus
