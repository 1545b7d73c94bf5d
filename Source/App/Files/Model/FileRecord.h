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
    FileFacts facts; ///< its path is empty, because the record has it
    Choices choices; ///< only those of the file itself are used: its format and its signal path
    KeptReadings readings;
    std::vector<FileFinding> findings {};
};

/** What the Files page keeps of one file. It keeps readings instead of texts, so that a new aim or stage is judged at
    once without the file, which might be gone or overwritten by then. */
struct FileRecord
{
    std::filesystem::path path;
    std::string error; ///< why it could not be measured
    std::optional<FileMeasurement> measurement; ///< empty if there is an error
    std::shared_ptr<const ProgrammeTrace> trace {}; ///< until it is moved to FileTraces, which keeps a limited number
};

FileRecord recordOf (const FileResult&);
} // namespace twobus
