#pragma once

#include "Support/Signals.h"

/** @file
    Programmes for measuring the meters' errors.
*/
namespace twobus::test
{
/** Passages of a tenth to one and a half seconds between -65 and -3 dBFS, in a different order and at a different
    level in each channel: noise, bursts, silence, tones, steps of DC, sweeps up to 0.45 of the rate. */
AudioBuffer accuracyProgramme (std::size_t numChannels, double seconds, double sampleRate, std::uint32_t seed);

/** Tones with random phases and frequencies from lowestHz to highestHz, faded over 10 ms at both ends, with nothing
    above highestHz. The highest sample is at -1 dBFS. */
Samples bandLimited (std::size_t numTones, double lowestHz, double highestHz, std::size_t numFrames, double sampleRate,
                     std::uint32_t seed);

/** The usual layouts of one to eight channels, and their weights according to BS.1770-5, Annex 3. */
ChannelLayout usualLayout (std::size_t numChannels);
std::vector<double> usualWeights (std::size_t numChannels);
} // namespace twobus::test
