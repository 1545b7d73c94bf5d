#pragma once

#include "Files/Reports/ReportWriter.h"

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace twobus
{
/** The options of `twobus-cli check` that write reports to files. */
struct ReportOptions
{
    std::vector<std::string> markerKeys;

    void addTo (CLI::App& command, ReportFiles&);

    /** Valid after the command line has been parsed. */
    std::vector<MarkerFormat> markers() const;
};
} // namespace twobus
