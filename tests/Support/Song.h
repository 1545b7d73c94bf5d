#pragma once

#include "Support/Signals.h"

#include <cstdint>

/** @file
    A made-up mono song, different for each seed: drums in one pattern, bass and chords that change each bar, and a lead
    that comes and goes, played as unevenly as by people. It repeats itself and changes its level as music does. Its
    peaks are at about -6 dBFS.
*/
namespace twobus::test
{
struct SongForm
{
    double loopSeconds = 0.0; ///< if not 0, everything repeats exactly after this time, as in loop-based music
    bool hasLead = true;
    bool repeatsBacking = false; ///< drums, bass and chords repeat exactly every four bars; only the lead goes on
    double arrangementDb = 8.0; ///< how far the levels of the four-bar sections differ
};

Samples song (double seconds, double sampleRate, std::uint32_t seed, const SongForm& = {});
} // namespace twobus::test
