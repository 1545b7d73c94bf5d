#pragma once

#include "Advice/HeaderFault.h"
#include "Core/Base/ChannelLayout.h"
#include "Files/Decoding/FileBytes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace twobus
{
/** Where the audio of a WAV file lies, and how its header fits it: RIFF and RIFX, RF64 (EBU Tech 3306), BW64 (ITU-R
    BS.2088) and Sony's W64. Plain PCM is read from there without a decoder.

    No library tells all of this: how long the header says that the audio is and how long it is, a second data chunk,
    what lies behind the audio. Only chunk heads are read, of at most 1000 chunks. Lists are skipped unread, so nothing
    in them matters. If a chunk's size leads nowhere, the next chunk that makes sense is looked for in the MiB behind
    it.

    Bytes behind the audio that are no chunks count as audio if there are at least 10 ms of them and they are not all
    zero. If the header gives the audio a length of 0, as a recorder that crashed leaves it, what follows is the audio,
    zeros too.
*/
struct WavHeader
{
    std::string_view container; ///< "WAV", "RF64", "BW64", "W64"
    bool isBigEndian = false;

    std::uint64_t tag = 0; ///< the encoding; of an extensible format that of its sub-format
    std::uint64_t channels = 0, rate = 0, byteRate = 0, blockAlign = 0, bits = 0;
    std::uint64_t mask = 0; ///< loudspeakers; 0 if it does not say

    std::uint64_t dataBegin = 0;
    std::uint64_t declaredBytes = 0; ///< of audio, as the header has it
    std::uint64_t audioBytes = 0; ///< to be read from dataBegin on
    bool isLengthKnown = true; ///< whether declaredBytes promises anything
    std::uint64_t leftOverBytes = 0; ///< behind them, which may be audio

    std::uint64_t broadcastBegin = 0, broadcastBytes = 0; ///< the bext chunk; 0 bytes if there is none
    std::vector<HeaderFault> faults; ///< of plain PCM in all but W64

    /** Integers of 8 to 32 bits, or floats of 32 or 64: uncompressed. */
    bool isPlain() const noexcept;

    std::uint64_t frameBytes() const noexcept { return channels * ((bits + 7) / 8); }

    /** By the mask (Microsoft, WAVEFORMATEXTENSIBLE); without one more than two channels are unknown. */
    ChannelLayout layout() const;
};

/** Empty if the bytes do not begin like such a file. Throws DecodeError if they do, and its format or its audio is not
    there. */
std::optional<WavHeader> wavHeaderOf (const FileBytes&);
} // namespace twobus
