#pragma once

#include "Advice/Advice.h"
#include "Advice/FileFinding.h"
#include "Core/Bank/MeterReadings.h"
#include "Core/Bank/MeterRow.h"
#include "Core/Bank/ProgrammeTrace.h"
#include "Core/Faults/FaultReadings.h"
#include "Files/Decoding/BlockReader.h"
#include "Results/FileFacts.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace twobus
{
/** The results of measuring a whole file. Streaming: memory does not grow with the file's length. */
struct FileAnalysis
{
    FileFacts facts;
    MeterReadings readings;
    Choices choices; ///< as asked for, with the file's own export format
    Advice advice;
    FaultReadings faults;
    std::vector<FileFinding> findings; ///< worst first
    ProgrammeTrace trace;
};

struct FileAnalysisOptions
{
    Stage stage = Stage::mix;
    double aimDbtp = usualAimDbtp;
    bool isClippedByChoice = false; ///< see Choices

    /** Overrides the channel layout that the file names; a file with another channel count is refused. */
    std::optional<ChannelLayout> layout;

    bool dualMono = false; ///< a mono file counts twice: see MeterFormat

    /** Receives a row for every 0.1 s of the file, on the measuring thread. Can be null. Use one sink per file. */
    MeterRowSink* rows = nullptr;

    /** Decoding ahead uses a second thread, for the spectrum and the faults too; the readings are the same. */
    BlockReader::Decoding decoding = BlockReader::Decoding::inStep;
};

/** Receives the progress from 0 to 1, or less than 0 if the length is not known. Called several times a second. */
using FileProgress = std::function<void (double)>;

/** Thrown by analyseFile if a stop is requested. */
struct AnalysisStopped
{};

/** Throws FileError, or AnalysisStopped if a stop is requested before the end. Several threads can call this at once.
    */
FileAnalysis analyseFile (const std::filesystem::path&, const FileAnalysisOptions&, const FileProgress& progress = {},
                          const std::stop_token& stop = {});
} // namespace twobus
