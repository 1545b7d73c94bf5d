#pragma once

#include "Results/StemReport.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/** @file
    The stems report in words: the same sentences in the window and the command line. UTF-8.
*/
namespace twobus
{
/** "Lead vocal" for "stems/Lead vocal.wav"; printable. */
std::string stemName (const std::string& path);

/** "41 %", "−2 %": whole percent. */
std::string shareText (double share);

/** "−8.0", "0.0". */
std::string stemTrimText (double trimDb);

/** The stems in the order of the table: the largest share of the worst peak first. */
std::vector<std::size_t> stemsByShare (const StemReport&);

/** "8 stems sum to −0.4 dBTP at 2:51.38." */
std::string stemSumText (const StemReport&);

/** "With Kick and Bass down 8.0 dB each, the sum peaks at −6.0 dBTP (summed again). Pulling the master fader down 5.6
    dB keeps the balance." Only the second sentence if there are no trims; empty if no move is needed. */
std::string stemWhatIfText (const StemReport&);

/** "The stems null against song-mix.wav to −71 dB, so these shares are real." Empty if there is no mix. */
std::string stemNullText (const StemReport&);

/** "Also +0.1 dBTP at 1:02.11: Lead vocal 40 %, Bass 30 %, Kick 20 %." One for each of the next worst moments, at most
    three. */
std::vector<std::string> otherMomentTexts (const StemReport&);

/** Notes, each empty if it does not apply: which stems end earlier, are mono in a stereo sum, are incomplete, or have
    samples that are not numbers (invalidSamples: how many in each stem), and that no trims were found. */
std::string stemLengthNote (const std::vector<Stem>&);
std::string stemMonoNote (const std::vector<Stem>&, const std::vector<bool>& isMonoInStereo);
std::string stemIncompleteNote (const std::vector<Stem>&);
std::string stemInvalidNote (const std::vector<Stem>&, const std::vector<std::uint64_t>& invalidSamples);
std::string noTrimsNote (const StemReport&);

/** "Kick", "Kick and Bass", "Kick, Bass and Snare". */
std::string listText (const std::vector<std::string>& items);

/** "Kick and Bass down 8.0 dB each"; "Kick down 8.0 dB and Bass down 6.5 dB". One trim for each name, less than 0. */
std::string trimsText (const std::vector<std::string>& names, const std::vector<double>& trimsDb);

/** "Found no trims of up to 4 stems, by at most 12 dB each, that bring the sum to −6.0 dBTP." `one` and `many` are what
    is trimmed: "stem" and "stems". */
std::string noTrimsText (std::size_t howMany, std::string_view one, std::string_view many, double aimDbtp);

/** The whole report, as `twobus-cli stems` prints it. */
std::string stemReportText (const StemReport&);
} // namespace twobus
