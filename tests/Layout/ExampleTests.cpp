#include "Support/Catch.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace
{
namespace fs = std::filesystem;

/** Menu items of REAPER and Audacity, which Twobus does not say itself. */
const std::set<std::string> textsOfOtherPrograms { "Import regions/markers", "Import labels", "Import from session" };

std::string textOf (const fs::path& path)
{
    std::ifstream file (path, std::ios::binary);
    return { std::istreambuf_iterator<char> (file), {} };
}

/** The contents, joined, of all files below a folder whose names have one of these endings. */
std::string textOfAll (const fs::path& folder, const std::set<std::string>& endings)
{
    std::string text;

    for (const auto& entry : fs::recursive_directory_iterator (folder))
        if (endings.count (entry.path().extension().string()) == 1)
            text += textOf (entry.path());

    return text;
}

/** The position where the next part of a literal begins if its current part ends at this quotation mark. Returns the
    position of the mark itself if no part follows on another line. */
std::size_t nextPart (std::string_view text, std::size_t quotationMark)
{
    const auto next = text.find_first_not_of (" \n", quotationMark + 1);
    const auto isPart = next != std::string_view::npos && text[next] == '"'
                        && text.substr (quotationMark, next - quotationMark).find ('\n') != std::string_view::npos;
    return isPart ? next : quotationMark;
}

/** Only the words, separated by single spaces, because an example can have its own figures. */
std::string wordsOf (std::string_view text)
{
    constexpr std::string_view minus = "\xe2\x88\x92";
    std::string words;

    for (std::size_t i = 0; i < text.size(); ++i)
    {
        if (text[i] == '"')
            if (const auto next = nextPart (text, i); next != i)
            {
                i = next;
                continue;
            }

        const auto isSpace = std::isspace (static_cast<unsigned char> (text[i])) != 0;

        if (text.substr (i, minus.size()) == minus)
            i += minus.size() - 1;
        else if (isSpace && (words.empty() || words.back() != ' '))
            words += ' ';
        else if (! isSpace && std::string_view ("0123456789+-.:,\\").find (text[i]) == std::string_view::npos)
            words += text[i];
    }

    return words;
}

/** The text between each opening and the next closing. */
std::vector<std::string_view> partsBetween (std::string_view text, std::string_view opening, std::string_view closing)
{
    std::vector<std::string_view> parts;

    for (auto at = text.find (opening); at != std::string_view::npos; at = text.find (opening, at))
    {
        const auto begin = at + opening.size(), end = std::min (text.size(), text.find (closing, begin));
        parts.push_back (text.substr (begin, end - begin));
        at = std::min (text.size(), end + closing.size());
    }

    return parts;
}

/** The text in quotation marks in a header's comments, split at "...". */
std::vector<std::string_view> examplesIn (std::string_view header)
{
    auto comments = partsBetween (header, "/**", "*/");
    const auto ofMembers = partsBetween (header, "///<", "\n");
    comments.insert (comments.end(), ofMembers.begin(), ofMembers.end());
    std::vector<std::string_view> examples;

    for (const auto comment : comments)
        for (auto quoted : partsBetween (comment, "\"", "\""))
        {
            for (auto cut = quoted.find ("..."); cut != std::string_view::npos; cut = quoted.find ("..."))
            {
                examples.push_back (quoted.substr (0, cut));
                quoted.remove_prefix (cut + 3);
            }

            examples.push_back (quoted);
        }

    return examples;
}

std::vector<fs::path> headersWithExamples()
{
    std::vector<fs::path> headers;

    for (const auto& entry : fs::recursive_directory_iterator (TWOBUS_SOURCE_FOLDER))
    {
        const auto name = entry.path().filename().string();
        const auto isPresent = entry.path().string().find ("/Present/") != std::string::npos;

        if (entry.path().extension() == ".h" && (isPresent || name == "FileRows.h" || name == "FileWaveform.h"))
            headers.push_back (entry.path());
    }

    return headers;
}
} // namespace

TEST_CASE ("each example quoted in a header is expected by a test or printed by the program")
{
    const fs::path source (TWOBUS_SOURCE_FOLDER);
    const auto known =
        wordsOf (textOfAll (source.parent_path() / "tests", { ".cpp", ".sh" }) + textOfAll (source, { ".cpp" }));
    const auto headers = headersWithExamples();
    CHECK (headers.size() > 40);

    for (const auto& header : headers)
    {
        const auto text = textOf (header);

        for (const auto example : examplesIn (text))
            if (textsOfOtherPrograms.count (std::string (example)) == 0
                && known.find (wordsOf (example)) == std::string::npos)
                FAIL_CHECK (header.filename().string() << ": \"" << example << "\"");
    }
}
