#pragma once

#include "Advice/Delivery.h"

#include <string>
#include <vector>

/** @file
    What each service will do with a master, in words: one row a service. UTF-8.
*/
namespace twobus
{
struct DeliveryRow
{
    std::string name; ///< "Spotify"
    std::string playsAt; ///< "−14.0 LUFS"; the dash of a spec, and where nothing is known
    std::string change; ///< "−4.6 dB"
    std::string truePeakAfter; ///< "−4.9 dBTP"
    std::string ceiling; ///< "−1.0 dBTP": what holds for this programme; the dash where none does
    std::string verdict; ///< in four or five words: "turned down (unofficial)"; "may clip if not turned down"
    std::string remark; ///< the same at length, without "(unofficial)": "out of spec: 8.6 LU too loud"; may be empty
    Severity severity = Severity::neutral;
    bool isReported = false; ///< sources dispute it

    bool operator== (const DeliveryRow&) const = default;
};

DeliveryRow wordsFor (const Delivery&, const DeliveryTarget&);

/** All of a row for who cannot see its columns: "plays at −14.0 LUFS, gain change −4.6 dB, ...: turned down". */
std::string spokenText (const DeliveryRow&);

/** The rows of those targets that are not hidden, or of all. */
std::vector<DeliveryRow> deliveryRows (const MeterReadings&, const std::vector<DeliveryTarget>&, bool withHidden);

/** The same as a table of aligned columns with a heading; each line ends in a line break. */
std::string deliveryTable (const MeterReadings&, const std::vector<DeliveryTarget>&, bool withHidden);

/** Where an entry of the table comes from: "2026-11, several sources: Its own pages". */
std::string sourceText (const DeliveryTarget&);

/** The table of targets itself, for `twobus-cli targets`: what each asks for, its date, its source. */
std::string targetsText (const std::vector<DeliveryTarget>&);
} // namespace twobus
