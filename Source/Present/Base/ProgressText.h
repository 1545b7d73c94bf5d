#pragma once

#include <optional>
#include <string>
#include <string_view>

/** @file
    How far work is, in one line: "12 of 40 files  31 %  about 0:20 left".
*/
namespace twobus
{
/** share from 0 to 1; the time stands there once it is known. */
std::string progressText (std::string_view subject, double share, std::optional<double> secondsLeft);

/** "about 0:20 left": rounded up, the more the longer it is. */
std::string timeLeftText (double seconds);
} // namespace twobus
