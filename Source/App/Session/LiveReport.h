#pragma once

#include "App/Files/Model/ExportJobs.h"
#include "App/Session/Frame.h"

#include <filesystem>
#include <functional>
#include <juce_gui_basics/juce_gui_basics.h>

#include <memory>
#include <string>

/** What is measured live, as the HTML report that the Files page writes of a file. Message thread. */
namespace twobus
{
/** A source's name stands where a file's would. */
ReportedFile liveReportOf (const Frame&, const std::string& sourceName);

/** How it was measured; madeAt is now. */
ReportSettings liveReportSettings (const Frame&, std::vector<DeliveryTarget>);

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
