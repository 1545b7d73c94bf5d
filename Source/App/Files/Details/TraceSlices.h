#pragma once

#include "Core/Bank/ProgrammeTrace.h"

#include <vector>

/** @file
    A programme's trace gathered into pixels. Each column is in at least one pixel, so that no peak is lost, and each
    pixel has at least one column. Draws nothing.
*/
namespace twobus
{
/** The values of one pixel: lowest and highest sample, and maxima of the levels. A loudness that does not exist is NaN.
    */
using TraceSlice = TraceColumn;

/** The slice of a pixel that begins at firstSeconds and lasts lengthSeconds. A trace without columns gives silence. */
TraceSlice sliceOf (const ProgrammeTrace&, double firstSeconds, double lengthSeconds);

/** The slices of the pixels from first to before last. numPixels pixels show shownSeconds. */
std::vector<TraceSlice> slicesOf (const ProgrammeTrace&, double shownSeconds, int numPixels, int first, int last);
} // namespace twobus
