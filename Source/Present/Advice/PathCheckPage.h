#pragma once

#include "Present/Advice/PathCheckText.h"
#include "Present/Base/Document.h"

#include <optional>
#include <string>

namespace twobus
{
/** What the window shows about the path check: where it is now, what it found, and how to do it. */
struct PathCheckPage
{
    enum class State
    {
        listening,
        hearing,
        measuring,
        heardOnlyEnd
    };

    State state = State::listening;
    std::string sourceName;
    bool isSourceThere = false;
    double fileSeconds = 0.0; ///< heard so far
    std::optional<PathCheckText> text; ///< of the newest file, if one was heard
    std::string badgeBefore; ///< that still holds, if the newest file was not heard well
    double addedGainDb = 0.0; ///< because the path takes as much
};

Document pathCheckDocument (const PathCheckPage&);
} // namespace twobus
