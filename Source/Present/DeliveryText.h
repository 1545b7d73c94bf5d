#pragma once

#include "Advice/Delivery.h"

#include <string>
#include <vector>

/** What each service will do with a master, in words: one row a service. UTF-8. */
namespace twobus
{
struct DeliveryRow
{
    std::string name; ///< "Deezer (reported)"
    std::string playsAt; ///< "−14.0 LUFS"; the dash of a spec, and where nothing is known
    std::string change; ///< "−4.6 dB"
    std::string truePeakAfter; ///< "−4.9 dBTP"
    std::string remark; ///< "turned down"; "out of spec: 8.6 LU too loud"; may be empty
    Severity severity = Severity::neutral;
};

DeliveryRow wordsFor (const Delivery&, const DeliveryTarget&);

/** The rows of those targets that are not hidden, or of all. */
std::vector<DeliveryRow> deliveryRows (const MeterReadings&, const std::vector<DeliveryTarget>&, bool withHidden);

/** The same as a table of aligned columns with a heading; each line ends in a line break. */
std::string deliveryTable (const MeterReadings&, const std::vector<DeliveryTarget>&, bool withHidden);

/** The table of targets itself, for `twobus-cli targets`: what each asks for, its date, its source. */
std::string targetsText (const std::vector<DeliveryTarget>&);
} // namespace twobus
