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

/** Proper names that a test name can begin with. Abbreviations and words with a digit need no entry. */
const std::set<std::string> properNames { "Ogg", "Inter", "Spotify's", "K-weighting", "K-weighting's" };

std::vector<std::string> testNamesIn (const fs::path& path)
{
    constexpr std::string_view opening = "\nTEST_CASE (";
    std::ifstream file (path, std::ios::binary);
    const std::string text { std::istreambuf_iterator<char> (file), {} };
    std::vector<std::string> names;

    for (auto at = text.find (opening); at != std::string::npos; at = text.find (opening, at + 1))
    {
        const auto first = text.find ('"', at) + 1;
        names.push_back (text.substr (first, text.find ('"', first) - first));
    }

    return names;
}

/** Whether the first word is lower-case, an abbreviation, a word with a digit, or one of the proper names. */
bool hasValidStart (const std::string& name)
{
    const auto word = name.substr (0, name.find (' '));
    const auto isUpper = [] (unsigned char c) { return std::isupper (c) != 0; };
    const auto isDigit = [] (unsigned char c) { return std::isdigit (c) != 0; };

    return ! isUpper (static_cast<unsigned char> (word.empty() ? 'A' : word[0]))
           || std::count_if (word.begin(), word.end(), isUpper) > 1 || std::any_of (word.begin(), word.end(), isDigit)
           || properNames.count (word) == 1;
}
} // namespace

TEST_CASE ("a test name is a phrase that starts with a lower-case letter")
{
    std::size_t numNames = 0;

    for (const auto& entry : fs::recursive_directory_iterator (TWOBUS_TESTS_FOLDER))
        if (entry.path().extension() == ".cpp")
            for (const auto& name : testNamesIn (entry.path()))
            {
                INFO (entry.path().string() << ": " << name);
                CHECK (hasValidStart (name));
                ++numNames;
            }

    CHECK (numNames > 1000);
}
