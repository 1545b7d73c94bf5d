#pragma once

#include "App/Settings/Settings.h"

#include <juce_core/juce_core.h>

namespace twobus
{
/** Where the settings live: see usersSettingsFile. Readable by their user alone, as is the folder where it had to be
    made.

    Message thread. No call throws; a file that is missing or damaged reads as the first start's settings. A damaged one
    is kept beside, as settings.json.bad (bad-2 and so on where there is one), before another is written in its place;
    one that can neither be read nor put aside is not overwritten.
*/
class SettingsFile
{
public:
    SettingsFile();
    explicit SettingsFile (juce::File settingsFile) : file (std::move (settingsFile)) {}

    struct Reading
    {
        Settings settings;
        std::string
            problem; ///< a sentence: why they are the first start's, and where the file is kept; empty while all is well
    };

    Reading read();

    /** Writes a new file beside the old one and puts it in its place, so that no half of a file ever stands there.
        Where that cannot be done the settings last as long as the window, and a sentence says so, once: the first time.
        Empty where all is well, or read() has said it. */
    std::string write (const Settings&);

    /** The same sentence, before there is anything to write. */
    std::string tryOut();

private:
    Reading putAside (const std::string& reason);

    template <typename Write>
    std::string attempt (Write&&);

    juce::File file; ///< none where the system names no home
    bool mayWrite = true, wasTold = false;
};
} // namespace twobus
