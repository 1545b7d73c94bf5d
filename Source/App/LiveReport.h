#pragma once

#include "App/Frame.h"

#include <functional>
#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <string>

/** What is measured live, as a report on disk: the text that `twobus-cli check` prints of a file. Message thread. */
namespace twobus
{
std::string liveReportText (const Frame&, const std::string& sourceName);

class LiveReportSaver
{
public:
    /** In the system's own window, which asks before it overwrites. */
    void askWhereToSave (std::string text);

    /** Why it could not be written. */
    std::function<void (const std::string&)> onProblem;

private:
    std::unique_ptr<juce::FileChooser> chooser;
};
} // namespace twobus
