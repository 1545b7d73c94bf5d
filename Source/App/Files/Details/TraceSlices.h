#pragma once

#include "Core/Bank/ProgrammeTrace.h"

#include <vector>

/** @file
    A programme's trace gathered into pixels. Each column is in one pixel at least, so that no peak is lost, and each
    pixel has one column at least. No drawing.
*/
namespace twobus
{
/** What is under one pixel: lowest and highest sample, maxima of the levels; NaN where a loudness does not exist. */
using TraceSlice = TraceColumn;

/** Of the pixel that begins at so many seconds and is so long. A trace without columns is silence. */
TraceSlice sliceOf (const ProgrammeTrace&, double firstSeconds, double lengthSeconds);

/** Of the pixels from first to before last, of so many that show that much time. */
std::vector<TraceSlice> slicesOf (const ProgrammeTrace&, double shownSeconds, int numPixels, int first, int last);
} // namespace twobus
