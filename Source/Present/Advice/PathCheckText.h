#pragma once

#include "Advice/PathAdvice.h"

#include <string>
#include <string_view>
#include <vector>

namespace twobus
{
/** The result of a path check in words. UTF-8. */
struct PathCheckText
{
    std::string badgeInBar; ///< "Path exact", short enough for the window's bar
    std::string badge; ///< "path exact", "path −12.0 dB"
    std::string headline; ///< "The path is exact: bit for bit, and overs up to +6.0 dBFS arrive."
    std::string caution; ///< for as long as this path is listened to; empty if the levels are the DAW's
    std::vector<std::string> faults; ///< what the path does, each with what to do, gravest first
    std::vector<std::string> notes; ///< what was heard and what was not tested

    bool operator== (const PathCheckText&) const = default;
};

PathCheckText wordsFor (const PathReadings&, const PathVerdict&);

/** What a button or a sentence offers for a path of this gain: "add 12.0 dB to the readings". */
std::string addBackWords (double pathGainDb);

/** The badge of a path whose gain is added back: "Path −12.0 dB, added back". */
std::string addedBackBadge (double pathGainDb);

/** The badge where there is little room: "Exact", "−12.0 dB", "Unchecked". */
std::string briefBadge (const PathVerdict&);

/** Likewise if the gain is added back: "+12.0 dB added". */
std::string briefAddedBackBadge (double pathGainDb);

/** The badge where there is room for a sign only: "OK" if the path is exact, "?" if it was not checked, or else "!". */
std::string badgeSign (const PathVerdict&);

/** All of the above, one line each; ends with a line break. */
std::string pathCheckText (const PathReadings&, const PathVerdict&);

/** How to do it once the test file is written, step by step. */
std::vector<std::string> pathCheckSteps();

std::string_view keyOf (PathBadge) noexcept; ///< "exact"
std::string_view keyOf (PathFindingKind) noexcept; ///< "sidesSwapped"
} // namespace twobus
