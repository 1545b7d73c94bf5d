#pragma once

#include "App/Settings.h"

#include <juce_core/juce_core.h>

/** Where the settings live: $XDG_CONFIG_HOME/twobus or ~/.config/twobus on Linux, the usual place elsewhere.

    Message thread. Neither call throws; a file that is missing or damaged reads as the first start's settings.
*/
namespace twobus
{
class SettingsFile
{
public:
    explicit SettingsFile (juce::File settingsFile = defaultFile()) : file (std::move (settingsFile)) {}

    Settings read() const;

    /** Writes a new file beside the old one and puts it in its place, so that no half of a file ever stands
        there. False where that cannot be done: the settings then last as long as the window. */
    bool write (const Settings&) const;

    static juce::File defaultFile();

private:
    juce::File file;
};
} // namespace twobus
