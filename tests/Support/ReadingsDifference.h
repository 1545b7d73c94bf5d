#pragma once

#include "Core/Bank/MeterReadings.h"

#include <string>

/** @file
    Lists the readings that differ by more than the tolerance, or that only one set has, with both values; empty if
    there are none. With tolerance 0 a difference of one bit counts.
*/
namespace twobus::test
{
std::string differences (const MeterReadings&, const MeterReadings&, double tolerance = 0.0);

/** The names of the readings that are NaN; empty if there are none. */
std::string nonFiniteReadings (const MeterReadings&);
} // namespace twobus::test
