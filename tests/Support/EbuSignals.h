#pragma once

#include "Support/Signals.h"

/** @file
    The signals of EBU Tech 3341 (2023), table 1, and Tech 3342 (2023), table 1, as far as they can be synthesised:
    1000 Hz in phase in both channels. Levels are peak levels of each channel.
*/
namespace twobus::test
{
/** Tests 1 to 5, 9 and 12 of Tech 3341. */
std::vector<ToneStep> ebu3341Steps (int test);

/** Test 6 of Tech 3341: left, right, centre, left surround, right surround. */
AudioBuffer ebu3341Surround (double sampleRate);

/** Test 13: one burst of 400 ms at -23 dBFS after this much silence. */
std::vector<ToneStep> ebu3341Burst (double silenceSeconds);

/** Test 14, part i (0 to 19): silence of i times 20 ms, 400 ms at -38 + i dBFS, then silence up to 800 ms. */
std::vector<ToneStep> ebu3341LiveBurst (int i);

/** Tests 15 to 19: a sine at a fraction of the sample rate that misses its own peaks, with fades of 10 ms. */
Samples ebu3341TruePeak (int test, double sampleRate);

/** Tests 20 to 23: a sine at half of full scale with one period at full scale, made at four times the rate and
    decimated starting at sample 0, 1, 2 or 3. */
Samples ebu3341DecimatedTruePeak (int test, double sampleRate);

/** Tests 1 to 4 of Tech 3342. */
std::vector<ToneStep> ebu3342Steps (int test);
} // namespace twobus::test
