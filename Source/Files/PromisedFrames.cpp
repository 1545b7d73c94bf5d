#include "Files/PromisedFrames.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>

namespace twobus
{
// Of a file that ends early libsndfile's log has lines such as "data : 864000 (should be 431960)"; AU's label is padded.
std::int64_t promisedFrames (SNDFILE* file, const SF_INFO& info)
{
    static constexpr std::array<std::string_view, 5> labels { "data", "SSND", "Riff size", "riff", "Data Size  " };
    constexpr std::int64_t unknownLength = 0xFFFFFFFF;

    std::array<char, 16384> log {};
    sf_command (file, SFC_GET_LOG_INFO, log.data(), static_cast<int> (log.size() - 1));

    std::string_view rest (log.data());

    while (! rest.empty())
    {
        const auto line = rest.substr (0, rest.find ('\n'));
        rest.remove_prefix (std::min (rest.size(), line.size() + 1));

        const auto text = line.substr (std::min (line.size(), line.find_first_not_of (' ')));
        const auto colon = text.find (" : ");
        const auto shouldBe = text.find (" (should be ");

        if (colon == std::string_view::npos || shouldBe == std::string_view::npos || shouldBe < colon
            || std::find (labels.begin(), labels.end(), text.substr (0, colon)) == labels.end())
            continue;

        const auto declared = std::atoll (std::string (text.substr (colon + 3, shouldBe - colon - 3)).c_str());
        const auto found = std::atoll (std::string (text.substr (shouldBe + 12)).c_str());

        if (declared > found && found > 0 && declared < unknownLength - 1)
            return std::llround (static_cast<double> (info.frames) * static_cast<double> (declared) / static_cast<double> (found));
    }

    return info.frames;
}
} // namespace twobus
