#pragma once

#include "Present/Reports/ReportedFileText.h"

#include <string>

/** @file
    A programme's waveform and its loudness over time as HTML with inline SVG, its worst moments marked.

    The drawings stretch with the page; what is written beside them is text of the page, so that it stays readable on a
    phone. Colours come from the page's style. At most mostPlotColumns steps wide, 25 kB.
*/
namespace twobus
{
inline constexpr std::size_t mostPlotColumns = 400;

/** Empty where there is nothing to draw. idPrefix, such as "f12", makes the ids unique in the page. */
std::string tracePlot (const ReportedFile&, const std::string& idPrefix);
} // namespace twobus
