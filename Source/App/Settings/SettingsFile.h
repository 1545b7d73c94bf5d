#pragma once

#include "App/Settings/Settings.h"

#include <juce_core/juce_core.h>

namespace twobus
{
/** The file with the settings: see usersSettingsFile. Only the user can read the file, and also its folder if this
    class created the folder.

    Message thread. No call throws. A missing or damaged file reads as the default settings. A damaged file is renamed
    to settings.json.bad (bad-2 and so on if that exists) before a new one is written; a file that can neither be read
    nor renamed is not overwritten.
*/
class SettingsFile
{
public:
    SettingsFile();
    explicit SettingsFile (juce::File settingsFile) : file (std::move (settingsFile)) {}

    struct Reading
    {
        Settings settings;
        std::string problem; ///< a sentence: why these are the defaults, and where the damaged file is; empty if none
    };

    Reading read();

    /** Writes a new file beside the old one and renames it, so that the file is never half written. If that fails,
        returns a sentence the first time: the settings then last only as long as the window. Returns an empty string if
        the file was written, if an earlier call already returned the sentence, or if read() reported the problem. */
    std::string write (const Settings&);

    /** Tests whether the file can be written, and returns the same sentence as write. */
    std::string checkWritable();

private:
    Reading putAside (const std::string& reason);

    template <typename Write>
    std::string attempt (Write&&);

    juce::File file; ///< empty if the system names no home folder
    bool canWrite = true, hasReported = false;
};
} // namespace twobus
