#pragma once

#include "Support/Catch.h"

#include <string>

namespace twobus::test
{
/** Whether a test must end at once, because this build or this machine cannot do what it needs. Prints the reason;
    ctest then counts the test as skipped. Catch2 2 has no SKIP. */
inline bool isSkipped (bool isPossible, const std::string& reason)
{
    if (! isPossible)
        WARN ("Skipped: " << reason);

    return ! isPossible;
}

/** The reason for tests that need FFmpeg's encoders or decoders. */
inline constexpr const char* withoutFfmpeg = "this copy was built without FFmpeg's libraries, or they lack the encoder";
} // namespace twobus::test
