#pragma once

#include <cstdio>
#include <filesystem>

namespace twobus
{
/** std::fopen for a path, which on Windows consists of wchar_t. */
inline std::FILE* openFile (const std::filesystem::path& path, const char* mode) noexcept
{
#ifdef _WIN32
    wchar_t wideMode[8] = {};

    for (std::size_t i = 0; i + 1 < std::size (wideMode) && mode[i] != 0; ++i)
        wideMode[i] = static_cast<wchar_t> (mode[i]);

    return _wfopen (path.c_str(), wideMode);
#else
    return std::fopen (path.c_str(), mode);
#endif
}
} // namespace twobus
