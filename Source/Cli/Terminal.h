#pragma once

#include <cstdio>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace twobus
{
/** Whether somebody watches stderr: progress is for them only. */
inline bool stderrIsTerminal() noexcept
{
#ifdef _WIN32
    return _isatty (_fileno (stderr)) != 0;
#else
    return isatty (fileno (stderr)) != 0;
#endif
}

inline constexpr auto outputFailedSentence = "The report could not be written whole: the output is closed or its disk is full.\n";
} // namespace twobus
