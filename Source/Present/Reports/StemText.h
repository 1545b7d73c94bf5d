#pragma once

#include "Results/StemReport.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/** @file
    The stems report in words: the same sentences in the window and the command line. UTF-8.
*/
namespace twobus
{
/** "Lead vocal", of "stems/Lead vocal.wav"; printable. */
std::string stemName (const std::string& path);

/** "41 %", "−2 %": whole percent. */
std::string shareText (double share);

/** "−8.0", "0.0". */
std::string stemTrimText (double trimDb);

/** The stems as a table has them: the largest share of the worst peak first. */
std::vector<std::size_t> stemsByShare (const StemReport&);

/** "8 stems sum to −0.4 dBTP at 2:51.38." */
std::string stemSumText (const StemReport&);

/** "With Kick and Bass down 8.0 dB each, the sum peaks at −6.0 dBTP (summed again). Pulling the master fader down 5.6
    dB keeps the balance." Without trims the second sentence alone; empty where no move is asked. */
std::string stemWhatIfText (const StemReport&);

/** "The stems null against song-mix.wav to −71 dB, so these shares are real." Empty without a mix. */
std::string stemNullText (const StemReport&);

/** "Also +0.1 dBTP at 1:02.11: Lead vocal 40 %, Bass 30 %, Kick 20 %." The next worst moments, at most three. */
std::vector<std::string> otherMomentTexts (const StemReport&);

/** Notes, empty where there is nothing to say: who ends earlier, who is mono in a stereo sum, who has samples that are
    no numbers (how many of each stem), and that no trims were found. */
std::string stemLengthNote (const std::vector<Stem>&);
std::string stemMonoNote (const std::vector<Stem>&, const std::vector<bool>& isMonoInStereo);
std::string stemIncompleteNote (const std::vector<Stem>&);
std::string stemInvalidNote (const std::vector<Stem>&, const std::vector<std::uint64_t>& invalidSamples);
std::string noTrimsNote (const StemReport&);

/** All of it: what `twobus-cli stems` prints. */
std::string stemReportText (const StemReport&);
} // namespace twobus
