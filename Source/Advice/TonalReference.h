#pragma once

#include <array>
#include <cstddef>

/** @file
    The usual long-term spectrum of released music, in third octaves from 25 Hz to 16 kHz, for comparison with a mix. It
    is a description and not a target: genre, arrangement and taste move it, and the mixer judges by ear.

    Where it comes from:
    - The middle from 250 Hz up is the mean spectrum of 12345 popular recordings as A. Elowsson and A. Friberg fitted it
      (Long-term Average Spectrum in Popular Music and its Relation to the Level of the Percussion, AES 142nd
      Convention, 2017, equation 6): -0.000183 x^2 + 0.0213 x - 16.735 dB of density with x = 1 + 60 log2 (f / 30 Hz),
      here with 10 log10 f added, since a third octave grows wider with frequency. That falls by 4.5 dB an octave on
      average between 89 Hz and 4.5 kHz, and ever more steeply. P. D. Pestana and others (Spectral Characteristics of
      Popular Commercial Recordings 1950-2010, AES 135th Convention, 2013; 772 number one singles) found about 5 dB an
      octave from 100 Hz to 4 kHz. Both are quoted from works that cite them: we do not have the papers.
    - Confirmed, and completed below 250 Hz, with recordings that we measured with LongTermSpectrum: the 197 pieces of
      30 s and more (11.6 hours) in the music of the free games SuperTux (40), Wesnoth (33), Warzone 2100 (29),
      Hedgewars (26), SuperTuxKart (25), Endgame: Singularity (16), HyperRogue (14), Extreme Tux Racer (11) and
      Frozen-Bubble (3): electronic, rock, orchestral, folk and chip music by many hands, all stereo, as Ogg Vorbis and
      Opus. Up to 100 Hz their median is the middle, to within 2 dB; above, it lies within 1.7 dB of the middle.
    - The edges are the 10th and 90th percentiles of these 197, levels aligned as in TonalBalance, smoothed over
      neighbouring bands, at least 4 dB away from the middle. So in any one band four recordings in five lie between the
      edges.

    Its limits: no recent chart hit was measured, hip-hop and club music with their heavier bass are rare in it, and
    lossy coding cuts everything above 16 kHz, which is why 20 kHz is left out.
*/
namespace twobus
{
inline constexpr std::size_t numReferenceBands = 29;

struct ReferenceBand
{
    double middleDb; ///< relative to the band of 1 kHz
    double lowerDb, upperDb; ///< the edges, relative to middleDb
};

/** In the order of SpectrumReadings. */
inline constexpr std::array<ReferenceBand, numReferenceBands> tonalReference { {
    { -15.0, -14.0, 17.0 }, // 25 Hz
    { -9.0, -17.0, 14.5 },  { -3.0, -19.0, 11.0 }, { 1.5, -17.0, 8.5 },   { 3.8, -12.5, 7.5 },
    { 4.5, -7.5, 6.5 },     { 4.5, -5.0, 5.5 }, // 100 Hz
    { 3.5, -4.5, 5.0 },     { 2.8, -4.0, 5.5 },    { 2.4, -4.0, 5.5 },    { 2.2, -4.0, 5.5 },
    { 2.2, -4.0, 6.5 },     { 2.0, -4.0, 6.0 },    { 1.7, -4.0, 5.0 }, // 500 Hz
    { 1.3, -4.0, 4.5 },     { 0.7, -4.0, 4.0 },    { 0.0, -4.0, 4.0 }, // 1 kHz
    { -0.9, -4.0, 4.0 },    { -1.9, -4.5, 4.0 },   { -3.0, -5.5, 4.0 }, // 2 kHz
    { -4.4, -6.5, 4.0 },    { -5.8, -8.0, 4.0 },   { -7.4, -9.0, 4.0 },   { -9.1, -9.5, 4.0 }, // 5 kHz
    { -11.0, -9.5, 5.0 },   { -13.1, -10.5, 6.0 }, { -15.2, -12.0, 7.5 }, // 10 kHz
    { -17.6, -14.5, 9.0 },  { -20.0, -17.0, 9.5 }, // 16 kHz
} };

/** 192 of the same 197 recordings have a low end (20 to 120 Hz) at most 6 dB above the rest: four fifths of all power.
    The median is -2.1 dB, the 95th percentile 4.8, the highest 8.4. */
inline constexpr double highestUsualLowEndDb = 6.0;
} // namespace twobus
