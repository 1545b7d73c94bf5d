#pragma once

#include "Advice/Advice.h"
#include "Advice/FileExtent.h"
#include "Advice/HeaderFault.h"

#include <cstdint>
#include <optional>

namespace twobus
{
enum class FileFindingKind
{
    clippedRuns, ///< count: flat tops; seconds: the loudest of them; valueDb: their level if it is below full scale; value: seconds that a few short ones last together
    oversInFloat, ///< count: samples over full scale in a file of floats; valueDb: the highest
    oversInLossy, ///< the same of a lossy file
    invalidSamples, ///< count: NaN and infinity
    dcOffset, ///< value: percent of full scale
    silentHead, ///< seconds: how long
    silentTail, ///< seconds: how long
    cutOffTail, ///< valueDb: dBFS at which the sound stops
    cutOffHead, ///< valueDb: dBFS at which it begins
    deadChannel, ///< channel: has no signal while others do; count: how many such there are
    invertedChannel, ///< channel: swapped in polarity against the one before it; value: their correlation, where they are not alike
    monoAsStereo, ///< all channels are alike, but for dither
    paddedBits, ///< count: the bits that are in use; value: those of the container
    truncatedTo16Bits, ///< cut to 16 bits without dither
    upsampled, ///< value: Hz above which there is nothing
    decoderStopped, ///< decoderStop: why; seconds: measured before it; value: seconds that the container promises, if it does
    endsEarly, ///< seconds: that there are; value: seconds that the container promises
    endMarkMissing, ///< seconds: that there are
    damagedPlaces, ///< count: of them; seconds: where the first is
    leftOverBytes, ///< count: bytes that may be audio and were not measured
    formatChanges, ///< seconds: from there on the rate or the number of channels is another, and was not measured
    longerThanPromised, ///< seconds: that there are, all of them measured; value: seconds that the container promises
    severalStreams, ///< count: of them, all measured; seconds: where the second begins
    otherTracks, ///< count: sound tracks beside the one that was measured
    headerDisagrees, ///< header: how the container's own facts do not fit the data
    loudnessTagDisagrees, ///< value: LUFS that the file claims; valueDb: ours less it, in LU
    truePeakTagDisagrees ///< value: dBTP that the file claims; valueDb: ours less it
};

/** What is odd about a file, beside its levels: a fault of the export, or a fact that its user may not know.

    A finding is said only where it is sure; each has the severity of its consequences. Present words them.
*/
struct FileFinding
{
    FileFindingKind kind = FileFindingKind::clippedRuns;
    Severity severity = Severity::neutral;
    std::uint64_t count = 0;
    std::optional<double> value {}, valueDb {}, seconds {};
    std::optional<std::uint32_t> channel {};
    std::optional<HeaderFault> header {};
    std::optional<DecoderStop> decoderStop {};
};
} // namespace twobus
