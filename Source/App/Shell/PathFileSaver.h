#pragma once

#include "Advice/Advice.h"

#include <juce_gui_basics/juce_gui_basics.h>

#include <functional>
#include <future>
#include <memory>
#include <string>

namespace twobus
{
/** Saves the path check's test file where the user wants it. Message thread; the file is made on a thread of its own,
    and the destructor waits for it. */
class PathFileSaver
{
public:
    /** Asks in the system's own dialog, which opens in this folder. The file gets the rate of what is heard, or 48 kHz.
        A name that is taken gets a number: no file is replaced. */
    void askWhereToSave (double heardRate, const juce::File& folder);

    /** Must be called about ten times a second: reports what was written since the last call. */
    void poll();

    std::function<void (Severity, const std::string&)> onSay;

    /** Called with the folder that the user chose. */
    std::function<void (const juce::File&)> onFolderUsed;

private:
    struct Written
    {
        Severity severity;
        std::string sentence;
    };

    std::unique_ptr<juce::FileChooser> chooser;
    std::future<Written> writing;
};
} // namespace twobus
