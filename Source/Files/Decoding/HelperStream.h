#pragma once

#include "Files/Decoding/DecodedStream.h"
#include "Files/Decoding/FileBytes.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <stop_token>

/** @file
    Decodes in a process of its own, twobus-decode, and trusts nothing of what comes from it.

    The process gets the open file and no name. It is ended when the stream goes, when what it writes makes no sense,
    and when it writes nothing for 30 s; it has limits of its own on memory and processor time. Starting costs some 30
    ms.

    A decoder that fails after its first frame has reached the end of what can be measured: read() gives what came
    before, and end() says what stopped it. A stop that is asked for ends a read within 50 ms, as an end of the file.
*/
namespace twobus
{
/** Where it is: beside this program, or where an installation keeps it. Empty if it is not there. */
std::filesystem::path decodingProgram();

inline constexpr std::chrono::milliseconds longestSilence { 30'000 };

/** Throws DecodeError. The bytes must outlive the stream. */
std::unique_ptr<DecodedStream> openInHelper (FileBytes&, const std::filesystem::path& program,
                                             std::stop_token stop = {},
                                             std::chrono::milliseconds mostSilence = longestSilence);

/** The same, from what such a process has written already. For tests and fuzzers. */
std::unique_ptr<DecodedStream> openRecords (int readableDescriptor);
} // namespace twobus
