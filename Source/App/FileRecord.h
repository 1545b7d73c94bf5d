#pragma once

#include "App/KeptReadings.h"
#include "Files/ParallelAnalysis.h"

#include <optional>
#include <string>

/** What the Files page keeps of one file. Its readings are kept and not its texts: another aim or stage judges it again
    at once, without the file, which may be gone or overwritten since. */
namespace twobus
{
struct FileMeasurement
{
    FileFacts facts; ///< its path is the record's
    Choices choices; ///< those of the file itself count: its format and its path
    KeptReadings readings;
};

struct FileRecord
{
    std::string path;
    std::string error; ///< why it could not be measured
    std::optional<FileMeasurement> measurement; ///< empty then
};

FileRecord recordOf (const FileResult&);
} // namespace twobus
