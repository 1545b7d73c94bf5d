#include "Sentences/SentenceList.h"
#include "Support/Catch.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

using namespace twobus::test;

namespace twobus::test
{
void SentenceList::begin (const std::string& heading) { sections.push_back ({ heading, {} }); }

void SentenceList::add (const std::string& text)
{
    auto& lines = sections.back().lines;
    std::istringstream stream (text);

    for (std::string line; std::getline (stream, line);)
    {
        const auto first = line.find_first_not_of (' ');

        if (first == std::string::npos)
            continue;

        line = line.substr (first, line.find_last_not_of (' ') - first + 1);

        if (std::find (lines.begin(), lines.end(), line) == lines.end())
            lines.push_back (line);
    }
}

std::string SentenceList::text() const
{
    std::string text;

    for (const auto& section : sections)
    {
        if (section.lines.empty())
            continue;

        text += (text.empty() ? "## " : "\n## ") + section.heading + "\n";

        for (const auto& line : section.lines)
            text += line + "\n";
    }

    return text;
}
} // namespace twobus::test

namespace
{
namespace fs = std::filesystem;

std::string contentOf (const fs::path& path)
{
    std::ifstream stream (path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/** Writes a new file beside the old one and then replaces it, so that the file is always either complete or
    unchanged. */
bool replaceContent (const fs::path& path, const std::string& text)
{
    auto beside = path;
    beside += ".new";
    std::ofstream stream (beside, std::ios::binary | std::ios::trunc);
    stream << text;
    stream.close();

    std::error_code error;

    if (stream.good())
        fs::rename (beside, path, error);
    else
        fs::remove (beside);

    return stream.good() && ! error;
}

std::set<std::string> linesOf (const std::string& text)
{
    std::set<std::string> lines;
    std::istringstream stream (text);

    for (std::string line; std::getline (stream, line);)
        lines.insert (line);

    return lines;
}

/** Each line that only the first text has, after "- ", then each line that only the second text has, after "+ ". */
std::string difference (const std::string& before, const std::string& after)
{
    const auto old = linesOf (before), now = linesOf (after);
    std::string text;

    for (const auto& line : old)
        if (! now.contains (line))
            text += "- " + line + "\n";

    for (const auto& line : now)
        if (! old.contains (line))
            text += "+ " + line + "\n";

    return text.empty() ? "Only the order of the lines differs.\n" : text;
}
} // namespace

TEST_CASE ("literals are read from a source file as a user sees them")
{
    const std::string source = R"source(
#include "A file.h"
// "a comment's text"
/* "another one" */
auto a = "One " "sentence.";
auto b = "Lost " + text (x, 1) + " ms of audio"; char quote = '"'; auto million = 1'000'000;
auto c = isOne ? "the first" : "the second one";
auto d = "word"; auto e = "He said \"no\".\nThen he left.";
auto f = R"(<p class="a">Two <b>words</b></p>)";
)source";

    const std::vector<std::string> expected {
        "One sentence.", "Lost … ms of audio", "the first", "the second one", "He said \"no\".\nThen he left.",
        " Two  words  "
    };
    CHECK (textsInSource (source) == expected);
}

TEST_CASE ("every sentence that a user can see is in the reviewed list")
{
    SentenceList sentences;
    addSpokenSentences (sentences);
    addSourceTexts (sentences, TWOBUS_SOURCE_FOLDER);
    const auto text =
        "Every sentence that a user can see. Made by the Sentences tests; see Sentences/SentencesTests.cpp.\n\n"
        + sentences.text();

    if (std::getenv ("TWOBUS_RENEW_SENTENCES") != nullptr)
    {
        REQUIRE (replaceContent (TWOBUS_SENTENCES, text));
        return;
    }

    const auto expected = contentOf (TWOBUS_SENTENCES);

    if (text != expected)
        FAIL (
            "Sentences have changed. Read them aloud:\n\n"
            << difference (expected, text)
            << "\nIf they are what you mean, renew the list and commit it:\n    TWOBUS_RENEW_SENTENCES=1 build/dev/tests/Sentences/twobus_Sentences_tests\n");
}
