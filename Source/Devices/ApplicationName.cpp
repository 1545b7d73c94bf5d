#include "Devices/ApplicationName.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace twobus
{
namespace
{
/** The proper spelling of programs that give their names in lower case. */
constexpr std::array properNames { "Ardour",   "Audacity", "Carla",      "Chromium", "Firefox",
                                   "Hydrogen", "LMMS",     "Mixbus",     "MusE",     "Qtractor",
                                   "REAPER",   "Renoise",  "Rosegarden", "VLC",      "Zrythm" };

bool isDigit (char character) { return std::isdigit (static_cast<unsigned char> (character)) != 0; }

std::string lowerCase (std::string_view text)
{
    std::string lower (text);
    std::ranges::transform (lower, lower.begin(), [] (char letter) {
        return static_cast<char> (std::tolower (static_cast<unsigned char> (letter)));
    });
    return lower;
}

/** The program behind PulseAudio's or PipeWire's plug-in for ALSA: "ALSA plug-in [vlc]", "PipeWire ALSA [audacity]/ALSA Playback". */
std::string_view withoutLayer (std::string_view name)
{
    for (const std::string_view before : { "ALSA plug-in [", "PipeWire ALSA [" })
        if (const auto end = name.find (']');
            name.starts_with (before) && end != std::string_view::npos && end > before.size())
            return name.substr (before.size(), end - before.size());

    return name;
}

/** "7.3", "v6.70rc1", "3.0.18" */
bool isVersion (std::string_view word)
{
    if (word.starts_with ('v') || word.starts_with ('V'))
        word.remove_prefix (1);

    return ! word.empty() && isDigit (word.front()) && word.find ('.') != std::string_view::npos;
}

std::string_view lastWord (std::string_view text) { return text.substr (text.find_last_of (" (") + 1); }

std::string_view withoutVersion (std::string_view name)
{
    const auto isInBrackets = name.ends_with (')');
    const auto end = name.rfind (isInBrackets ? " (" : " ");
    return end != std::string_view::npos && end > 0
                   && isVersion (lastWord (name.substr (0, name.size() - (isInBrackets ? 1 : 0))))
               ? name.substr (0, end)
               : name;
}

/** Turns "vlc_12345" into "vlc". */
std::string_view withoutProcess (std::string_view name)
{
    constexpr std::size_t fewestDigits = 3;
    const auto last = name.find_last_not_of ("0123456789");
    return last != std::string_view::npos && last > 0 && name[last] == '_' && name.size() - last - 1 >= fewestDigits
               ? name.substr (0, last)
               : name;
}
} // namespace

std::string_view nameWithoutCount (std::string_view clientName)
{
    const auto last = clientName.find_last_not_of ("0123456789");
    return last != std::string_view::npos && last > 0 && last + 1 < clientName.size() && clientName[last] == '-'
               ? clientName.substr (0, last)
               : clientName;
}

std::string applicationName (std::string_view clientName)
{
    const auto whole = withoutProcess (withoutVersion (withoutLayer (clientName)));
    const auto base = nameWithoutCount (whole);
    const auto proper = std::ranges::find_if (
        properNames, [lower = lowerCase (base)] (const char* name) { return lowerCase (name) == lower; });
    return (proper != properNames.end() ? std::string (*proper) : std::string (base))
           + std::string (whole.substr (base.size()));
}
} // namespace twobus
