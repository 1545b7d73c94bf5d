#pragma once

#include "Present/Base/Document.h"

#include <string>

/** @file
    What Twobus is, its licence, and what it is made with.
*/
namespace twobus
{
/** A version that is empty is left out: the name stands alone. */
struct Versions
{
    std::string twobus, commit;
    std::string juce, fmt, highway, fftw, sndfile, json, zlib;
};

Document about (const Versions&);
} // namespace twobus
