#include "App/Files/Page/ChooserAnswer.h"

#include "App/Text.h"
#include "Present/Base/PathText.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace twobus
{
#if JUCE_LINUX || JUCE_BSD
namespace
{
constexpr std::string_view separators (":\n");
constexpr std::size_t longestPath = 4096; ///< Linux's limit, in bytes

struct Piece
{
    std::string path; ///< used if a path begins with this piece
    std::string separator, text; ///< used if this piece continues a path: the character before it, and its text
    bool isThere = false; ///< whether it names a file or a folder by itself
};

bool isThere (const std::string& path) { return juce::File (juce::String::fromUTF8 (path.c_str())).exists(); }

/** JUCE puts the working folder before anything that is not a whole path; afterwards nobody can tell whether it did. */
std::string withoutFolder (const juce::File& file, const juce::File& workingFolder)
{
    if (file == workingFolder)
        return {};

    return (file.isAChildOf (workingFolder) ? file.getRelativePathFrom (workingFolder) : file.getFullPathName())
        .toStdString();
}

/** Splits the file's text again, because a name with a quotation mark arrives joined with the names after it. */
void addPiecesOf (const juce::File& file, const juce::File& workingFolder, std::vector<Piece>& pieces)
{
    const auto text = withoutFolder (file, workingFolder);
    std::string separator (1, separators.front());

    for (std::size_t begin = 0; begin <= text.size();)
    {
        const auto end = std::min (text.find_first_of (separators, begin), text.size());
        const auto piece = text.substr (begin, end - begin);
        const auto path = workingFolder.getChildFile (juce::String::fromUTF8 (piece.c_str()));
        pieces.push_back ({ path.getFullPathName().toStdString(), separator, piece, ! piece.empty() && path.exists() });
        separator = text.substr (end, 1);
        begin = end + 1;
    }
}

std::vector<Piece> piecesOf (const juce::Array<juce::File>& answer, const juce::File& workingFolder)
{
    std::vector<Piece> pieces;

    for (const auto& file : answer)
    {
        const auto isNothing =
            file == workingFolder && ! pieces.empty() && ! pieces.back().isThere; // the name ended with a separator

        if (file.exists() && ! isNothing)
            pieces.push_back ({ file.getFullPathName().toStdString(), ":", withoutFolder (file, workingFolder), true });
        else
            addPiecesOf (file, workingFolder, pieces);
    }

    return pieces;
}

/** How many of the first pieces form one path: the most that exist together but not each by itself, or else 1. */
std::size_t numTogether (std::span<const Piece> pieces)
{
    auto path = pieces.front().path;
    auto allAreThere = pieces.front().isThere;
    std::size_t best = 1;

    for (std::size_t i = 1; i < pieces.size() && path.size() < longestPath; ++i)
    {
        path += pieces[i].separator + pieces[i].text;
        allAreThere = allAreThere && pieces[i].isThere;

        if (! allAreThere && isThere (path))
            best = i + 1;
    }

    return best;
}
} // namespace
#endif

std::vector<std::filesystem::path> pathsOfAnswer (const juce::Array<juce::File>& answer,
                                                  [[maybe_unused]] const juce::File& workingFolder)
{
    std::vector<std::filesystem::path> paths;

#if JUCE_LINUX || JUCE_BSD
    const auto pieces = piecesOf (answer, workingFolder);

    for (std::span<const Piece> rest (pieces); ! rest.empty();)
    {
        const auto together = rest.first (numTogether (rest));
        rest = rest.subspan (together.size());
        auto path = together.front().path;

        for (const auto& piece : together.subspan (1))
            path += piece.separator + piece.text;

        paths.push_back (toPath (path));
    }
#else
    for (const auto& file : answer)
        paths.push_back (toPath (file));
#endif

    return paths;
}
} // namespace twobus
