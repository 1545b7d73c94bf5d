#include "Support/Catch.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace
{
namespace fs = std::filesystem;

/** Whom each folder may include beside itself: the design's order, in which Engine and Advice do not know each
    other and Present knows no thread. */
const std::map<std::string, std::set<std::string>> allowed {
    { "Core", {} },
    { "Advice", { "Core" } },
    { "Engine", { "Core" } },
    { "Results", { "Core", "Advice" } },
    { "Present", { "Core", "Advice", "Results" } },
    { "Files", { "Core", "Advice", "Engine", "Results", "Present" } },
    { "Devices", { "Core", "Engine" } },
    { "App", { "Core", "Advice", "Engine", "Results", "Present", "Files", "Devices" } },
    { "Cli", { "Core", "Advice", "Engine", "Results", "Present", "Files", "Devices" } }
};

/** Which libraries a folder may use beside the standard one. */
const std::map<std::string, std::string> libraries {
    { "Core", "^(hwy/.*|fftw3\\.h)$" },
    { "Advice", "^$" },
    { "Engine", "^$" },
    { "Results", "^$" },
    { "Present", "^(fmt/.*|nlohmann/json\\.hpp)$" },
    { "Files", "^(fmt/.*|sndfile\\.h|nlohmann/json\\.hpp|zlib\\.h|fcntl\\.h|unistd\\.h|signal\\.h|csignal|poll\\.h|spawn\\.h|sys/.*|io\\.h|share\\.h|mach-o/dyld\\.h|libav(format|codec|util)/.*|FLAC/.*)$" },
    { "Devices", "^(fmt/.*|juce_.*|jack/.*|alsa/.*|dlfcn\\.h|link\\.h|sys/.*|unistd\\.h|nlohmann/json\\.hpp)$" },
    { "App", "^(fmt/.*|juce_.*|X11/.*|fontconfig/.*|ft2build\\.h|nlohmann/json\\.hpp|TwobusFonts\\.h)$" },
    { "Cli", "^(fmt/.*|juce_.*|CLI/CLI\\.hpp|fcntl\\.h|windows\\.h|unistd\\.h|io\\.h|poll\\.h|signal\\.h|csignal)$" }
};

struct Include
{
    std::string file, name;
    int line;
    bool isQuoted;
};

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
                includes.push_back ({ entry.path().filename().string(), match[2], number, match[1] == "\"" });
    }

    return includes;
}

/** A standard header has neither a slash nor an ending; x86's intrinsics are the compiler's. */
bool isStandard (const std::string& name)
{
    return name == "immintrin.h" || name.find_first_of ("/.") == std::string::npos;
}
} // namespace

TEST_CASE ("every folder of Source is known to the law, and has sources")
{
    for (const auto& entry : fs::directory_iterator (TWOBUS_SOURCE_FOLDER))
        if (entry.is_directory() && entry.path().filename() != "Juce")
        {
            CAPTURE (entry.path());
            CHECK (allowed.count (entry.path().filename().string()) == 1);
            CHECK_FALSE (includesOf (entry.path().filename().string()).empty());
        }
}

TEST_CASE ("folders include upward only")
{
    for (const auto& [folder, others] : allowed)
        for (const auto& include : includesOf (folder))
        {
            if (! include.isQuoted)
                continue;

            const auto target = include.name.substr (0, include.name.find ('/'));
            CAPTURE (folder, include.file, include.line, include.name);
            CHECK ((target == folder || others.count (target) == 1 || std::regex_match (include.name, std::regex (libraries.at (folder)))));
            CHECK (include.name.find ("..") == std::string::npos);
        }
}

TEST_CASE ("libraries stay in the folders that they belong to")
{
    for (const auto& [folder, pattern] : libraries)
        for (const auto& include : includesOf (folder))
            if (! include.isQuoted && ! isStandard (include.name))
            {
                CAPTURE (folder, include.file, include.line, include.name);
                CHECK (std::regex_match (include.name, std::regex (pattern)));
            }
}
