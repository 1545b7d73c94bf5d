#pragma once

#include "Advice/Advice.h"
#include "Advice/DeliveryTarget.h"
#include "Core/Bank/MeterReadings.h"
#include "Present/Base/RmsConvention.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/** @file
    The keys that live and file reports share, in their order. Levels are rounded to 0.0001. null means not measured or
    infinite.
*/
namespace twobus
{
using Json = nlohmann::ordered_json;

Json jsonNumber (std::optional<double> value);

/** Adds verdict, trimDb, cause and the keys that explain them. */
void addAdvice (Json&, const Advice&);

/** Adds the readings of the whole programme, with an array per channel beside each maximum; "rmsConvention" says which
    RMS. */
void addProgramme (Json&, const MeterReadings&, RmsConvention);

/** Adds the readings of this moment: the times of the newest warnings (newest first), momentary, short-term, PSR,
    window correlation, bars. */
void addMoment (Json&, const MeterReadings&);

/** Adds, for live audio: what a move has changed, what was not played again, warnings. */
void addFollowUp (Json&, const Advice&);

/** Adds "delivery": what each target does with a master. */
void addDelivery (Json&, const MeterReadings&, const std::vector<DeliveryTarget>&, bool withHidden);

/** One line, without a line break. Invalid UTF-8 (in a file's name) becomes replacement characters. */
std::string jsonLine (const Json&);
} // namespace twobus
