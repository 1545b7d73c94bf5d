#pragma once

#include <filesystem>
#include <functional>
#include <juce_gui_basics/juce_gui_basics.h>
#include <memory>
#include <vector>

namespace twobus
{
/** The system's own dialogs that ask for files, for folders, or for a place to save. One is open at a time; it opens in
    the folder that was used last. Message thread. */
class PathChooser
{
public:
    using TakePaths = std::function<void (std::vector<std::filesystem::path>)>;
    using TakePath = std::function<void (const std::filesystem::path&)>;

    /** Returns the folder in which a dialog opens. Must be set before a dialog is opened. */
    std::function<juce::File()> folderToStartIn;

    /** Called with the folder of the user's choice. */
    std::function<void (const juce::File&)> onFolderUsed;

    /** The paths are empty if the user cancels. */
    void askForFiles (const juce::String& title, TakePaths);
    void askForFolders (const juce::String& title, TakePaths);

    /** Does not call back if the user cancels, and neither does askWhereToSave. */
    void askForFile (const juce::String& title, TakePath);

    /** Asks before it overwrites a file. The ending includes its dot, and is added to a name without an ending. */
    void askWhereToSave (const juce::String& title, const juce::String& name, const juce::String& ending, TakePath);

    /** Calls onFolderUsed for a file that came another way: dropped, or named on the command line. */
    void noteFolderOf (const juce::File&) const;

private:
    void askForSeveral (const juce::String& title, int whatToSelect, TakePaths);

    std::unique_ptr<juce::FileChooser> chooser;
};
} // namespace twobus
