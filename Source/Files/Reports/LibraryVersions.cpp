#include "Files/Reports/LibraryVersions.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sndfile.h>
#include <zlib.h>

namespace twobus
{
std::string sndfileVersion()
{
    // "libsndfile-1.2.0", with a suffix in versions between releases.
    const std::string text (sf_version_string());
    const auto number = text.find_first_of ("0123456789");
    return number == std::string::npos ? text : text.substr (number);
}

std::string fmtVersion()
{
    return fmt::format ("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100);
}

std::string jsonVersion()
{
    return fmt::format ("{}.{}.{}", NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
                        NLOHMANN_JSON_VERSION_PATCH);
}

std::string zlibVersion() { return ::zlibVersion(); }
} // namespace twobus
