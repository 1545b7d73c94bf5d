#pragma once

#include "Advice/TrackAdvice.h"

#include <span>
#include <string>
#include <vector>

/** @file
    Who uses the headroom, live, in words: the same in the window and the command line. UTF-8.
*/
namespace twobus
{
/** One line of the table of tracks. */
struct TrackRow
{
    std::string name; ///< "Kick"; "Guitar L + Choir" if only their sum is known
    std::string share; ///< "41 %"
    std::string trim; ///< dB, of each of these tracks: "−9.0", "0.0"
    double shareOfPeak = 0.0; ///< for the bar: 1 is the whole peak
    bool isTrimmed = false;
};

/** The largest share first. `names` are the tracks', by number. Empty if no shares are shown. */
std::vector<TrackRow> trackRows (const TrackAdvice&, std::span<const std::string> names);

/** "One option: Kick and Bass down 9.2 dB each." If no trims of a few tracks reach the aim, says so. Empty if the worst
    peak is not above the aim, or no shares are shown. */
std::string trackOptionText (const TrackAdvice&, std::span<const std::string> names, double aimDbtp);

/** How far the taps explain the sum, and what to do: "The eight taps explain the sum to −52.0 dB."; "An estimate: the
    taps explain the sum only to −24.1 dB. Some tracks may have no tap."; "The taps explain the sum only to −12.0 dB, so
    no shares are shown. Insert a tap on every track, after its effects." */
std::string trackRestText (const TrackAdvice&, std::size_t numTaps);

/** What else there is to say: "Guitar L and Guitar R play the same: only their sum is known."; "Not heard in this pass:
    Choir." */
std::vector<std::string> trackNotes (const TrackAdvice&, std::span<const std::string> names);
} // namespace twobus
