#pragma once

#include <cstdio>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace twobus
{
/** Whether somebody watches what is written there. */
inline bool isTerminal (std::FILE* stream) noexcept
{
#ifdef _WIN32
    return _isatty (_fileno (stream)) != 0;
#else
    return isatty (fileno (stream)) != 0;
#endif
}

/** Progress is for those only who watch. */
inline bool stderrIsTerminal() noexcept { return isTerminal (stderr); }

inline constexpr auto outputFailedSentence = "The report could not be written whole: the output is closed or its disk is full.\n";
} // namespace twobus
