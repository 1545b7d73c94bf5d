#pragma once

#include "Present/Base/Document.h"

#include <string>

/** @file
    What Twobus is, its licence, and the libraries it uses.
*/
namespace twobus
{
/** An empty version is left out, so the name stands alone. */
struct Versions
{
    std::string twobus, commit;
    std::string juce, fmt, highway, fftw, sndfile, json, zlib;
};

Document about (const Versions&);
} // namespace twobus
