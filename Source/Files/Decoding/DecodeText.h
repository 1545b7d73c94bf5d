#pragma once

#include "Files/Decoding/DecodedStream.h"

#include <string>

namespace twobus
{
/** Returns one sentence for the user that explains why the file cannot be decoded, and one that says what to do. */
std::string decodeText (const DecodeError&);
} // namespace twobus
