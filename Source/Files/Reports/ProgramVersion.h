#pragma once

#include <string>
#include <string_view>

/** @file
    Which Twobus this is: the number of its release, and the commit that it was built from.
*/
namespace twobus
{
/** "0.1.0". */
std::string_view programVersion() noexcept;

/** "5efb09b"; with "-changed" where files were not as committed; "unknown" where the source came without its history.
    WriteCommit.cmake writes its code. */
std::string_view programCommit() noexcept;

/** What --version prints: "twobus-cli 0.1.0, commit 5efb09b", and the libraries that decide what is read and heard. */
std::string versionText (std::string_view program, std::string_view juceVersion);
} // namespace twobus
