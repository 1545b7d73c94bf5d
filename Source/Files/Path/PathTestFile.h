#pragma once

#include "Core/Path/PathReadings.h"
#include "Core/Path/PathSignal.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace twobus
{
/** Writes the path check's test file as WAV (see AtomicFile). Replaces nothing: if the name is taken, the file gets a
    number. Returns the name used. Throws FileError. */
std::filesystem::path writePathTestFile (const std::filesystem::path&, const PathSignal&);

/** "Twobus path check, monitors off, 48 kHz float.wav" */
std::string pathTestFileName (double sampleRate, PathSignal::Format);

/** Looks for the test file in a recording, and measures the path of each that is in it. Throws FileError or
    AnalysisStopped. */
std::vector<PathReadings> checkPathInFile (const std::filesystem::path&, const std::stop_token&);
} // namespace twobus
