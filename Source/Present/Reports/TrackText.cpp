#include "Present/Reports/TrackText.h"

#include "Present/Base/Numbers.h"
#include "Present/Base/Printable.h"
#include "Present/Meters/EventText.h"
#include "Present/Reports/StemText.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace twobus
{
namespace
{
std::vector<std::string> namesOf (const std::vector<std::size_t>& tracks, std::span<const std::string> names)
{
    std::vector<std::string> result;

    for (const auto track : tracks)
        result.push_back (printable (names[track]));

    return result;
}

/** "The tap explains", "The eight taps explain", "The 32 taps explain". */
std::string tapsExplain (std::size_t numTaps)
{
    constexpr std::array words { "",      "",      "two",  "three", "four",   "five",  "six",
                                 "seven", "eight", "nine", "ten",   "eleven", "twelve" };

    if (numTaps == 1)
        return "The tap explains";

    return fmt::format ("The {} taps explain", numTaps < words.size() ? words[numTaps] : std::to_string (numTaps));
}

bool isTrimmed (const TrackShare& share) noexcept { return share.trimDb < 0.0; }
} // namespace

std::vector<TrackRow> trackRows (const TrackAdvice& advice, std::span<const std::string> names)
{
    std::vector<TrackRow> rows;

    for (const auto& share : advice.shares)
        rows.push_back ({ fmt::format ("{}", fmt::join (namesOf (share.tracks, names), " + ")), shareText (share.share),
                          stemTrimText (share.trimDb), share.share, isTrimmed (share) });

    return rows;
}

std::string trackOptionText (const TrackAdvice& advice, std::span<const std::string> names, double aimDbtp)
{
    if (! advice.isOverAim || advice.shares.size() < 2) // one track alone is the master fader's
        return {};

    if (! advice.hasTrims)
        return noTrimsText (advice.shares.size(), "track", "tracks", aimDbtp);

    std::vector<std::string> trimmed;
    std::vector<double> trims;

    for (const auto& share : advice.shares)
        if (isTrimmed (share))
            for (const auto& name : namesOf (share.tracks, names))
            {
                trimmed.push_back (name);
                trims.push_back (share.trimDb);
            }

    return fmt::format ("One option: {}.", trimsText (trimmed, trims));
}

std::string trackRestText (const TrackAdvice& advice, std::size_t numTaps)
{
    const auto rest = valueText (advice.restDb, "dB");
    const auto band = advice.restBandHz
                          ? fmt::format (" What is missing is mostly {}.", octaveBandText (*advice.restBandHz))
                          : std::string();

    switch (advice.trust)
    {
        case TrackTrust::waiting: return "Play the song: the shares appear after a second of sound.";
        case TrackTrust::real:
            return std::isinf (*advice.restDb) ? fmt::format ("{} the sum completely.", tapsExplain (numTaps))
                                               : fmt::format ("{} the sum to {}.", tapsExplain (numTaps), rest);
        case TrackTrust::estimate:
            return fmt::format ("An estimate: the taps explain the sum only to {}. Some tracks may have no tap.{}",
                                rest, band);
        case TrackTrust::refused: break;
    }

    return fmt::format (
        "The taps explain the sum only to {}, so no shares are shown. Insert a tap on every track, after "
        "its effects.{}",
        rest, band);
}

std::vector<std::string> trackNotes (const TrackAdvice& advice, std::span<const std::string> names)
{
    std::vector<std::string> notes;

    for (const auto& share : advice.shares)
        if (share.tracks.size() == 2)
            notes.push_back (
                fmt::format ("{} play the same: only their sum is known.", listText (namesOf (share.tracks, names))));
        else if (share.tracks.size() > 2)
            notes.push_back (fmt::format ("{} play the same, or one sums the others: only their sum is known.",
                                          listText (namesOf (share.tracks, names))));

    if (! advice.unheard.empty() && advice.unheard.size() < names.size())
        notes.push_back (fmt::format ("Not heard in this pass: {}.", listText (namesOf (advice.unheard, names))));

    return notes;
}
} // namespace twobus
