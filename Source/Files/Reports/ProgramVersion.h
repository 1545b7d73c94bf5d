#pragma once

#include <string>
#include <string_view>

/** @file
    The version of Twobus: its release number and the commit that it was built from.
*/
namespace twobus
{
/** "0.1.0". */
std::string_view programVersion() noexcept;

/** "5efb09b"; "-changed" is added if files differed from the commit; "unknown" if the source came without its history.
    WriteCommit.cmake generates this function. */
std::string_view programCommit() noexcept;

/** The text that --version prints: "twobus-cli 0.1.0, commit 5efb09b", then the versions of JUCE and libsndfile, which
    decide which devices and files can be opened. */
std::string versionText (std::string_view program, std::string_view juceVersion);
} // namespace twobus
