#include "App/LiveReport.h"

#include "App/Text.h"
#include "Files/AtomicFile.h"
#include "Present/FileReport.h"

#include <utility>

namespace twobus
{
std::string liveReportText (const Frame& frame, const std::string& sourceName)
{
    const auto& readings = frame.snapshot.readings;
    const MeterFormat format { frame.snapshot.sampleRate, frame.layout, fullScaleOf24Bits, frame.dualMono };
    return fileReportText ({ sourceName, "live", "stream", format, readings.secondsMeasured }, readings, frame.advice, frame.choices, frame.rms);
}

void LiveReportSaver::askWhereToSave (std::string text)
{
    const auto start = juce::File::getSpecialLocation (juce::File::userDocumentsDirectory).getNonexistentChildFile ("Twobus report", ".txt");
    chooser = std::make_unique<juce::FileChooser> ("Save the report", start, "*.txt");
    chooser->launchAsync (juce::FileBrowserComponent::saveMode | juce::FileBrowserComponent::warnAboutOverwriting, [this, written = std::move (text)] (const juce::FileChooser& chosen) {
        const auto file = chosen.getResult();

        if (file == juce::File())
            return;

        try
        {
            writeFileAtomically (toPath (file), written);
        }
        catch (const FileWriteError& error)
        {
            if (onProblem != nullptr)
                onProblem (error.what());
        }
    });
}
} // namespace twobus
