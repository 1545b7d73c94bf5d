#pragma once

#include "Advice/ChainAdvice.h"
#include "Advice/TrackAdvice.h"
#include "Core/Chain/ChainReadings.h"
#include "Present/Reports/ReadingsJson.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/** @file
    What the taps of a DAW show together, in sentences: the same in the window and the command line. UTF-8.
*/
namespace twobus
{
/** What the taps of one DAW show, as far as there are any for it. */
struct TapsTogether
{
    std::vector<std::string> tracks; ///< the names of those with a tap
    std::optional<TrackAdvice> advice; ///< on them
    std::optional<ChainReadings> chain;
    ChainVerdict chainVerdict; ///< on the chain
    double aimDbtp = 0.0;
};

/** What to insert for the shares of tracks, and for the chain. */
std::string missingTrackTapsText();
std::string missingChainTapsText();

/** "Worst peak: −0.4 dBTP at 0:20.0 in the DAW, mostly 45–89 Hz." */
std::string worstMomentText (const TrackMoment&);

/** All that is to be said of the tracks beside their table, the most important first: what to do, the worst moment, how
    far the taps explain the sum, and notes. */
std::vector<std::string> trackSentences (const TrackAdvice&, std::span<const std::string> names, double aimDbtp);

/** The tracks' shares and all sentences, as `twobus-cli meter` prints them at its end: one line each. Empty if there is
    nothing to say. */
std::string tapsText (const TapsTogether&);

/** The same for a program. */
Json tapsJson (const TapsTogether&);
} // namespace twobus
