#pragma once

#include "Core/Path/PathReadings.h"
#include "Core/Path/PathTake.h"

namespace twobus
{
/** Measures what a path did to the test file, by comparing the take with PathSignal at the moments that were heard.

    First the marks say when each frame belongs in the file, to a hundredth of a frame; then the rest is compared:
    the gain of each way from a side sent to a side heard, by least squares over the tones of one side and of both; the
    response by the tones of the chord, which make whole periods in the two seconds that are looked at, so that they do
    not disturb each other and what is left is what was not sent; the ceiling by the bursts; noise by the silence; lost
    pieces by blocks of 10 ms. "Bit for bit" is only said if each sample from the first mark to the last is the file's.

    Takes a second or so and some 100 MB at 96 kHz: not for an audio thread.
*/
PathReadings analysePath (const PathTake&);
} // namespace twobus
