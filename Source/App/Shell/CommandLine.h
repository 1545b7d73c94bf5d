#pragma once

#include "Advice/Choices.h"
#include "App/Settings/SourceChoice.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace twobus
{
/** The window's command line. */
struct CommandLine
{
    std::optional<SourceChoice> source; ///< --demo or --device; if empty, the last source is used
    std::optional<Stage> stage; ///< --stage
    std::optional<std::filesystem::path> screenshotFolder; ///< --screenshot
    std::vector<std::filesystem::path> files; ///< files and folders to open, as they were typed
    bool wantsHelp = false, wantsVersion = false;

    std::string error; ///< a sentence that names the option; empty if there is no error
};

CommandLine parseCommandLine (const std::vector<std::string>& arguments);

std::string commandLineHelp();
} // namespace twobus
