#pragma once

#include "Advice/Delivery.h"

#include <string>
#include <vector>

/** @file
    What each service will do with a master, in words: one row per service. UTF-8.
*/
namespace twobus
{
struct DeliveryRow
{
    std::string name; ///< "Spotify"
    std::string playsAt; ///< "−14.0 LUFS"; a dash for a spec, and if nothing is known
    std::string change; ///< "−4.6 dB"
    std::string truePeakAfter; ///< "−4.9 dBTP"
    std::string ceiling; ///< "−1.0 dBTP": the one for this programme; a dash if there is none
    std::string verdict; ///< four or five words: "turned down (unofficial)"; "may clip if not turned down"
    std::string remark; ///< the long form, without "(unofficial)": "out of spec: 8.6 LU too loud"; can be empty
    Severity severity = Severity::neutral;
    bool isReported = false; ///< sources disagree about it

    bool operator== (const DeliveryRow&) const = default;
};

DeliveryRow wordsFor (const Delivery&, const DeliveryTarget&);

/** The whole row for users who cannot see its columns: "plays at −14.0 LUFS, gain change −4.6 dB, ...: turned down". */
std::string spokenText (const DeliveryRow&);

/** The rows of all targets, or only of those that are not hidden. */
std::vector<DeliveryRow> deliveryRows (const MeterReadings&, const std::vector<DeliveryTarget>&, bool withHidden);

/** The same as a table of aligned columns with a heading; each line ends with a line break. */
std::string deliveryTable (const MeterReadings&, const std::vector<DeliveryTarget>&, bool withHidden);

/** The source of a target's figures: "2026-11, several sources: Its own pages". */
std::string sourceText (const DeliveryTarget&);

/** The table of targets itself, for `twobus-cli targets`: the requirements, date and source of each. */
std::string targetsText (const std::vector<DeliveryTarget>&);
} // namespace twobus
