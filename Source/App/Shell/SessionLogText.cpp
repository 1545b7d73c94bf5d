#include "App/Shell/SessionLogText.h"

#include "Files/Disk/UsersFolder.h"
#include "Files/Sessions/SessionFolder.h"
#include "Present/Base/PathText.h"
#include "Present/Base/ShownText.h"

#include <juce_core/juce_core.h>

namespace twobus
{
std::string shownSessionFolder()
{
    auto folder = shownText (toUtf8 (usersSessionFolder()));

    if (const auto home =
            juce::File::getSpecialLocation (juce::File::userHomeDirectory).getFullPathName().toStdString();
        home.size() > 1 && folder.starts_with (home + "/"))
        folder.replace (0, home.size(), "~");

    return folder;
}

std::string sessionLogMeaning()
{
    const SessionLimits limits;
    const auto folder = shownSessionFolder();
    const auto place = folder.empty() ? std::string ("disk on this computer") : folder;

    return "While Twobus listens to a mix or master it writes the readings to " + place
           + ". It writes no sound, and keeps at most " + std::to_string (limits.mostLogs) + " logs or "
           + std::to_string (limits.mostBytes >> 20)
           + " MB. They survive a crash, and you can check a bounce against them.";
}
} // namespace twobus
