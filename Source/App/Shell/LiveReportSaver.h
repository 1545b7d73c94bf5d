#pragma once

#include "App/Files/Model/ExportJobs.h"

#include <filesystem>
#include <functional>
#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <string>

namespace twobus
{
/** Saves the report on the live measurement: see LiveReport. Message thread. */
class LiveReportSaver
{
public:
    /** Asks in the system's own dialog, which opens in this folder and asks before it overwrites a file. */
    void askWhereToSave (ExportedFiles, const juce::File& folder);

    /** Saves in the background; poll reports the result through onSay. */
    void save (ExportedFiles, const std::filesystem::path& path);

    /** Must be called about ten times a second: reports what was written since the last call. */
    void poll();

    std::function<void (Severity, const std::string&)> onSay;

    /** Called with the folder that the user chose. */
    std::function<void (const juce::File&)> onFolderUsed;

private:
    std::unique_ptr<juce::FileChooser> chooser;
    ExportJobs jobs;
};
} // namespace twobus
