#include "App/Settings/Settings.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/** Any text must be accepted as settings or as the settings of the first start. Once written, accepted settings must
    read back unchanged. */
using namespace twobus;

extern "C" int LLVMFuzzerTestOneInput (const std::uint8_t* data, std::size_t size)
{
    const std::string_view text (reinterpret_cast<const char*> (data), size);
    const auto settings = settingsFromJson (text);
    const auto written = toJson (settings);

    if (! isSettingsText (written) || ! (settingsFromJson (written) == settings))
        std::abort();

    return 0;
}
