#include "App/Files/Page/PathChooser.h"

#include "App/Files/Page/ChooserAnswer.h"
#include "App/Text.h"
#include "App/Widgets/FileDialog.h"

#include <utility>

namespace twobus
{
namespace
{
using Browser = juce::FileBrowserComponent;
} // namespace

void PathChooser::askForFiles (const juce::String& title, TakePaths take)
{
    askForSeveral (title, Browser::canSelectFiles, std::move (take));
}

void PathChooser::askForFolders (const juce::String& title, TakePaths take)
{
    askForSeveral (title, Browser::canSelectDirectories, std::move (take));
}

void PathChooser::askForSeveral (const juce::String& title, int whatToSelect, TakePaths take)
{
    chooser = std::make_unique<juce::FileChooser> (title, folderToStartIn());
    openFileDialog (*chooser, Browser::openMode | Browser::canSelectMultipleItems | whatToSelect,
                    [this, taker = std::move (take)] (const juce::FileChooser& done) {
                        auto paths = pathsOfAnswer (done.getResults(), juce::File::getCurrentWorkingDirectory());

                        if (! paths.empty())
                            noteFolderOf (toJuceFile (paths.back()));

                        taker (std::move (paths));
                    });
}

void PathChooser::askForFile (const juce::String& title, TakePath take)
{
    chooser = std::make_unique<juce::FileChooser> (title, folderToStartIn());
    openFileDialog (*chooser, Browser::openMode | Browser::canSelectFiles,
                    [this, taker = std::move (take)] (const juce::FileChooser& done) {
                        const auto file = done.getResult();

                        if (file == juce::File())
                            return;

                        noteFolderOf (file);
                        taker (toPath (file));
                    });
}

void PathChooser::askWhereToSave (const juce::String& title, const juce::String& name, const juce::String& ending,
                                  TakePath take)
{
    chooser = std::make_unique<juce::FileChooser> (title, folderToStartIn().getNonexistentChildFile (name, ending),
                                                   "*" + ending);
    openFileDialog (*chooser, Browser::saveMode | Browser::canSelectFiles | Browser::warnAboutOverwriting,
                    [this, ending, taker = std::move (take)] (const juce::FileChooser& done) {
                        const auto file = done.getResult();

                        if (file == juce::File())
                            return;

                        noteFolderOf (file);
                        taker (toPath (file.getFileExtension().isEmpty() ? file.withFileExtension (ending) : file));
                    });
}

void PathChooser::noteFolderOf (const juce::File& file) const
{
    if (onFolderUsed != nullptr)
        onFolderUsed (file.getParentDirectory());
}
} // namespace twobus
