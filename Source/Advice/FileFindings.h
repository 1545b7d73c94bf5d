#pragma once

#include "Advice/FileExtent.h"
#include "Advice/FileFinding.h"
#include "Advice/LoudnessClaims.h"
#include "Core/Base/MeterFormat.h"
#include "Core/Faults/FaultReadings.h"

#include <span>
#include <vector>

/** @file
    The findings about a file, apart from its verdict: a pure function, worst first.

    Damage means that the audio itself is broken: clipping and invalid samples. Caution means that something should be
    fixed before the file is passed on. Everything else is neutral, a fact. Findings that only make sense for a
    programme are left out for a recording: its silence, its cuts and its single inputs are as they should be.

    The limits are conventions:
    - DC: 1 % of full scale, as in the checks;
    - silence is reported from 1 s on at the head and 5 s at the tail; for a master it is a caution above 2 s and 10 s;
    - a cut-off tail is a caution, unless the head is cut too: then the file is an excerpt or a loop. A cut-off head is
      a fact, because a synthesiser can begin that way;
    - a channel is dead if it never exceeds -72 dBFS while another exceeds -40. That is a caution for left and right,
      and a fact elsewhere, where it can be intended (a centre, a surround, an input);
    - a channel is inverted if it is the exact opposite of the other one, or if left and right have a correlation below
      -0.25, and below -0.4 under 120 Hz, over 10 s. In the bass none of the 197 recordings of TonalReference is below
      -0.15. If little is in the middle, or if there is no bass, an inversion is missed unless it is exact. Of 68 other
      tracks of 10 s and more, from games and orchestral, 42 are found with a side inverted and none unchanged; one
      unchanged track has -0.25, but 0.15 in the bass, where the lowest is -0.13;
    - bits: at least 8 in use, at least 4 fewer than the integer container has, and 1 s of signal. 16 in a wider
      container are a caution; 17 and more are a fact, and so are those in a float container;
    - a spectrum that ends below 15 kHz is audible, and a caution; above that it is a fact.
*/
namespace twobus
{
struct FileFindingInput
{
    const MeterReadings& readings;
    FaultReadings faults {};
    Choices choices {};
    MeterFormat format {};
    int containerBits = 0; ///< of integers or floats; 0 for lossy files, which have none
    LoudnessClaims claims {};
    std::span<const HeaderFault> headerFaults {};
    FileExtent extent {};
};

std::vector<FileFinding> fileFindings (const FileFindingInput&);

/** Whether a file with these findings should be fixed first. */
bool needsFix (std::span<const FileFinding>) noexcept;
} // namespace twobus
