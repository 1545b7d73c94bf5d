#pragma once

#include "App/Files/Model/KeptReadings.h"
#include "Files/Analysis/ParallelAnalysis.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace twobus
{
struct FileMeasurement
{
    FileFacts facts; ///< its path is the record's
    Choices choices; ///< those of the file itself count: its format and its path
    KeptReadings readings;
    std::vector<FileFinding> findings {};
};

/** What the Files page keeps of one file. Its readings are kept and not its texts: another aim or stage judges it again
    at once, without the file, which may be gone or overwritten since. */
struct FileRecord
{
    std::filesystem::path path;
    std::string error; ///< why it could not be measured
    std::optional<FileMeasurement> measurement; ///< empty then
    std::shared_ptr<const ProgrammeTrace> trace {}; ///< on its way to FileTraces, which keep a bounded number of them
};

FileRecord recordOf (const FileResult&);
} // namespace twobus
