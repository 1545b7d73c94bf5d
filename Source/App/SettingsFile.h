#pragma once

#include "App/Settings.h"

#include <juce_core/juce_core.h>

/** Where the settings live: $XDG_CONFIG_HOME/twobus or ~/.config/twobus on Linux, the usual place elsewhere.

    Message thread. Neither call throws; a file that is missing or damaged reads as the first start's settings. A damaged one is
    kept beside, as settings.json.bad (bad-2 and so on where there is one), before another is written in its place; one that can
    neither be read nor put aside is not overwritten.
*/
namespace twobus
{
class SettingsFile
{
public:
    explicit SettingsFile (juce::File settingsFile = defaultFile()) : file (std::move (settingsFile)) {}

    struct Reading
    {
        Settings settings;
        std::string problem; ///< a sentence: why they are the first start's, and where the file is kept; empty while all is well
    };

    Reading read();

    /** Writes a new file beside the old one and puts it in its place, so that no half of a file ever stands
        there. False where that cannot be done: the settings then last as long as the window. */
    bool write (const Settings&) const;

    static juce::File defaultFile();

private:
    Reading putAside (const std::string& reason);

    juce::File file;
    bool mayWrite = true;
};
} // namespace twobus
