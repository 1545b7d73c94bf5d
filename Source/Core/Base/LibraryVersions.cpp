#include "Core/Base/LibraryVersions.h"

#include <fftw3.h>
#include <hwy/highway.h>

namespace twobus
{
std::string highwayVersion()
{
    return std::to_string (HWY_MAJOR) + "." + std::to_string (HWY_MINOR) + "." + std::to_string (HWY_PATCH);
}

std::string fftwVersion()
{
    // The version stands between the first two hyphens of "fftw-3.3.10-sse2-avx".
    const std::string text (fftwf_version);
    const auto begin = text.find ('-') + 1;
    return text.substr (begin, text.find ('-', begin) - begin);
}
} // namespace twobus
