#include "Present/Reports/MarkerText.h"

#include "Present/Base/Names.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>

namespace twobus
{
namespace
{
std::string_view shortNameOf (Cause cause)
{
    switch (cause)
    {
        case Cause::interSample: return ", between samples";
        case Cause::overFullScale: return ", over 0 dBFS";
        case Cause::flatAtFullScale:
        case Cause::flatBelowFullScale: return ", flat top";
        case Cause::limiterPinned: return ", limited";
        case Cause::none:
        case Cause::clean: break;
    }

    return {};
}

std::string nameOf (const LoudMoment& moment, std::size_t rank, const ChannelLayout& layout)
{
    const auto band = moment.octaveBandHz ? fmt::format (", {:g} Hz", *moment.octaveBandHz) : std::string();
    const auto dbtp = std::round (moment.truePeakDbtp * 10.0) / 10.0 + 0.0; // + 0.0 prevents "-0.0"
    return fmt::format ("{}: {}{:.1f} dBTP {}{}{}", rank, dbtp > 0.0 ? "+" : "", dbtp,
                        channelWord (layout, moment.channel), band, shortNameOf (moment.cause));
}

/** "0:02:51.380". */
std::string clockText (double seconds)
{
    const auto ms = std::llround (seconds * 1000.0);
    return fmt::format ("{}:{:02}:{:02}.{:03}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
}
} // namespace

std::optional<MarkerFormat> markerFormatFromKey (std::string_view key) noexcept
{
    if (key == "reaper")
        return MarkerFormat::reaper;

    if (key == "audacity")
        return MarkerFormat::audacity;

    if (key == "cue")
        return MarkerFormat::cuePoints;

    return std::nullopt;
}

std::vector<Marker> markersOf (const ReportedFile& file)
{
    std::vector<Marker> markers;
    std::size_t rank = 0;

    for (const auto& moment : worstMoments (file.readings))
        if (std::isfinite (moment.truePeakDbtp))
            markers.push_back ({ moment.seconds, std::nullopt, nameOf (moment, ++rank, file.facts.format.layout) });

    for (const auto& finding : findingsOf (file))
        if (finding.seconds)
            markers.push_back ({ *finding.seconds, finding.endSeconds, finding.name });

    std::stable_sort (markers.begin(), markers.end(),
                      [] (const Marker& a, const Marker& b) { return a.seconds < b.seconds; });
    return markers;
}

std::string reaperMarkers (std::span<const Marker> markers)
{
    std::string text = "#,Name,Start,End,Length\n";
    std::size_t numMarkers = 0, numRegions = 0;

    for (const auto& marker : markers)
    {
        auto name = marker.name;
        std::replace (name.begin(), name.end(), ',', ';');

        if (const auto end = marker.endSeconds)
            text += fmt::format ("R{},{},{},{},{}\n", ++numRegions, name, clockText (marker.seconds), clockText (*end),
                                 clockText (*end - marker.seconds));
        else
            text += fmt::format ("M{},{},{},,\n", ++numMarkers, name, clockText (marker.seconds));
    }

    return text;
}

std::string audacityLabels (std::span<const Marker> markers)
{
    std::string text;

    for (const auto& marker : markers)
        text += fmt::format ("{:.6f}\t{:.6f}\t{}\n", marker.seconds, marker.endSeconds.value_or (marker.seconds),
                             marker.name);

    return text;
}
} // namespace twobus
