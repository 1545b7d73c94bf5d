#include "App/Shell/StartFolder.h"

#include "App/Text.h"

namespace twobus
{
juce::File firstFolderOf (std::initializer_list<juce::File> folders)
{
    for (const auto& folder : folders)
        if (folder != juce::File() && folder.isDirectory()) // JUCE treats the file without a name as a folder
            return folder;

    return juce::File::getCurrentWorkingDirectory();
}

juce::File startFolder (const std::filesystem::path& lastUsed)
{
    const auto last = toJuce (toUtf8 (lastUsed));
    return firstFolderOf ({ juce::File::isAbsolutePath (last) ? juce::File (last) : juce::File(),
                            juce::File::getSpecialLocation (juce::File::userDocumentsDirectory),
                            juce::File::getSpecialLocation (juce::File::userHomeDirectory) });
}
} // namespace twobus
