#pragma once

#include "Advice/DeliveryTarget.h"
#include "Core/Bank/MeterReadings.h"

#include <string>
#include <vector>

/** @file
    The sentences around the rows of DeliveryText, for the Delivery page of the window. UTF-8.
*/
namespace twobus
{
/** "−10.6 LUFS integrated · +0.2 dBTP · PLR 10.8 dB"; dashes for values that were not measured. From a second to a
    minute of signal it ends " · 0:34 of sound", and while the pass runs " · so far, 0:34 of sound". */
std::string masterText (const MeterReadings&);

/** "Broadcast, film, games, podcasts and recommendations are hidden. Show them": names only the kinds that the table has
    and hides at first; empty if it hides none. While they are shown: "... are shown. Hide them". */
std::string hiddenTargetsText (const std::vector<DeliveryTarget>&, bool areShown);

/** The same without the names: "Other targets are hidden. Show them". */
std::string shortHiddenTargetsText (bool areShown);

/** "2026-11"; empty if no target has a date. */
std::string newestDateOf (const std::vector<DeliveryTarget>&);

/** "Figures checked 2026-11, sources in targets.json. Edit that file to add your own.", with the newest date of the
    table. Leaves out the date if there is none, and the last sentence if the user has no file to edit. */
std::string figuresText (const std::vector<DeliveryTarget>&, bool hasUsersFile);
} // namespace twobus
