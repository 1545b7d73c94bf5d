#pragma once

#include <string>

/** @file
    What the window says about the session log. UTF-8.
*/
namespace twobus
{
/** Where the logs are kept, with the home folder as "~". Empty if the system names no home folder. */
std::string shownSessionFolder();

/** For the first start: what is written, what is not, where, and how much. */
std::string sessionLogMeaning();
} // namespace twobus
