#pragma once

#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/FileBytes.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <stop_token>

/** @file
    Decodes in a separate process, twobus-decode, and trusts nothing that it sends.

    The process gets the open file and no name. Twobus ends it when the stream is destroyed, when its output is invalid,
    or when it writes nothing for 30 s. The process also limits its own memory and processor time. Starting it costs
    some 30 ms.

    If a decoder fails after its first frame, no more can be measured: read() gives the frames decoded before the
    failure, and end() gives the reason. A requested stop ends a read within 50 ms, as if the file had ended.
*/
namespace twobus
{
/** Returns the path of twobus-decode: beside this program, or where an installation puts it. Empty if it is missing. */
std::filesystem::path decodingProgram();

inline constexpr std::chrono::milliseconds longestSilence { 30'000 };

/** Throws DecodeError. The bytes must outlive the stream. */
std::unique_ptr<DecodedStream> openInHelper (FileBytes&, const std::filesystem::path& program,
                                             std::stop_token stop = {},
                                             std::chrono::milliseconds mostSilence = longestSilence);

/** The same, but reads output that such a process has already written. For tests and fuzzers. */
std::unique_ptr<DecodedStream> openRecords (int readableDescriptor);
} // namespace twobus
