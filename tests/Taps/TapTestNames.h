#pragma once

#include <atomic>
#include <string>
#include <unistd.h>

namespace twobus::test
{
/** A name at which nobody else listens. */
inline std::string ownSocketName()
{
    static std::atomic<int> count { 0 };
    return "twobus-taps-test-" + std::to_string (getpid()) + "-" + std::to_string (++count);
}
} // namespace twobus::test
