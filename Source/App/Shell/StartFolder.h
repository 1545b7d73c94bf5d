#pragma once

#include <juce_core/juce_core.h>

#include <filesystem>
#include <initializer_list>

/** @file
    The folder in which the window's choosers begin, whether files are opened or saved: always one that exists. Looks at
    the disk; throws nothing.
*/
namespace twobus
{
/** The first of these that is a folder now; the working folder if none is. */
juce::File firstFolderOf (std::initializer_list<juce::File>);

/** The folder that was used last; if it is gone or none was, the user's Documents, else their home. */
juce::File startFolder (const std::filesystem::path& lastUsed);
} // namespace twobus
