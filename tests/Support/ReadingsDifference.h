#pragma once

#include "Core/MeterReadings.h"

#include <string>

/** The names of the readings in which two sets differ by as much as a bit, with both values; empty when they
    are the same. */
namespace twobus::test
{
std::string differences (const MeterReadings&, const MeterReadings&);

/** The names of the readings that are not a number; empty when there is none. */
std::string notNumbers (const MeterReadings&);
} // namespace twobus::test
