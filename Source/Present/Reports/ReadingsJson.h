#pragma once

#include "Advice/Advice.h"
#include "Advice/DeliveryTarget.h"
#include "Core/Bank/MeterReadings.h"
#include "Present/Base/RmsConvention.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/** @file
    The keys that live and file reports share, in their order. Levels are rounded to 0.0001; what is not measured
    and what is infinite becomes null.
*/
namespace twobus
{
using Json = nlohmann::ordered_json;

Json jsonNumber (std::optional<double> value);

/** verdict, trimDb, cause and what explains them. */
void addAdvice (Json&, const Advice&);

/** Readings of the whole programme, with an array per channel beside each maximum; "rmsConvention" says which RMS. */
void addProgramme (Json&, const MeterReadings&, RmsConvention);

/** Readings of this moment: when the newest warnings were, the newest first, momentary, short-term, PSR, window
    correlation, bars. */
void addMoment (Json&, const MeterReadings&);

/** Live: what a move has changed, what was not played again, warnings. */
void addFollowUp (Json&, const Advice&);

/** "delivery": what each target makes of a master. */
void addDelivery (Json&, const MeterReadings&, const std::vector<DeliveryTarget>&, bool withHidden);

/** One line, without a line break; text that is not UTF-8 (a file's name) gets replacement characters. */
std::string jsonLine (const Json&);
} // namespace twobus
