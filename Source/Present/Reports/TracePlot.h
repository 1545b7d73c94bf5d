#pragma once

#include "Present/Reports/ReportedFileText.h"

#include <string>

/** @file
    A programme's waveform and its loudness over time as HTML with inline SVG, with its worst moments marked.

    The drawings stretch with the page; their labels are ordinary text of the page, so that they stay readable on a
    phone. Colours come from the page's style. At most mostPlotColumns steps wide, 25 kB.
*/
namespace twobus
{
inline constexpr std::size_t mostPlotColumns = 400;

/** Empty if there is nothing to draw. idPrefix, such as "f12", makes the ids unique in the page. */
std::string tracePlot (const ReportedFile&, const std::string& idPrefix);
} // namespace twobus
