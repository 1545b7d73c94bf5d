#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace twobus
{
/** A session log summed up in a line: the data of `twobus-cli sessions`. */
struct SessionSummary
{
    std::string path;
    std::string startedAt; ///< "2026-11-26 21:57", local time
    double secondsMeasured = 0.0; ///< the audio in the log, over all its measurements
    std::vector<std::string> sources; ///< each once, in order of appearance
    std::uint32_t numPasses = 0;
    std::uint64_t bytes = 0, rowsMissed = 0, damagedPlaces = 0;
    bool isBeingWritten = false;
    bool hasEnded = false; ///< closed on purpose; otherwise the program was killed, or the disk was full
    std::string problem; ///< why it could not be read; then only path and bytes are known
};
} // namespace twobus
