#pragma once

#include <filesystem>
#include <juce_core/juce_core.h>
#include <vector>

namespace twobus
{
/** The files that were chosen, from the answer of a chooser for several.

    On Linux JUCE takes the answer of zenity apart at each ":" and that of kdialog at each line break, but at none
    between two quotation marks. So a name that holds one of these comes in pieces ("Mix 12:30.wav"), or with others
    behind it (`7" edit.wav`). The disk tells what belongs together: pieces that do not each name something by
    themselves are put together to the longest path that does. What names nothing however it is put together stays as it
    came, for its reader to say so.

    Elsewhere, and for names without such characters, the answer is returned as it is. Looks at the disk a few times for
    each file; throws nothing.

    Pieces that are no whole path came as if they lay in the working folder.
*/
std::vector<std::filesystem::path> pathsOfAnswer (const juce::Array<juce::File>& answer,
                                                  const juce::File& workingFolder);
} // namespace twobus
