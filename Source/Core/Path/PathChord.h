#pragma once

#include "Core/Path/PathMaterial.h"

#include <array>
#include <vector>

namespace twobus
{
/** What was heard of the chord in two of its seconds. */
struct PathChord
{
    struct Tone
    {
        double hertz, gain; ///< of the side that is sent with it, as it is heard on this side
    };

    /** [heard][sent] */
    std::array<std::array<std::vector<Tone>, 2>, 2> tones;

    std::array<double, 2> residualDb; ///< what is not tones of the chord or the pilots, against all; -infinity: nothing
};

/** The two seconds in the middle of one of the chords: firstChord or lastChord. */
PathSpan middleOf (PathSpan chord);
PathChord measureChord (const PathMaterial&, PathSpan chord);
} // namespace twobus
