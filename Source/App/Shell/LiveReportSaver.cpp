#include "App/Shell/LiveReportSaver.h"

#include "App/Text.h"
#include "App/Widgets/FileDialog.h"

#include <utility>

namespace twobus
{
void LiveReportSaver::askWhereToSave (ExportedFiles report, const juce::File& folder)
{
    const auto ending = toJuce (wordsFor (FileExport::report).ending);
    chooser = std::make_unique<juce::FileChooser> (
        "Save the report", folder.getNonexistentChildFile ("Twobus report", ending), "*" + ending);
    using Browser = juce::FileBrowserComponent;
    openFileDialog (*chooser, Browser::saveMode | Browser::canSelectFiles | Browser::warnAboutOverwriting,
                    [this, ending, chosenReport = std::move (report)] (const juce::FileChooser& done) {
                        const auto file = done.getResult();

                        if (file == juce::File())
                            return;

                        if (onFolderUsed != nullptr)
                            onFolderUsed (file.getParentDirectory());

                        save (chosenReport,
                              toPath (file.getFileExtension().isEmpty() ? file.withFileExtension (ending) : file));
                    });
}

void LiveReportSaver::save (ExportedFiles report, const std::filesystem::path& path)
{
    jobs.start (FileExport::report, allFileExports().at (FileExport::report), std::move (report), path);
}

void LiveReportSaver::poll()
{
    while (const auto written = jobs.poll())
        if (onSay != nullptr)
            onSay (written->error.empty() ? Severity::good : Severity::caution, sentenceOf (*written));
}
} // namespace twobus
