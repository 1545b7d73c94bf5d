#pragma once

#include <filesystem>
#include <juce_core/juce_core.h>
#include <vector>

namespace twobus
{
/** The files that the user chose, from the answer of a file dialog for several files.

    On Linux JUCE splits the answer of zenity at each ":" and that of kdialog at each line break, but not between two
    quotation marks. So a name that contains one of these arrives in pieces ("Mix 12:30.wav") or joined with the names
    after it (`7" edit.wav`). This function checks on disk which pieces belong together: if not all of them exist by
    themselves, they are joined to the longest path that exists. Pieces that give no existing path stay as they are, so
    that their reader reports the error.

    On other systems, and for names without these characters, the answer is returned as it is. Checks the disk a few
    times for each file; does not throw.

    JUCE puts the working folder before pieces that are not whole paths.
*/
std::vector<std::filesystem::path> pathsOfAnswer (const juce::Array<juce::File>& answer,
                                                  const juce::File& workingFolder);
} // namespace twobus
