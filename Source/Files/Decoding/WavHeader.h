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
/** Finds the audio of a WAV file and checks its header against it: RIFF and RIFX, RF64 (EBU Tech 3306), BW64 (ITU-R
    BS.2088) and Sony's W64. Plain PCM is read from there without a decoder.

    No library reports all of this: the length that the header gives for the audio, the actual length, a second data
    chunk, and the data after the audio. Only chunk heads are read, at most 1000 of them. List chunks are skipped
    unread, so errors inside them do not matter. If a chunk's size is wrong, the next plausible chunk is searched for in
    the MiB after it.

    Bytes after the audio that are not chunks count as audio if they last at least 10 ms and are not all zero. If the
    header gives the audio a length of 0, as after a recorder crash, the bytes that follow are the audio, even if they
    are zeros.
*/
struct WavHeader
{
    std::string_view container; ///< "WAV", "RF64", "BW64", "W64"
    bool isBigEndian = false;

    std::uint64_t tag = 0; ///< the encoding; for an extensible format, the tag of its sub-format
    std::uint64_t channels = 0, rate = 0, byteRate = 0, blockAlign = 0, bits = 0;
    std::uint64_t mask = 0; ///< loudspeaker mask; 0 if the header has none

    std::uint64_t dataBegin = 0;
    std::uint64_t declaredBytes = 0; ///< bytes of audio that the header declares
    std::uint64_t audioBytes = 0; ///< bytes of audio to read from dataBegin on
    bool isLengthKnown = true; ///< false if declaredBytes promises nothing
    std::uint64_t leftOverBytes = 0; ///< bytes after these that might be audio

    std::uint64_t broadcastBegin = 0, broadcastBytes = 0; ///< the bext chunk; 0 bytes if there is none
    std::vector<HeaderFault> faults; ///< checked for plain PCM, except in W64

    /** Uncompressed: integers of 8 to 32 bits, or floats of 32 or 64 bits. */
    bool isPlain() const noexcept;

    std::uint64_t frameBytes() const noexcept { return channels * ((bits + 7) / 8); }

    /** Takes the layout from the mask (Microsoft, WAVEFORMATEXTENSIBLE). Without a mask, more than two channels are
        unknown. */
    ChannelLayout layout() const;
};

/** Returns empty if the file does not start like a WAV file. Throws DecodeError if it does, but its format or its
    audio is missing. */
std::optional<WavHeader> wavHeaderOf (const FileBytes&);
} // namespace twobus
