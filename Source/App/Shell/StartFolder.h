#pragma once

#include <juce_core/juce_core.h>

#include <filesystem>
#include <initializer_list>

/** @file
    The folder in which the window's file dialogs open, for opening and for saving. It always exists. Reads the disk;
    does not throw.
*/
namespace twobus
{
/** The first of these that is an existing folder; the working folder if none is. */
juce::File firstFolderOf (std::initializer_list<juce::File>);

/** The folder that was used last. If it does not exist, or if none was used, the user's Documents or else their home.
    */
juce::File startFolder (const std::filesystem::path& lastUsed);
} // namespace twobus
