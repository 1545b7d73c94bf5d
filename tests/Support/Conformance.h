#pragma once

#include "Support/Catch.h"

#include <cmath>
#include <cstdio>
#include <string>

/** Checks one case of a standard's table and prints it, a line a case: what is asked, its tolerance, what was read. */
namespace twobus::test
{
inline void checkConformance (const std::string& what, double expected, double tolerance, double read,
                              const std::string& unit)
{
    std::printf ("%-58s expected %8.3f +- %-6.3f read %8.3f %s\n", what.c_str(), expected, tolerance, read,
                 unit.c_str());
    INFO (what);
    CHECK (std::abs (read - expected) <= tolerance);
}

/** The rates at which the standards' tables are checked. */
inline constexpr double conformanceRates[] { 44100.0, 48000.0, 96000.0, 192000.0 };

/** "VU, 48000 Hz: ..." */
inline std::string conformanceCase (const std::string& meter, double sampleRate, const std::string& what)
{
    return meter + ", " + std::to_string (static_cast<int> (sampleRate)) + " Hz: " + what;
}
} // namespace twobus::test
