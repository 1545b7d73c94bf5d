#pragma once

#include <optional>
#include <string>
#include <string_view>

/** @file
    The progress of work in one line: "12 of 40 files  31 %  about 0:20 left".
*/
namespace twobus
{
/** share is 0 to 1. The time appears once it is known. */
std::string progressText (std::string_view subject, double share, std::optional<double> secondsLeft);

/** "about 0:20 left": rounded up, in larger steps for longer times. */
std::string timeLeftText (double seconds);
} // namespace twobus
