#include "App/Session/LiveReport.h"

#include "App/Text.h"
#include "Files/Reports/ProgramVersion.h"

#include <utility>

namespace twobus
{
ReportedFile liveReportOf (const Frame& frame, const std::string& sourceName)
{
    const auto& readings = frame.snapshot.readings;
    ReportedFile report;
    report.path = sourceName;
    report.isLive = true;
    report.secondsLost = frame.snapshot.health.lostSeconds;
    report.facts = { sourceName, "live", "stream", MeterFormat { frame.snapshot.sampleRate, frame.layout, fullScaleOf24Bits, frame.dualMono }, readings.secondsMeasured };
    report.readings = readings;
    report.choices = frame.choices;
    report.advice = frame.advice;
    return report;
}

ReportSettings liveReportSettings (const Frame& frame, std::vector<DeliveryTarget> targets)
{
    return { std::string (programVersion()),
             juce::Time::getCurrentTime().formatted ("%Y-%m-%d %H:%M").toStdString(),
             frame.choices.stage,
             frame.choices.aimDbtp,
             frame.choices.isClippedByChoice,
             frame.dualMono,
             frame.rms,
             { std::move (targets), false } };
}

void LiveReportSaver::askWhereToSave (ExportedFiles report, const juce::File& folder)
{
    const auto ending = toJuce (wordsFor (FileExport::report).ending);
    chooser = std::make_unique<juce::FileChooser> ("Save the report", folder.getNonexistentChildFile ("Twobus report", ending), "*" + ending);
    chooser->launchAsync (juce::FileBrowserComponent::saveMode | juce::FileBrowserComponent::warnAboutOverwriting, [this, ending, chosenReport = std::move (report)] (const juce::FileChooser& done) {
        const auto file = done.getResult();

        if (file == juce::File())
            return;

        if (onFolderUsed != nullptr)
            onFolderUsed (file.getParentDirectory());

        save (chosenReport, toPath (file.getFileExtension().isEmpty() ? file.withFileExtension (ending) : file));
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
