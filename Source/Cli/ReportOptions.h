#pragma once

#include "Files/Reports/ReportWriter.h"

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

/** The options of `twobus-cli check` that write reports into files. */
namespace twobus
{
struct ReportOptions
{
    std::vector<std::string> markerKeys;

    void addTo (CLI::App& command, ReportFiles&);

    /** Once the command line was read. */
    std::vector<MarkerFormat> markers() const;
};
} // namespace twobus
