#pragma once

#include "Files/Reports/ReportWriter.h"

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace twobus
{
/** The options of `twobus-cli check` that write reports into files. */
struct ReportOptions
{
    std::vector<std::string> markerKeys;

    void addTo (CLI::App& command, ReportFiles&);

    /** Once the command line was read. */
    std::vector<MarkerFormat> markers() const;
};
} // namespace twobus
