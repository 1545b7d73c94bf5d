#pragma once

#include "Core/Bank/MeterReadings.h"

#include <string>

/** @file
    The names of the readings in which two sets differ by more than the tolerance, or of which one set has not got, with
    both values; empty when there is none. With tolerance 0 a bit is a difference.
*/
namespace twobus::test
{
std::string differences (const MeterReadings&, const MeterReadings&, double tolerance = 0.0);

/** The names of the readings that are not a number; empty when there is none. */
std::string notNumbers (const MeterReadings&);
} // namespace twobus::test
