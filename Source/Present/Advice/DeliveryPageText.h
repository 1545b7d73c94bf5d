#pragma once

#include "Advice/DeliveryTarget.h"
#include "Core/Bank/MeterReadings.h"

#include <string>
#include <vector>

/** @file
    The sentences around the rows of DeliveryText, for the page of the window. UTF-8.
*/
namespace twobus
{
/** "−10.6 LUFS integrated · +0.2 dBTP · PLR 10.8 dB"; dashes for what is not measured. Under a minute of signal it ends
    " · so far, 0:34 heard". */
std::string masterText (const MeterReadings&);

/** "Broadcast, film, games and podcasts are hidden. Show them": of those kinds that the table has and hides at first;
    empty where it hides none. When they are shown: "... are shown. Hide them". */
std::string hiddenTargetsText (const std::vector<DeliveryTarget>&, bool areShown);

/** "2026-11"; empty where no target has a date. */
std::string newestDateOf (const std::vector<DeliveryTarget>&);

/** "Figures checked 2026-11, sources in targets.json. Edit that file to add your own.", with the newest date of the
    table. Without a date, or without a file that the user could edit, that part is left out. */
std::string figuresText (const std::vector<DeliveryTarget>&, bool hasUsersFile);
} // namespace twobus
