#pragma once

#include "Files/Decoding/DecodedStream.h"

#include <string>

namespace twobus
{
/** Why a file cannot be decoded, for a person: one sentence, and one more with what to do. */
std::string decodeText (const DecodeError&);
} // namespace twobus
