#pragma once

#include "App/Files/Model/ExportJobs.h"

#include <filesystem>
#include <functional>
#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <string>

namespace twobus
{
/** Saves the report on what is measured live: see LiveReport. Message thread. */
class LiveReportSaver
{
public:
    /** In the system's own window, which begins in that folder and asks before it overwrites. */
    void askWhereToSave (ExportedFiles, const juce::File& folder);

    /** In the background; what became of it is said. */
    void save (ExportedFiles, const std::filesystem::path& path);

    /** To be called about ten times a second: says what was written since. */
    void poll();

    std::function<void (Severity, const std::string&)> onSay;

    /** The folder that the user chose. */
    std::function<void (const juce::File&)> onFolderUsed;

private:
    std::unique_ptr<juce::FileChooser> chooser;
    ExportJobs jobs;
};
} // namespace twobus
