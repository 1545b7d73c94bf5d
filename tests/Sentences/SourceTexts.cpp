#include "Sentences/SentenceList.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>

namespace twobus::test
{
namespace
{
namespace fs = std::filesystem;

struct Literal
{
    std::size_t start, end; ///< positions in the source, including the quotes
    std::string text;
};

bool isWordCharacter (char c) { return std::isalnum (static_cast<unsigned char> (c)) != 0 || c == '_'; }

/** Goes through a source once: skips comments, includes and characters, and collects literals. */
class Scanner
{
public:
    explicit Scanner (std::string_view sourceToScan) : source (sourceToScan) {}

    std::vector<Literal> literals()
    {
        while (at < source.size())
            step();

        return found;
    }

private:
    void step()
    {
        if (startsWith ("//"))
            skipTo ("\n");
        else if (startsWith ("/*"))
            skipTo ("*/");
        else if (source[at] == '#')
            skipDirective();
        else if (startsWith ("R\"") && ! isInWord())
            readRaw();
        else if (source[at] == '"')
            readLiteral();
        else if (source[at] == '\'' && ! isInWord())
            skipCharacter();
        else
            ++at;
    }

    bool startsWith (std::string_view text) const { return source.substr (at, text.size()) == text; }
    bool isInWord() const { return at > 0 && isWordCharacter (source[at - 1]); }

    void skipTo (std::string_view end)
    {
        const auto position = source.find (end, at + 1);
        at = position == std::string_view::npos ? source.size() : position + end.size();
    }

    /** The name in an include is not text, but other directives can contain text. */
    void skipDirective()
    {
        if (source.substr (at, source.find ('\n', at) - at).find ("include") != std::string_view::npos)
            skipTo ("\n");
        else
            ++at;
    }

    void skipCharacter()
    {
        for (++at; at < source.size() && source[at] != '\''; ++at)
            if (source[at] == '\\')
                ++at;

        ++at;
    }

    void readRaw()
    {
        const auto start = at;
        const auto open = source.find ('(', at);
        const auto close = ")" + std::string (source.substr (at + 2, open - at - 2)) + "\"";
        const auto end = source.find (close, open);

        if (end == std::string_view::npos)
        {
            at = source.size();
            return;
        }

        at = end + close.size();
        found.push_back ({ start, at, std::string (source.substr (open + 1, end - open - 1)) });
    }

    void readLiteral()
    {
        const auto start = at;
        std::string text;

        for (++at; at < source.size() && source[at] != '"'; ++at)
        {
            if (source[at] != '\\')
            {
                text += source[at];
                continue;
            }

            const auto escaped = source[++at];
            text += escaped == 'n' ? '\n' : escaped == 't' ? ' ' : escaped;
        }

        found.push_back ({ start, ++at, text });
    }

    std::string_view source;
    std::size_t at = 0;
    std::vector<Literal> found;
};

/** Whether the code between two literals only joins them: nothing, or + one or more values +. */
bool isJoin (std::string_view between)
{
    while (! between.empty() && std::isspace (static_cast<unsigned char> (between.front())) != 0)
        between.remove_prefix (1);

    while (! between.empty() && std::isspace (static_cast<unsigned char> (between.back())) != 0)
        between.remove_suffix (1);

    return between.empty()
           || (between.front() == '+' && between.back() == '+'
               && between.find_first_of (";{}?") == std::string_view::npos
               && std::count (between.begin(), between.end(), '(') == std::count (between.begin(), between.end(), ')'));
}

bool isBlank (std::string_view text)
{
    return std::all_of (text.begin(), text.end(), [] (unsigned char c) { return std::isspace (c) != 0; });
}

/** Replaces HTML tags with spaces. */
std::string withoutTags (const std::string& text)
{
    std::string result;

    for (std::size_t i = 0; i < text.size(); ++i)
    {
        const auto next = i + 1 < text.size() ? text[i + 1] : ' ';
        const auto opens =
            text[i] == '<' && (std::isalpha (static_cast<unsigned char> (next)) != 0 || next == '/' || next == '!');
        result += opens ? ' ' : text[i];

        if (opens)
            i = std::min (text.find ('>', i), text.size());
    }

    return result;
}

/** HTML attributes that remain do not count as sentences. */
bool isSentence (std::string_view text)
{
    const auto first = text.find_first_not_of (" \n");

    if (first == std::string_view::npos)
        return false;

    const auto trimmed = text.substr (first, text.find_last_not_of (" \n") - first + 1);
    return trimmed.find (' ') != std::string_view::npos && trimmed.find ("=\"") == std::string_view::npos
           && std::any_of (trimmed.begin(), trimmed.end(), [] (unsigned char c) { return std::isalpha (c) != 0; });
}

std::string contentOf (const fs::path& path)
{
    std::ifstream stream (path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}
} // namespace

std::vector<std::string> textsInSource (const std::string& source)
{
    std::vector<std::string> texts;
    std::optional<std::size_t> end;

    for (const auto& literal : Scanner (source).literals())
    {
        const auto between =
            end ? std::string_view (source).substr (*end, literal.start - *end) : std::string_view (";");

        if (! isJoin (between))
            texts.push_back (literal.text);
        else
            texts.back() += (isBlank (between) ? "" : "…") + literal.text;

        end = literal.end;
    }

    for (auto& text : texts)
        text = withoutTags (text);

    texts.erase (std::remove_if (texts.begin(), texts.end(), [] (const auto& text) { return ! isSentence (text); }),
                 texts.end());
    return texts;
}

void addSourceTexts (SentenceList& sentences, const std::string& sourceFolder)
{
    // The key is the first-level folder and the name, so that a file can move within its folder.
    std::map<std::string, std::vector<fs::path>> files;

    for (const auto& entry : fs::recursive_directory_iterator (sourceFolder))
    {
        const auto path = entry.path();
        const auto name = path.stem().string();
        const std::array noSentences { "ReportStyle", "SeverityHtml", "CoreAudioLayout" }; // CSS, SVG, channel codes

        if ((path.extension() == ".cpp" || path.extension() == ".h")
            && std::find (noSentences.begin(), noSentences.end(), name) == noSentences.end())
            files[fs::relative (path, sourceFolder).begin()->string() + "/" + name].push_back (path);
    }

    for (auto& [heading, paths] : files)
    {
        sentences.begin ("Source: " + heading);
        std::sort (paths.begin(), paths.end(),
                   [] (const auto& a, const auto& b) { return a.extension() < b.extension(); });

        for (const auto& path : paths)
            for (const auto& text : textsInSource (contentOf (path)))
                sentences.add (text);
    }
}
} // namespace twobus::test
