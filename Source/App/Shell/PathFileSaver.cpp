#include "App/Shell/PathFileSaver.h"

#include "App/Text.h"
#include "App/Widgets/FileDialog.h"
#include "Files/Disk/FileError.h"
#include "Files/Path/PathTestFile.h"
#include "Present/Base/PathText.h"
#include "Present/Base/ShownText.h"

#include <algorithm>
#include <chrono>

namespace twobus
{
void PathFileSaver::askWhereToSave (double heardRate, const juce::File& folder)
{
    const auto isKnown = std::ranges::find (PathSignal::rates, heardRate) != PathSignal::rates.end();
    const auto rate = isKnown ? heardRate : 48000.0;
    const auto name = toJuce (pathTestFileName (rate, PathSignal::Format::float32));
    chooser = std::make_unique<juce::FileChooser> ("Write the test file", folder.getChildFile (name), "*.wav");
    using Browser = juce::FileBrowserComponent;
    openFileDialog (
        *chooser, Browser::saveMode | Browser::canSelectFiles, [this, rate] (const juce::FileChooser& done) {
            const auto file = done.getResult();

            if (file == juce::File() || writing.valid())
                return;

            if (onFolderUsed != nullptr)
                onFolderUsed (file.getParentDirectory());

            const auto path = toPath (file.getFileExtension().isEmpty() ? file.withFileExtension (".wav") : file);
            writing = std::async (std::launch::async, [path, rate]() -> Written {
                try
                {
                    const auto written = writePathTestFile (path, PathSignal (rate, PathSignal::Format::float32));
                    return { Severity::good, "The test file is " + shownText (toUtf8 (written))
                                                 + ". Turn your monitors off, and play it in your DAW." };
                }
                catch (const FileError& error)
                {
                    return { Severity::caution, error.what() };
                }
            });
        });
}

void PathFileSaver::poll()
{
    if (! writing.valid() || writing.wait_for (std::chrono::seconds (0)) != std::future_status::ready)
        return;

    const auto [severity, sentence] = writing.get();

    if (onSay != nullptr)
        onSay (severity, sentence);
}
} // namespace twobus
