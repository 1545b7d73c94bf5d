#include "Support/Catch.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace
{
namespace fs = std::filesystem;

/** The folders that each folder can include in addition to itself, in the order of the design: Engine and Advice do not
    know each other, and Present knows no threads. */
const std::map<std::string, std::set<std::string>> allowed {
    { "Core", {} },
    { "Advice", { "Core" } },
    { "Engine", { "Core" } },
    { "Taps", { "Core", "Engine" } },
    { "Results", { "Core", "Advice" } },
    { "Present", { "Core", "Advice", "Results" } },
    { "Files", { "Core", "Advice", "Engine", "Results", "Present" } },
    { "Devices", { "Core", "Engine" } },
    { "App", { "Core", "Advice", "Engine", "Results", "Present", "Files", "Taps", "Devices" } },
    { "Cli", { "Core", "Advice", "Engine", "Results", "Present", "Files", "Taps", "Devices" } },
    { "Plugin", { "Core", "Engine", "Taps" } }
};

/** The libraries that a folder can use in addition to the standard library. */
const std::map<std::string, std::string> libraries {
    { "Core", "^(hwy/.*|fftw3\\.h)$" },
    { "Advice", "^$" },
    { "Engine", "^$" },
    { "Taps", "^(fcntl\\.h|poll\\.h|unistd\\.h|sys/.*)$" },
    { "Results", "^$" },
    { "Present", "^(fmt/.*|nlohmann/json\\.hpp)$" },
    { "Files",
      "^(fmt/.*|sndfile\\.h|nlohmann/json\\.hpp|zlib\\.h|fcntl\\.h|unistd\\.h|signal\\.h|csignal|poll\\.h|spawn\\.h|sys/.*|io\\.h|share\\.h|mach-o/dyld\\.h|libav(format|codec|util)/.*|FLAC/.*)$" },
    { "Devices", "^(fmt/.*|juce_.*|jack/.*|alsa/.*|dlfcn\\.h|link\\.h|sys/.*|unistd\\.h|nlohmann/json\\.hpp)$" },
    { "App", "^(fmt/.*|juce_.*|X11/.*|fontconfig/.*|ft2build\\.h|nlohmann/json\\.hpp|TwobusFonts\\.h)$" },
    { "Cli", "^(fmt/.*|juce_.*|CLI/CLI\\.hpp|fcntl\\.h|windows\\.h|unistd\\.h|io\\.h|poll\\.h|signal\\.h|csignal)$" },
    { "Plugin", "^(juce_.*|TwobusFonts\\.h)$" }
};

/** The inner folders of each folder, from the lowest to the highest, and the inner folders that each can include in
    addition to itself; "*" means all of the folder's inner folders listed above it. A header outside the inner folders
    (App/Text.h) is open to all of them and must not include any of them; only a .cpp there (App/Main.cpp) can include
    them all. A folder that is not listed has no inner folders. */
const std::vector<std::pair<std::string, std::string>> innerOrder {
    { "Core/Base", "" },
    { "Core/Loudness", "Base" },
    { "Core/Peaks", "Base" },
    { "Core/Ballistics", "Base" },
    { "Core/Causes", "Base" },
    { "Core/Spectrum", "Base" },
    { "Core/Stereo", "Base" },
    { "Core/Passages", "Base Loudness Causes Spectrum" },
    { "Core/Faults", "Base" },
    { "Core/Path", "Base Spectrum Faults" },
    { "Core/Bank", "*" },
    { "Core/Stems", "Base Peaks Causes Spectrum Passages" },
    { "Core/Chain", "Base Causes Spectrum Bank" },

    { "Present/Base", "" },
    { "Present/Meters", "Base" },
    { "Present/Advice", "Base" },
    { "Present/Help", "Base" },
    { "Present/Reports", "Base Meters Advice" },

    { "Files/Disk", "" },
    { "Files/Decoding", "Disk" },
    { "Files/Analysis", "Disk Decoding" },
    { "Files/Stems", "Disk Decoding Analysis" },
    { "Files/Sessions", "Disk Decoding Analysis" },
    { "Files/Path", "Disk Decoding Analysis" },
    { "Files/Targets", "Disk" },
    { "Files/Reports", "Disk Decoding Analysis" },

    { "App/Settings", "" },
    { "App/Session", "Settings" }, // knows no widgets
    { "App/Widgets", "Settings" }, // know no meters and no pages
    { "App/Sources", "Settings Session Widgets" },
    { "App/Meters", "Settings Session Widgets" },
    { "App/Verdict", "Settings Session Widgets" },
    { "App/Timeline", "Settings Session Widgets" },
    { "App/Mix", "Settings Session Widgets Meters Verdict Timeline" },
    { "App/Delivery", "Settings Session Widgets Verdict" },
    { "App/Tracking", "Settings Session Widgets Meters" },
    { "App/Files/Model", "Settings Session" }, // knows no widgets either
    { "App/Files/Details", "Settings Session Widgets Files/Model" },
    { "App/Files/Aside", "Settings Session Widgets Files/Model" },
    { "App/Files/Page", "Settings Session Widgets Files/Model Files/Details Files/Aside" },
    { "App/Shell", "*" },
    { "App/Pictures", "*" }
};

/** The window's inner folders that draw nothing. The only part of JUCE they use is its core. */
const std::set<std::string> drawsNothing { "Settings", "Session" };

struct Include
{
    fs::path file; ///< relative to its first-level folder
    std::string name;
    int line;
    bool isQuoted;

    std::string innerFolder() const { return file.parent_path().generic_string(); }
};

using Names = std::set<std::string>;

/** For each inner folder of this folder, the inner folders that it can include, in the order of the table. */
std::vector<std::pair<std::string, Names>> orderOf (const std::string& folder)
{
    std::vector<std::pair<std::string, Names>> order;
    Names above;

    for (const auto& [path, words] : innerOrder)
    {
        if (! path.starts_with (folder + "/"))
            continue;

        std::istringstream stream (words);
        const auto inner = path.substr (folder.size() + 1);
        order.emplace_back (inner, words == "*" ? above : Names { std::istream_iterator<std::string> (stream), {} });
        above.insert (inner);
    }

    return order;
}

std::vector<Include> includesOf (const std::string& folder)
{
    const std::regex pattern (R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re");
    std::vector<Include> includes;

    for (const auto& entry : fs::recursive_directory_iterator (fs::path (TWOBUS_SOURCE_FOLDER) / folder))
    {
        if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp")
            continue;

        std::ifstream file (entry.path());
        std::string line;

        for (int number = 1; std::getline (file, line); ++number)
            if (std::smatch match; std::regex_search (line, match, pattern))
                includes.push_back ({ fs::relative (entry.path(), fs::path (TWOBUS_SOURCE_FOLDER) / folder), match[2],
                                      number, match[1] == "\"" });
    }

    return includes;
}

/** The inner folder of a header of this folder. Empty for any other header, and for a header outside the inner
    folders. */
std::string innerFolderOf (const std::string& folder, const std::string& header)
{
    return header.starts_with (folder + "/")
               ? fs::path (header.substr (folder.size() + 1)).parent_path().generic_string()
               : std::string();
}

/** Every folder below this folder that has its own .h or .cpp, relative to this folder. */
Names innerFoldersOf (const std::string& folder)
{
    Names found;

    for (const auto& include : includesOf (folder))
        if (! include.innerFolder().empty())
            found.insert (include.innerFolder());

    return found;
}

std::string textOf (const fs::path& path)
{
    std::ostringstream text;
    text << std::ifstream (path).rdbuf();
    return text.str();
}

/** A standard header has neither a slash nor an ending; the header of x86's intrinsics comes with the compiler. */
bool isStandard (const std::string& name)
{
    return name == "immintrin.h" || name.find_first_of ("/.") == std::string::npos;
}
} // namespace

TEST_CASE ("every folder of Source is in the include order, and has sources")
{
    for (const auto& entry : fs::directory_iterator (TWOBUS_SOURCE_FOLDER))
        if (entry.is_directory() && entry.path().filename() != "Juce")
        {
            CAPTURE (entry.path());
            CHECK (allowed.count (entry.path().filename().string()) == 1);
            CHECK_FALSE (includesOf (entry.path().filename().string()).empty());
        }
}

TEST_CASE ("folders include only folders above them")
{
    for (const auto& [folder, others] : allowed)
        for (const auto& include : includesOf (folder))
        {
            if (! include.isQuoted)
                continue;

            const auto target = include.name.substr (0, include.name.find ('/'));
            CAPTURE (folder, include.file.string(), include.line, include.name);
            CHECK ((target == folder || others.count (target) == 1
                    || std::regex_match (include.name, std::regex (libraries.at (folder)))));
            CHECK (include.name.find ("..") == std::string::npos);
        }
}

TEST_CASE ("the order of the inner folders names all of them, and points only upward")
{
    for (const auto& [folder, others] : allowed)
    {
        Names known;

        for (const auto& [inner, includable] : orderOf (folder))
        {
            CAPTURE (folder, inner);
            CHECK (std::includes (known.begin(), known.end(), includable.begin(), includable.end()));
            known.insert (inner);
        }

        CAPTURE (folder);
        CHECK (innerFoldersOf (folder) == known);
    }
}

TEST_CASE ("inner folders include only in their order")
{
    for (const auto& [folder, others] : allowed)
    {
        const auto order = orderOf (folder);
        const std::map<std::string, Names> includable (order.begin(), order.end());

        for (const auto& include : includesOf (folder))
        {
            const auto inner = include.innerFolder();
            const auto target = innerFolderOf (folder, include.name);

            if (! include.isQuoted || target.empty() || target == inner
                || (inner.empty() && include.file.extension() == ".cpp"))
                continue;

            const auto mine = includable.find (inner);
            CAPTURE (folder, include.file.string(), include.line, include.name);
            CHECK ((mine != includable.end() && mine->second.count (target) == 1));
        }
    }
}

TEST_CASE ("the window's settings and session code draws nothing")
{
    for (const auto& include : includesOf ("App"))
        if (drawsNothing.count (include.innerFolder()) == 1 && include.name.starts_with ("juce_"))
        {
            CAPTURE (include.file.string(), include.line);
            CHECK (include.name == "juce_core/juce_core.h");
        }
}

TEST_CASE ("the tests have the same inner folders as the source")
{
    for (const auto& [folder, others] : allowed)
        if (const auto tests = fs::path (TWOBUS_SOURCE_FOLDER).parent_path() / "tests" / folder; fs::exists (tests))
            for (const auto& entry : fs::recursive_directory_iterator (tests))
                if (entry.path().extension() == ".cpp")
                {
                    CAPTURE (entry.path());
                    CHECK (fs::is_directory (fs::path (TWOBUS_SOURCE_FOLDER) / folder
                                             / fs::relative (entry.path().parent_path(), tests)));
                }
}

TEST_CASE ("every source is listed in its folder")
{
    for (const auto& root :
         { fs::path (TWOBUS_SOURCE_FOLDER), fs::path (TWOBUS_SOURCE_FOLDER).parent_path() / "tests" })
        for (const auto& folder : fs::directory_iterator (root))
        {
            if (! folder.is_directory())
                continue;

            const auto list = " "
                              + std::regex_replace (textOf (folder.path() / "CMakeLists.txt"),
                                                    std::regex (R"([\s()]+|\$\{CMAKE_CURRENT_SOURCE_DIR\}/)"), " ")
                              + " ";

            for (const auto& entry : fs::recursive_directory_iterator (folder))
                if (entry.path().extension() == ".cpp")
                {
                    CAPTURE (entry.path());
                    CHECK (list.find (" " + fs::relative (entry.path(), folder).generic_string() + " ")
                           != std::string::npos);
                }
        }
}

TEST_CASE ("libraries stay in the folders they belong to")
{
    for (const auto& [folder, pattern] : libraries)
        for (const auto& include : includesOf (folder))
            if (! include.isQuoted && ! isStandard (include.name))
            {
                CAPTURE (folder, include.file.string(), include.line, include.name);
                CHECK (std::regex_match (include.name, std::regex (pattern)));
            }
}
