#pragma once

#include "Present/Reports/ReportedFileText.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/** @file
    Markers for the DAW: the worst moments of a file, and the findings that have a position.

    Names are one line of plain ASCII, so that every program accepts them.

    REAPER reads markers with "Import regions/markers" of its Region/Marker Manager: CSV with the head
    "#,Name,Start,End,Length", M1 for a marker and R1 for a region, times as h:mm:ss.mmm of the project. Audacity reads
    labels with "Import labels": start and end in seconds with a decimal point, and the name, with tabs between; both
    times are the same for a point. Ardour, as of 7.3, cannot read markers from a file: it writes cue sheets but does
    not read them, and "Import from session" is not in its menus. Its session file is its own, so we leave it alone.
*/
namespace twobus
{
struct Marker
{
    double seconds = 0.0;
    std::optional<double> endSeconds; ///< for a region
    std::string name; ///< "2: +0.3 dBTP right, 63 Hz, between samples"
};

enum class MarkerFormat
{
    reaper,
    audacity,
    cuePoints ///< in a copy of a WAV file: see CueCopy
};

std::optional<MarkerFormat> markerFormatFromKey (std::string_view) noexcept; ///< "reaper", "audacity", "cue"

/** In order of time. */
std::vector<Marker> markersOf (const ReportedFile&);

std::string reaperMarkers (std::span<const Marker>);
std::string audacityLabels (std::span<const Marker>);
} // namespace twobus
