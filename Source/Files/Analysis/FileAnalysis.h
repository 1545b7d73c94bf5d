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
/** A file measured whole. Streaming: memory does not grow with its length. */
struct FileAnalysis
{
    FileFacts facts;
    MeterReadings readings;
    Choices choices; ///< as asked, with the export format that the file itself has
    Advice advice;
    FaultReadings faults;
    std::vector<FileFinding> findings; ///< the worst first
    ProgrammeTrace trace;
};

struct FileAnalysisOptions
{
    Stage stage = Stage::mix;
    double aimDbtp = usualAimDbtp;
    bool isClippedByChoice = false; ///< see Choices

    /** Names the channels in place of the file; a file of another channel count is refused. */
    std::optional<ChannelLayout> layout;

    bool dualMono = false; ///< a file of one channel counts twice: see MeterFormat

    /** Gets every tenth of a second of the file, on the measuring thread; null for nobody. Of one file only. */
    MeterRowSink* rows = nullptr;

    /** Who decodes: ahead takes a second thread, and the same readings come out. */
    BlockReader::Decoding decoding = BlockReader::Decoding::inStep;
};

/** Progress: from 0 to 1, or less than 0 where the length is not known. Called some times a second of work. */
using FileProgress = std::function<void (double)>;

/** What analyseFile throws when it was asked to stop. */
struct AnalysisStopped
{};

/** Throws FileError; AnalysisStopped where a stop is requested before the end. On several threads at once, if
    wanted. */
FileAnalysis analyseFile (const std::filesystem::path&, const FileAnalysisOptions&, const FileProgress& progress = {},
                          const std::stop_token& stop = {});
} // namespace twobus
