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
    clippedRuns, ///< count: flat tops; seconds: the loudest of them; valueDb: their level if below full scale; value: their total seconds if few and short
    lightlyClipped, ///< count: flat tops, most of them short and shallow; valueDb: their level if below full scale
    oversInFloat, ///< count: samples over full scale in a float file; valueDb: the highest
    oversInLossy, ///< the same for a lossy file
    invalidSamples, ///< count: NaN and infinity
    dcOffset, ///< value: percent of full scale
    silentHead, ///< seconds: how long
    silentTail, ///< seconds: how long
    cutOffTail, ///< valueDb: dBFS at which the sound stops
    cutOffHead, ///< valueDb: dBFS at which the sound begins
    deadChannel, ///< channel: has no signal while others do; count: how many such channels there are
    invertedChannel, ///< channel: the inverse of the one before it; value: their correlation, if they are not exact opposites
    monoAsStereo, ///< all channels are the same, but for dither
    paddedBits, ///< count: the bits in use; value: the container's bits
    truncatedTo16Bits, ///< cut to 16 bits without dither
    upsampled, ///< value: Hz above which there is nothing
    decoderStopped, ///< decoderStop: why; seconds: measured before it; value: seconds promised by the container, if any
    endsEarly, ///< seconds: decoded; value: seconds that the container promises
    endMarkMissing, ///< seconds: decoded
    damagedPlaces, ///< count: damaged places; seconds: where the first one is
    leftOverBytes, ///< count: bytes that are possibly audio and were not measured
    formatChanges, ///< seconds: where the rate or the number of channels changes; the rest was not measured
    longerThanPromised, ///< seconds: decoded, all measured; value: seconds that the container promises
    severalStreams, ///< count: streams, all measured; seconds: where the second begins
    otherTracks, ///< count: sound tracks other than the measured one
    headerDisagrees, ///< header: how the container's own facts contradict the data
    loudnessTagDisagrees, ///< value: LUFS that the file claims; valueDb: measured less claimed, in LU
    truePeakTagDisagrees ///< value: dBTP that the file claims; valueDb: measured less claimed
};

/** Something unusual about a file, apart from its levels: a fault of the export, or a fact that the user possibly
    doesn't know.

    Findings are reported only if they are certain; each has the severity of its consequences. Present puts them into
    words.
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
